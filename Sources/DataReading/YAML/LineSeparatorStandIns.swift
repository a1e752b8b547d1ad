/// Keeps U+0085, U+2028 and U+2029 from libyaml, which ends a line at them as YAML 1.1 does. In YAML 1.2 they are
/// characters like others (section 5.4), and a pasted U+2028 within a description is no rare thing.
///
/// Each is replaced by a character for private use that the file does not have, and put back into what was read.
/// Lines and columns stay those of the file; files without these characters are passed on as they are.
struct LineSeparatorStandIns {
  private static let separators: [Unicode.Scalar] = ["\u{85}", "\u{2028}", "\u{2029}"]
  private static let privateUse: ClosedRange<Unicode.Scalar> = "\u{E000}"..."\u{EFFF}"
  /// What all characters of `privateUse` begin with in UTF-8.
  private static let privateUseLead: UInt8 = 0xEE

  /// Empty for a file without separators.
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

  /// The bytes as libyaml is to see them.
  func hiding(_ bytes: [UInt8]) -> [UInt8] {
    standIns.isEmpty ? bytes : Array(Self.replace(standIns, in: String(decoding: bytes, as: UTF8.self)).utf8)
  }

  /// Text that libyaml has read, as the file has it.
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
