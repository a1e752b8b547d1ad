import Diagnostics

/// Makes sure that a file is text before a reader looks at it: UTF-8, no NUL, something in it. The readers then need
/// not think of encodings.
enum TextCheck {
  /// What every format refuses.
  static func check(_ file: SourceFile) throws(DiagnosticError) {
    let bytes = file.bytes
    guard bytes.count > file.textOffset else {
      throw DiagnosticError(.error("the file is empty", at: file.start))
    }
    if let encoding = foreignEncoding(of: bytes) {
      throw DiagnosticError(.error("the file is in \(encoding)", at: file.start, hint: "save it as UTF-8"))
    }
    if let offset = bytes.firstIndex(of: 0) {
      throw DiagnosticError(
        .error("the file holds a NUL byte: it is binary, not text", at: file.location(atByte: offset)))
    }
    if let offset = firstInvalidByte(in: bytes) {
      let byte = String(bytes[offset], radix: 16, uppercase: true)
      throw DiagnosticError(
        .error(
          "the byte 0x\(byte) is not UTF-8", at: file.location(atByte: offset), hint: "save the file as UTF-8"))
    }
  }

  /// By the byte order mark or, without one, by the NUL that UTF-16 has beside an ASCII character.
  private static func foreignEncoding(of bytes: [UInt8]) -> String? {
    switch (bytes.first, bytes.dropFirst().first) {
    case (0xFE, 0xFF), (0xFF, 0xFE): "UTF-16"
    case (0, let second?) where second != 0 && bytes.count.isMultiple(of: 2): "UTF-16"
    case (let first?, 0) where first != 0 && bytes.count.isMultiple(of: 2): "UTF-16"
    default: nil
    }
  }

  private static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    // Rare, so it may be slow: walk from scalar to scalar up to the one that does not decode.
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += UTF8.width(scalar)
    }
    return offset
  }
}
