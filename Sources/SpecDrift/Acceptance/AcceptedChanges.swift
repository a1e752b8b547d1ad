public import DataReading
public import Diagnostics
import OpenAPIDocument

/// The changes that somebody has accepted, from the file `accepted.yaml` beside the new document.
public struct AcceptedChanges: Sendable {
  /// The entries of the file.
  let entries: [Acceptance]

  /// Returns the path of the file beside a document.
  public static func path(besides document: String) -> String { FilePath.folder(of: document) + "accepted.yaml" }

  /// Reads `accepted.yaml`.
  ///
  /// - Throws: Every fault with its location: unknown keys, values of the wrong type, an entry without a reason, two
  ///   entries for one change.
  public init(_ node: Node) throws(DiagnosticError) {
    let reader = FieldReader()
    let root = reader.mapping(node, keys: ["accepted"])
    entries = root["accepted"].map { reader.sequence($0).compactMap(reader.acceptance) } ?? []
    var seen: Set<String> = []
    for entry in entries where !seen.insert(entry.fingerprint).inserted {
      reader.diagnostics.error("another entry has the same fingerprint", at: entry.location)
    }
    try reader.diagnostics.check()
  }

  /// Marks the changes that have an entry.
  ///
  /// - Parameters:
  ///   - changes: The changes of a comparison.
  ///   - today: The current day, such as `2026-11-28`: an entry counts up to its last day.
  /// - Returns: A warning for each entry that no longer counts.
  /// - Throws: An error for each entry whose fingerprint is that of a change that it doesn't describe.
  func mark(_ changes: inout [Change], today: String) throws(DiagnosticError) -> [Diagnostic] {
    let diagnostics = DiagnosticCollector()
    let indices = Dictionary(grouping: changes.indices) { changes[$0].fingerprint }
    for entry in entries {
      guard let found = indices[entry.fingerprint], let first = found.first.map({ changes[$0] }) else {
        diagnostics.warning("no change has this fingerprint", at: entry.location, hint: "remove the entry")
        continue
      }
      guard entry.rule == first.rule.id, entry.at == first.at else {
        diagnostics.error(
          "the entry says `\(entry.rule)` at `\(entry.at)`, and its fingerprint is that of `\(first.rule.id)` at `\(first.at)`",
          at: entry.location)
        continue
      }
      if let until = entry.until, until < today {
        diagnostics.warning(
          "the change was accepted until \(until), so it counts again", at: entry.location,
          hint: "remove the entry, or give it a later day")
        continue
      }
      for index in found { changes[index].acceptance = entry }
    }
    try diagnostics.check()
    return diagnostics.all
  }
}

extension FieldReader {
  fileprivate func acceptance(_ node: Node) -> Acceptance? {
    let fields = mapping(node, keys: ["fingerprint", "rule", "at", "reason", "date", "until", "axes"])
    guard node.mapping != nil else { return nil }
    let texts = ["fingerprint", "rule", "at", "reason", "date"].map { key in
      requiredText(
        key, in: fields, of: node, hint: key == "reason" ? "say why the change is acceptable" : nil)
    }
    let until = fields["until"].flatMap { text($0) }
    for day in [fields["date"], fields["until"]].compactMap(\.self) where day.string != nil && Sunset.day(day) == nil {
      diagnostics.error("\(day.jsonText) isn't a day", at: day.location, hint: "for example 2026-11-28")
    }
    let axes = fields["axes"].map { Set(sequence($0).compactMap { choice($0, "axis") }) } ?? Set(Axis.allCases)
    let given = texts.compactMap(\.self)
    guard given.count == texts.count else { return nil }
    return Acceptance(
      fingerprint: given[0], rule: given[1], at: given[2], reason: given[3], date: given[4], until: until, axes: axes,
      location: node.location)
  }
}
