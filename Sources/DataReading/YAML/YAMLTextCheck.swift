import Diagnostics

/// Checks YAML for content that libyaml reports less clearly or takes too long to process. The file is known to be
/// UTF-8.
enum YAMLTextCheck {
  /// The limit on directives: libyaml compares each %TAG directive with all before it, so a megabyte of them takes
  /// seconds.
  private static let mostDirectives = 100

  /// Reports control characters that YAML excludes (section 5.1).
  static func checkCharacters(_ file: SourceFile) throws(DiagnosticError) {
    let found = DiagnosticCollector(limit: TreeBuilder.mostFaults)
    file.bytes.withUnsafeBufferPointer { bytes in
      for index in bytes.indices {
        guard isSuspicious[Int(bytes[index])], let scalar = unprintable(bytes, index) else { continue }
        let code = scalar.fourDigits
        found.error(
          "the control character U+\(code) can't stand in YAML", at: file.location(atByte: index),
          hint: "in double quotes it can be written as `\\u\(code)`")
      }
    }
    try found.check()
  }

  /// Rejects a file that begins with too many directives.
  static func checkDirectives(_ file: SourceFile) throws(DiagnosticError) {
    var directives = 0
    var number = 1
    while let line = file.line(number) {
      if line.utf8.first == UInt8(ascii: "%") {
        directives += 1
      } else if let first = line.utf8.first(where: { !$0.isBlank }), first != UInt8(ascii: "#") {
        return
      }
      guard directives <= mostDirectives else {
        let location = SourceLocation(file: file, line: number, column: 1)
        throw DiagnosticError(.error("the file has more than \(mostDirectives) directives", at: location))
      }
      number += 1
    }
  }

  /// The first bytes of the characters to check: C0 and DEL, and the first bytes of C1 and U+FFFE.
  private static let isSuspicious: [Bool] = (0...255).map { byte in
    switch byte {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F, 0xC2, 0xEF: true
    default: false
    }
  }

  /// Returns the code of the character at `index` if YAML excludes it. NEL is the only C1 control that it allows.
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
