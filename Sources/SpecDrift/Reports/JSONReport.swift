import APIContract
import DataReading
import Diagnostics

/// A comparison as JSON, for programs. `version` is the version of this format.
public struct JSONReport {
  private let comparison: Comparison

  /// Creates the report of a comparison.
  public init(_ comparison: Comparison) {
    self.comparison = comparison
  }

  /// The text of the report, which ends in a line break. The same documents always give the same bytes.
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
      ("rule", change.rule.id.jsonText),
      ("operations", "[\(change.operations.map(\.jsonText).joined(separator: ", "))]"),
      ("direction", change.direction.map { $0.rawValue.jsonText } ?? "null"),
      ("subject", change.subject.jsonText), ("before", change.before.jsonText),
      ("after", change.after.jsonText), ("old", place(change.old)), ("new", place(change.new)),
      ("wire", change.wire.rawValue.jsonText), ("source", change.source.rawValue.jsonText),
      ("behaviour", change.behaviour.rawValue.jsonText), ("fingerprint", change.fingerprint.jsonText),
    ]
    return "    {" + fields.map { "\($0.0.jsonText): \($0.1)" }.joined(separator: ", ") + "}"
  }

  private static func place(_ place: Provenance?) -> String {
    guard let place else { return "null" }
    let fields = [
      "\"file\": \(place.file.jsonText)", "\"line\": \(place.location.line)",
      "\"column\": \(place.location.column)", "\"pointer\": \(place.pointer.description.jsonText)",
    ]
    return "{\(fields.joined(separator: ", "))}"
  }
}
