import APIContract
public import DataReading
public import Diagnostics
import OpenAPIDocument

/// The differences between a document and the API that it describes, as the API describes itself. The document is the
/// old side and the API the new one: each difference says what it means to programs that were built from the document.
public struct Drift: Sendable {
  /// The differences, worst first.
  public let comparison: Comparison

  /// Whether an entry of `corrections.yaml` no longer applies.
  public var hasStaleCorrections: Bool { comparison.changes.contains { $0.rule.isAboutCorrections } }

  /// Compares a document with the API's own description.
  ///
  /// - Parameters:
  ///   - spec: The document, and what is generated from it.
  ///   - upstream: The API's own description. Only what the document is about has to be valid.
  ///   - files: Where the files are read from that the description refers to.
  ///   - corrections: What the description gets wrong.
  ///   - today: The current day, such as `2026-11-28`: removal dates up to it have passed.
  ///   - levels: The levels that the project gives to rules, of which those on the source axis don't matter here.
  /// - Throws: Every fault of the API's own description, or of the `apigen.yaml` beside the document, which declares the
  ///   levels of scopes.
  public init(
    spec: Comparison.Side, upstream: Node, files: FileStore, corrections: Corrections, today: String,
    levels: LevelSettings = LevelSettings()
  ) throws(DiagnosticError) {
    let scopes = try spec.scopeLevels.get()
    let ours = Contract(spec.trees)
    let selection = UpstreamSelection(ours, levels: scopes, unwanted: corrections.unwanted)
    let selected = try selection.selected(from: upstream)
    let theirs = try DocumentReader(reader: DataReader(files: files)).read(root: selected).trees
    let corrected = CorrectedUpstream(
      corrections, spec: ours, upstream: Contract(theirs), root: selected, levels: scopes)
    var differences = Comparison.changes(
      old: spec.trees, new: theirs.replacing(root: corrected.root, withPartsOf: spec.trees), today: today)
    differences.apply(levels, on: [.wire, .behaviour])
    let relevant = differences.filter { $0.worst != .none && !Self.isOurOwn($0.rule) }
    let folded = TwinFolding(scopes, spec: ours.operations).folded(relevant)
    var stale = selection.staleEntries(in: upstream).map(Change.init(stale:)) + corrected.changes
    stale.apply(levels, on: [.wire, .behaviour])
    comparison = Comparison(stale + folded, between: spec, and: upstream.location.file.path)
  }

  /// Whether a rule is about something that only the document has: names in Swift, extensions but for scopes, servers.
  private static func isOurOwn(_ rule: Rule) -> Bool {
    let group = rule.id.prefix { $0 != "." }
    return ["retry", "sent-default", "secret", "paging", "server", "scope", "surface"].contains(group)
      || ["op.id-changed", "op.group-changed", "op.deprecation-message-changed"].contains(rule.id)
  }
}

extension Change {
  /// Creates the change for an entry of `unwanted` that is about no operation any more.
  fileprivate init(stale entry: Corrections.Unwanted) {
    self.init(
      Rule.correctionGone, about: entry.source, subject: entry.patterns.map(\.text).joined(separator: ", "))
  }

  /// Creates a change about an entry of `corrections.yaml`.
  init(
    _ rule: Rule, about entry: Corrections.Source, new: Provenance? = nil, subject: String, before: String = "",
    after: String = "", operations: [String] = []
  ) {
    self.init(
      rule: rule, direction: nil,
      old: Provenance(file: entry.location.file.path, pointer: entry.pointer, location: entry.location), new: new,
      subject: subject, before: before, after: after, operations: operations, wire: rule.wire, source: rule.source,
      behaviour: rule.behaviour)
  }
}
