import APIContract
import Diagnostics

/// A comparison as JSON, for programs. `Schemas/apigen-diff-1.json` describes it; `version` is the version of this
/// format, and stays 1 as long as properties are only added.
public struct JSONReport {
  private let comparison: Comparison

  /// Creates the report of a comparison.
  public init(_ comparison: Comparison) {
    self.comparison = comparison
  }

  /// The text of the report, which ends in a line break. The same documents always give the same bytes.
  public var text: String {
    let verdict = Axis.allCases.map { ($0.rawValue, JSONText.string(comparison.verdict(on: $0).rawValue)) }
    return """
      {
        "version": 1,
        "verdict": \(JSONText.object(verdict).compact),
        "changes": \(JSONText.lines(comparison.changes.map(Self.object), indentation: "  "))
      }

      """
  }

  private static func object(_ change: Change) -> JSONText {
    .object([
      ("rule", .string(change.rule.id)), ("operations", .list(change.operations.map(JSONText.string))),
      ("direction", change.direction.map { .string($0.rawValue) } ?? .null),
      ("path", .string(change.path)), ("subject", .string(change.subject)), ("before", .string(change.before)),
      ("after", .string(change.after)),
      ("old", place(change.old)), ("new", place(change.new)), ("wire", .string(change.wire.rawValue)),
      ("source", .string(change.source.rawValue)), ("behaviour", .string(change.behaviour.rawValue)),
      ("fingerprint", .string(change.fingerprint)),
      ("accepted", change.acceptance.map(acceptance) ?? .null),
    ])
  }

  private static func acceptance(_ acceptance: Acceptance) -> JSONText {
    .object([
      ("reason", .string(acceptance.reason)), ("date", .string(acceptance.date)),
      ("until", acceptance.until.map(JSONText.string) ?? .null),
      ("axes", .list(Axis.allCases.filter(acceptance.axes.contains).map { .string($0.rawValue) })),
    ])
  }

  private static func place(_ place: Provenance?) -> JSONText {
    guard let place else { return .null }
    return .object([
      ("file", .string(place.file)), ("line", .integer(place.location.line)),
      ("column", .integer(place.location.column)), ("pointer", .string(place.pointer.description)),
    ])
  }
}
