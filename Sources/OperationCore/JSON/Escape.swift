/// An escape in a JSON string (RFC 8259, section 7). A surrogate pair is a single escape. Half a pair is no character:
/// servers send it if they cut a text within a character, so it is read as U+FFFD.
struct Escape {
  let scalar: Unicode.Scalar
  /// Whether the escape is half of a surrogate pair.
  var isLoneSurrogate = false
  /// The offset after the escape.
  let end: Int

  /// Reads the escape that begins with the backslash at `start`.
  init(at start: Int, of text: UnsafeRawBufferPointer) throws(JSONError) {
    let letter = start + 1 < text.count ? text[start + 1] : 0
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scalar = Unicode.Scalar(letter)
    case UInt8(ascii: "b"): scalar = "\u{8}"
    case UInt8(ascii: "f"): scalar = "\u{C}"
    case UInt8(ascii: "n"): scalar = "\n"
    case UInt8(ascii: "r"): scalar = "\r"
    case UInt8(ascii: "t"): scalar = "\t"
    case UInt8(ascii: "u"):
      let first = try Self.unit(at: start, of: text)
      if let single = Unicode.Scalar(first) {
        scalar = single
        end = start + 6
        return
      }
      guard let pair = try Self.pair(first, at: start, of: text) else {
        scalar = "\u{FFFD}"
        isLoneSurrogate = true
        end = start + 6
        return
      }
      scalar = pair
      end = start + 12
      return
    default:
      throw Self.error("an escape that JSON does not have", at: start)
    }
    end = start + 2
  }

  /// Returns the character whose first half is at `start`; nil if its second half doesn't follow.
  private static func pair(
    _ first: UInt32, at start: Int, of text: UnsafeRawBufferPointer
  ) throws(JSONError) -> Unicode.Scalar? {
    guard UTF16.isLeadSurrogate(UInt16(first)), start + 7 < text.count,
      text[start + 6] == UInt8(ascii: "\\"), text[start + 7] == UInt8(ascii: "u")
    else { return nil }
    let second = try unit(at: start + 6, of: text)
    guard UTF16.isTrailSurrogate(UInt16(second)) else { return nil }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  /// Returns the value of the four hexadecimal digits of a `\u` escape.
  private static func unit(at start: Int, of text: UnsafeRawBufferPointer) throws(JSONError) -> UInt32 {
    var unit: UInt32 = 0
    for place in start + 2..<start + 6 {
      guard place < text.count, let digit = HexadecimalDigit.value(of: text[place]) else {
        throw error("an escape without four hexadecimal digits", at: start)
      }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

  private static func error(_ found: String, at offset: Int) -> JSONError {
    JSONError(offset: offset, .unexpected(expected: "a character or a valid escape", found: found))
  }
}
