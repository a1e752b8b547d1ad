import DataReading
import Diagnostics

/// Looks for strings that are equal in Swift and consist of different bytes: "é" can be one character or two. The
/// server sees two names or values, but Swift strings used as keys, here and in generated code, see one.
struct SpellingCheck {
  /// The characters of ASCII that are equal to another character: U+037E, U+1FEF and U+212A.
  static let ambiguous: Set<UInt8> = [UInt8(ascii: ";"), UInt8(ascii: "`"), UInt8(ascii: "K")]

  private var first: [String: SourceLocation] = [:]
  private let findings: DiagnosticCollector

  init(reportingTo findings: DiagnosticCollector) {
    self.findings = findings
  }

  /// Checks every key and every string of a file.
  mutating func check(_ tree: Node) {
    var pending = [tree]
    while let node = pending.popLast() {
      switch node.value {
      case .string(let text): check(text, at: node.location)
      case .sequence(let nodes): pending += nodes.reversed()
      case .mapping(let mapping):
        for entry in mapping.entries.reversed() {
          pending.append(entry.value)
          pending.append(Node(.string(entry.key), at: entry.keyLocation))
        }
      default: continue
      }
    }
  }

  private mutating func check(_ text: String, at location: SourceLocation) {
    if text.utf8.allSatisfy({ $0 < 0x80 && !Self.ambiguous.contains($0) }) { return }
    guard let index = first.index(forKey: text) else {
      first[text] = location
      return
    }
    let known = first[index]
    guard !known.key.utf8.elementsEqual(text.utf8) else { return }
    findings.error(
      "\(Diagnostic.quoted(text)) looks like a text that occurs elsewhere, but consists of other characters",
      at: location, hint: "write both in one Unicode form, NFC: Swift can't distinguish them",
      notes: [Diagnostic.Note("the same text in another form", at: known.value)])
  }
}
