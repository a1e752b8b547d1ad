import APIContract
import Diagnostics

/// A comparison as SARIF 2.1.0, which code scanning of GitHub and many editors show at the lines of the new document.
public struct SARIFReport {
  private let comparison: Comparison
  private let version: String
  private let rules: [Rule]

  /// - Parameters:
  ///   - comparison: The comparison to report.
  ///   - version: The version of the program that made it.
  public init(_ comparison: Comparison, version: String) {
    self.comparison = comparison
    self.version = version
    rules = comparison.changes.map(\.rule).unique
  }

  /// The text of the report, which ends in a line break.
  public var text: String {
    let indices = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1, $0) })
    let results = comparison.changes.map { result($0, ruleIndex: indices[$0.rule] ?? 0) }
    return """
      {
        "version": "2.1.0",
        "runs": [{
          "tool": {"driver": {
            "name": "apigen", "semanticVersion": \(JSONText.string(version).compact),
            "rules": \(JSONText.lines(rules.map(\.sarif), indentation: "      "))
          }},
          "columnKind": "unicodeCodePoints",
          "results": \(JSONText.lines(results, indentation: "    "))
        }]
      }

      """
  }

  private func result(_ change: Change, ruleIndex: Int) -> JSONText {
    let message = JSONText.object([
      ("text", .string(change.sentence)),
      ("markdown", .string("\(change.markdownSentence). Effect: \(change.effects).")),
    ])
    let related = change.new == nil ? nil : change.old.map { Self.location($0, note: "The old document") }
    return .object([
      ("ruleId", .string(change.rule.id)), ("ruleIndex", .integer(ruleIndex)),
      ("level", .string(change.worst.sarif)), ("message", message),
      ("locations", .list(change.place.map { [Self.location($0, operations: change.operations)] } ?? [])),
      ("relatedLocations", related.map { .list([$0]) }),
      ("partialFingerprints", .object([("apigenChange/v1", .string(change.fingerprint))])),
      ("suppressions", change.acceptance.map { .list([Self.suppression($0)]) }),
      ("properties", Self.properties(change)),
    ])
  }

  private static func suppression(_ acceptance: Acceptance) -> JSONText {
    .object([
      ("kind", .string("external")), ("status", .string("accepted")), ("justification", .string(acceptance.reason)),
    ])
  }

  private static func properties(_ change: Change) -> JSONText {
    .object(
      change.axes.map { ($0.axis.rawValue, .string($0.level.rawValue)) } + [
        ("direction", change.direction.map { .string($0.rawValue) }), ("subject", .string(change.subject)),
        ("path", .string(change.path)), ("before", .string(change.before)), ("after", .string(change.after)),
        ("operations", .list(change.operations.map(JSONText.string))),
      ])
  }

  private static func location(_ place: Provenance, note: String? = nil, operations: [String] = []) -> JSONText {
    let start = JSONText.object([
      ("startLine", .integer(place.location.line)), ("startColumn", .integer(place.location.column)),
    ])
    let physical = JSONText.object([
      ("artifactLocation", .object([("uri", .string(place.location.file.path.relativeReference))])),
      ("region", start),
    ])
    return .object([
      ("id", note.map { _ in .integer(1) }), ("physicalLocation", physical),
      (
        "logicalLocations",
        operations.isEmpty ? nil : .list(operations.map { .object([("fullyQualifiedName", .string($0))]) })
      ),
      ("message", note.map { .object([("text", .string($0))]) }),
    ])
  }
}

extension Rule {
  fileprivate var sarif: JSONText {
    let sentence = title + "."
    let levels = [(Axis.wire, wire), (.source, source), (.behaviour, behaviour)]
    let plain = levels.map { "\($0.question) Usually \($1)." }
    let rows = levels.map { "| \($0) | \($0.question) | \($1) |" }
    let table = (["| axis | question | usual level |", "|---|---|---|"] + rows).joined(separator: "\n")
    return .object([
      ("id", .string(id)), ("shortDescription", .object([("text", .string(sentence))])),
      ("fullDescription", .object([("text", .string("\(sentence) \(plain.joined(separator: " "))"))])),
      (
        "help",
        .object([
          ("text", .string("\(sentence) \(plain.joined(separator: " ")) \(advice)")),
          ("markdown", .string("\(sentence.markdown)\n\n\(table)\n\n\(advice.markdown)\n")),
        ])
      ),
      ("defaultConfiguration", .object([("level", .string(max(wire, source, behaviour).sarif))])),
      ("properties", .object([("tags", .list(["api", "compatibility"].map(JSONText.string)))])),
    ])
  }
}

extension Level {
  fileprivate var sarif: String {
    switch self {
    case .breaking: "error"
    case .warning: "warning"
    case .info: "note"
    case .none: "none"
    }
  }
}
