/// Percent-encoding of UTF-8 text (RFC 3986, section 2.1).
enum PercentEncoding {
  /// Whether a byte is never encoded: letters, digits and `-._~`.
  static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default:
      false
    }
  }

  /// Whether a byte can be in a path segment as it is. `@` is allowed there (RFC 3986, section 3.3) and reads better in
  /// `@current`.
  static func isPathByte(_ byte: UInt8) -> Bool {
    isUnreserved(byte) || byte == UInt8(ascii: "@")
  }

  /// Appends `text`, with each byte that `isKept` refuses as `%XX`.
  static func append(_ text: String, keeping isKept: (UInt8) -> Bool, to output: inout String) {
    guard !text.utf8.allSatisfy(isKept) else { return output += text }
    for byte in text.utf8 {
      if isKept(byte) {
        output.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        output += byte < 0x10 ? "%0" : "%"
        output += String(byte, radix: 16, uppercase: true)
      }
    }
  }

  /// Decodes a text.
  ///
  /// - Returns: The text; nil if an escape is malformed or the bytes aren't UTF-8. If `isForm`, as in queries, `+` is a
  ///   space.
  static func decode(_ encoded: Substring, isForm: Bool = true) -> String? {
    var bytes: [UInt8] = []
    var rest = encoded.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(isForm && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(HexadecimalDigit.value),
        let low = rest.popFirst().flatMap(HexadecimalDigit.value)
      else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
