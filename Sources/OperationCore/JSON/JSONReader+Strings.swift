/// Reading strings: scanned a word at a time, validated, and copied once.
extension JSONReader {
  /// Reads a string.
  mutating func readString() throws(JSONError) -> String {
    let start = position
    guard byte == UInt8(ascii: "\"") else { throw unexpected("a string") }
    let span = try scanString()
    if span.hasLoneSurrogate { note(.loneSurrogate, of: object.type, at: start) }
    return string(span)
  }

  /// Reads a string that is parsed from its bytes and not kept.
  ///
  /// - Parameters:
  ///   - expected: What is expected, for the error.
  ///   - parse: Parses the bytes; nil if they have the wrong format.
  @inline(__always)
  mutating func readText<Value>(
    _ expected: StaticString, _ parse: (UnsafeRawBufferPointer) -> Value?
  ) throws(JSONError) -> Value {
    let start = position
    guard byte == UInt8(ascii: "\"") else { throw unexpected(expected.description) }
    let span = try scanString()
    let value =
      if span.hasEscapes {
        Array(string(span).utf8).withUnsafeBytes(parse)
      } else {
        parse(UnsafeRawBufferPointer(rebasing: bytes[span.start..<span.end]))
      }
    guard let value else { throw malformed(expected.description, "a string of another form", at: start) }
    return value
  }

  /// Reads a number or boolean from a string, if the reader allows that; otherwise throws.
  mutating func readScalarText<Value>(
    _ expected: String, _ parse: (String) -> Value?
  ) throws(JSONError) -> Value {
    let start = position
    guard scalarsMayBeText, byte == UInt8(ascii: "\"") else { throw unexpected(expected) }
    guard let value = parse(try readString()) else {
      throw malformed(expected, "a string of another form", at: start)
    }
    return value
  }

  func string(_ span: TextSpan) -> String {
    span.string(from: bytes)
  }

  /// Validates the string whose opening quote is at the reader's position, and moves the reader after its closing
  /// quote.
  mutating func scanString() throws(JSONError) -> TextSpan {
    let start = position + 1
    var place = start
    var hasEscapes = false
    var hasLoneSurrogate = false
    while true {
      while place &+ 8 <= bytes.count {
        let marks = Self.marks(in: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        guard marks == 0 else {
          place &+= marks.trailingZeroBitCount &>> 3
          break
        }
        place &+= 8
      }
      guard place < bytes.count else {
        throw malformed("the end of the string", "the end of the text", at: place)
      }
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "\""):
        position = place &+ 1
        return TextSpan(start: start, end: place, hasEscapes: hasEscapes, hasLoneSurrogate: hasLoneSurrogate)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        let escape = try Escape(at: place, of: bytes)
        if escape.isLoneSurrogate { hasLoneSurrogate = true }
        place = escape.end
      case 0..<0x20:
        throw malformed("a character or a valid escape", "the control character \(Self.hexadecimal(byte))", at: place)
      case 0x80...:
        guard let length = UTF8Sequence.length(at: place, of: bytes) else {
          throw malformed("text in UTF-8", "bytes that are not", at: place)
        }
        place &+= length
      default:
        place &+= 1
      }
    }
  }

  /// Marks the bytes of a word that can't simply be skipped: quotes, backslashes, control characters and everything
  /// beyond ASCII. The lowest mark is exact; those above it may be false, because subtraction borrows.
  @inline(__always)
  private static func marks(in word: UInt64) -> UInt64 {
    let word = UInt64(littleEndian: word)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
    let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
    let found =
      ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes) | ((word &- ones &* 0x20) & ~word) | word
    return found & (ones &* 0x80)
  }
}
