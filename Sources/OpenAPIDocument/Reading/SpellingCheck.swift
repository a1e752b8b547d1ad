import DataReading
import Diagnostics

/// Looks for texts that are the same to Swift's `String` and are different bytes: "é" can be one character or two. To
/// the server they are two names or values; to everything that is keyed by text here, and in emitted code, they are one.
struct SpellingCheck {
  private var first: [String: SourceLocation] = [:]
  private let findings: DiagnosticCollector

  init(reportingTo findings: DiagnosticCollector) {
    self.findings = findings
  }

  /// Looks at every key and every text of a file.
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
    guard let index = first.index(forKey: text) else {
      first[text] = location
      return
    }
    let known = first[index]
    guard !known.key.utf8.elementsEqual(text.utf8) else { return }
    findings.error(
      "\(Diagnostic.quoted(text)) looks like a text that is written elsewhere, but is made of other characters",
      at: location, hint: "write both in one Unicode form, NFC: they can't be told apart in Swift",
      notes: [Diagnostic.Note("the same text in another form", at: known.value)])
  }
}
