import DataReading
import Diagnostics

/// Looks for strings that are equal in Swift and consist of different bytes: "é" can be one character or two. The
/// server sees two names or values, but Swift strings used as keys, here and in generated code, see one.
struct SpellingCheck {
  private var first: [String: SourceLocation] = [:]
  private let findings: DiagnosticCollector

  init(reportingTo findings: DiagnosticCollector) {
    self.findings = findings
  }

  /// Checks every key and every string of a file.
  mutating func check(_ node: Node) {
    switch node.value {
    case .string(let text): check(text, at: node.location)
    case .sequence(let nodes): for node in nodes { check(node) }
    case .mapping(let mapping):
      for entry in mapping.entries {
        check(entry.key, at: entry.keyLocation)
        check(entry.value)
      }
    case .null, .bool, .integer, .number: break
    }
  }

  private mutating func check(_ text: String, at location: SourceLocation) {
    if text.hasOneSpelling { return }
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

extension SpellingCheck {
  /// Whether a character of ASCII is equal to another one: to U+037E, U+1FEF or U+212A.
  static func isAmbiguous(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ";"), UInt8(ascii: "`"), UInt8(ascii: "K"): true
    default: false
    }
  }
}

extension String {
  /// Whether no other bytes are the same text.
  fileprivate var hasOneSpelling: Bool {
    let isUnambiguous = utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { $0 < 0x80 && !SpellingCheck.isAmbiguous($0) }
    }
    return isUnambiguous ?? false
  }
}
