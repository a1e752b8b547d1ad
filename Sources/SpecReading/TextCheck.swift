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

  /// The control characters that YAML 1.2.2 has no place for (section 5.1). JSON has rules of its own.
  static func checkControlCharacters(_ file: SourceFile) throws(DiagnosticError) {
    var found = DiagnosticList()
    file.bytes.withUnsafeBufferPointer { bytes in
      for index in bytes.indices {
        guard isSuspicious[Int(bytes[index])], let scalar = unprintable(bytes, index) else { continue }
        let code = scalar.fourDigits
        found.add(
          .error(
            "the control character U+\(code) can't stand in YAML", at: file.location(atByte: index),
            hint: "in double quotes it can be written as `\\u\(code)`"))
      }
    }
    try found.check()
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

  /// The first bytes of characters to look at: C0 and DEL, and what C1 and U+FFFE begin with.
  private static let isSuspicious: [Bool] = (0...255).map { byte in
    switch byte {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F, 0xC2, 0xEF: true
    default: false
    }
  }

  /// The code of the character at `index`, if YAML excludes it. NEL is the one C1 control it takes.
  private static func unprintable(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt32? {
    switch bytes[index] {
    case 0xC2:
      let next = bytes[index + 1]
      return next < 0xA0 && next != 0x85 ? UInt32(next) : nil
    case 0xEF:
      guard bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE else { return nil }
      return 0xFFC0 + UInt32(bytes[index + 2] & 0x3F)
    default:
      return UInt32(bytes[index])
    }
  }
}
