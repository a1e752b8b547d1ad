import APIContract
import Diagnostics

/// A comparison as JSON, for programs. `version` says which form it has.
public struct JSONReport {
  private let comparison: Comparison

  /// Prints a comparison.
  public init(_ comparison: Comparison) {
    self.comparison = comparison
  }

  /// The report; ends in a line break. The same documents always give the same bytes.
  public var text: String {
    let verdict = comparison.verdict
    let changes = comparison.changes.map(Self.object).joined(separator: ",\n")
    return """
      {
        "version": 1,
        "verdict": {"wire": "\(verdict.wire)", "source": "\(verdict.source)", "behaviour": "\(verdict.behaviour)"},
        "changes": [\(changes.isEmpty ? "" : "\n\(changes)\n  ")]
      }

      """
  }

  private static func object(_ change: Change) -> String {
    let fields: [(String, String)] = [
      ("rule", change.rule.id.jsonLiteral),
      ("operations", "[\(change.operations.map(\.jsonLiteral).joined(separator: ", "))]"),
      ("direction", change.direction.map { $0.rawValue.jsonLiteral } ?? "null"),
      ("subject", change.subject.jsonLiteral), ("before", change.before.jsonLiteral),
      ("after", change.after.jsonLiteral), ("old", place(change.old)), ("new", place(change.new)),
      ("wire", change.wire.rawValue.jsonLiteral), ("source", change.source.rawValue.jsonLiteral),
      ("behaviour", change.behaviour.rawValue.jsonLiteral), ("fingerprint", change.fingerprint.jsonLiteral),
    ]
    return "    {" + fields.map { "\($0.0.jsonLiteral): \($0.1)" }.joined(separator: ", ") + "}"
  }

  private static func place(_ place: Provenance?) -> String {
    guard let place else { return "null" }
    let fields = [
      "\"file\": \(place.file.jsonLiteral)", "\"line\": \(place.location.line)",
      "\"column\": \(place.location.column)", "\"pointer\": \(place.pointer.description.jsonLiteral)",
    ]
    return "{\(fields.joined(separator: ", "))}"
  }
}

extension String {
  /// The text as a JSON string.
  fileprivate var jsonLiteral: String {
    var text = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F || (0x2028...0x2029).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
