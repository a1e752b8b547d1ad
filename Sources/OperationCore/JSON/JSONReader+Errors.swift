extension JSONReader {
  /// Returns an error at the reader's position.
  ///
  /// - Parameter expected: What was expected there, such as "a date".
  public func unexpected(_ expected: String) -> JSONError {
    JSONError(offset: position, .unexpected(expected: expected, found: found))
  }

  /// Returns an error about a string or number that has the right kind but the wrong format.
  func malformed(_ expected: String, _ found: String, at offset: Int) -> JSONError {
    JSONError(offset: offset, .unexpected(expected: expected, found: found))
  }

  /// The kind of value at the reader's position: errors never quote the text.
  private var found: String {
    guard position < bytes.count else { return "the end of the text" }
    switch bytes[position] {
    case UInt8(ascii: "\""): return "a string"
    case UInt8(ascii: "{"): return "an object"
    case UInt8(ascii: "["): return "an array"
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return "a number"
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return "a truth value"
    case UInt8(ascii: "n"): return "null"
    case UInt8(ascii: ","): return "a comma"
    case UInt8(ascii: ":"): return "a colon"
    case UInt8(ascii: "}"): return "the end of an object"
    case UInt8(ascii: "]"): return "the end of an array"
    case let byte: return "the byte \(Self.hexadecimal(byte))"
    }
  }

  static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 0x10 ? "0x0" : "0x") + String(byte, radix: 16, uppercase: true)
  }
}
