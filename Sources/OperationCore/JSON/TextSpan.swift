/// A string by its position in a JSON text, between its quotes, already validated.
struct TextSpan {
  let start: Int
  let end: Int
  let hasEscapes: Bool
  /// Whether one of the escapes is half of a surrogate pair, which is read as U+FFFD.
  let hasLoneSurrogate: Bool

  var count: Int { end - start }

  /// Returns the string itself.
  func string(from text: UnsafeRawBufferPointer) -> String {
    guard hasEscapes else {
      return String(decoding: UnsafeRawBufferPointer(rebasing: text[start..<end]), as: UTF8.self)
    }
    // No escape is shorter than the character that it represents.
    return String(unsafeUninitializedCapacity: count) { buffer in
      var written = 0
      var place = start
      while place < end {
        let byte = text[place]
        if byte == UInt8(ascii: "\\"), let escape = try? Escape(at: place, of: text) {
          for unit in escape.scalar.utf8 {
            buffer[written] = unit
            written += 1
          }
          place = escape.end
        } else {
          buffer[written] = byte
          written += 1
          place += 1
        }
      }
      return written
    }
  }
}
