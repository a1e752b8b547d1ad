import Diagnostics

/// Checks that a file is text before it is parsed: UTF-8, without NUL and not empty. The parsers can then ignore
/// encodings.
enum TextCheck {
  /// Rejects what no format accepts.
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
          "the byte 0x\(byte) isn't UTF-8", at: file.location(atByte: offset), hint: "save the file as UTF-8"))
    }
  }

  /// Detects UTF-16 by the byte order mark or, without one, by the NUL beside an ASCII character.
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
    // This is rare, so it may be slow: check scalar by scalar up to the first one that can't be decoded.
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += UTF8.width(scalar)
    }
    return offset
  }
}
