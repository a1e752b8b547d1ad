/// Hides U+0085, U+2028 and U+2029 from libyaml, which ends a line at them as in YAML 1.1. In YAML 1.2 they are
/// ordinary characters (section 5.4), and a pasted U+2028 in a `description` is not unusual.
///
/// Each is replaced by a private-use character that doesn't occur in the file, and restored in the text that was read.
/// Lines and columns stay those of the file; files without these characters are passed on unchanged.
struct LineSeparatorStandIns {
  private static let separators: [Unicode.Scalar] = ["\u{85}", "\u{2028}", "\u{2029}"]
  private static let privateUse: ClosedRange<Unicode.Scalar> = "\u{E000}"..."\u{EFFF}"
  /// The first UTF-8 byte of all characters of `privateUse`.
  private static let privateUseLead: UInt8 = 0xEE

  /// The replacements; empty for a file without separators.
  private let standIns: [Unicode.Scalar: Unicode.Scalar]
  private let originals: [Unicode.Scalar: Unicode.Scalar]

  init(for bytes: [UInt8]) {
    guard Self.hasSeparator(bytes) else {
      standIns = [:]
      originals = [:]
      return
    }
    let used = Set(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    let unused = (Self.privateUse.lowerBound.value...Self.privateUse.upperBound.value).lazy
      .compactMap(Unicode.Scalar.init)
      .filter { !used.contains($0) }
    let pairs = Array(zip(Self.separators, unused))
    standIns = Dictionary(pairs) { first, _ in first }
    originals = Dictionary(pairs.map { ($1, $0) }) { first, _ in first }
  }

  /// The bytes for libyaml.
  func hiding(_ bytes: [UInt8]) -> [UInt8] {
    standIns.isEmpty ? bytes : Array(Self.replace(standIns, in: String(decoding: bytes, as: UTF8.self)).utf8)
  }

  /// Restores the characters of the file in text that libyaml has read.
  func restoring(_ text: String) -> String {
    guard !originals.isEmpty, text.utf8.contains(Self.privateUseLead) else { return text }
    return Self.replace(originals, in: text)
  }

  private static func replace(_ pairs: [Unicode.Scalar: Unicode.Scalar], in text: String) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text.unicodeScalars.lazy.map { pairs[$0] ?? $0 })
    return String(scalars)
  }

  private static func hasSeparator(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      bytes.indices.contains { index in
        switch bytes[index] {
        case 0xC2: bytes[index + 1] == 0x85
        case 0xE2: bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8
        default: false
        }
      }
    }
  }
}
