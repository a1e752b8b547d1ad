import APIContract
import APIModel
public import Diagnostics
import OpenAPIDocument

/// The changes between two OpenAPI documents, and their effect on programs that were built from the old one.
public struct Comparison: Sendable {
  /// The changes, worst first; those that have been accepted are last.
  public private(set) var changes: [Change]

  /// What reports call the two documents.
  public let names: (old: String, new: String)

  /// Whether the old document's files are at their paths beside the new ones, rather than in a revision.
  let oldFilesArePresent: Bool

  /// Compares two documents.
  ///
  /// - Parameters:
  ///   - old: The document as it was.
  ///   - new: The document as it is.
  ///   - today: The current day, such as `2026-11-28`: removal dates up to it have passed.
  ///   - reader: The program whose calls the wire axis is about. With ``Reader/any``, no change has a level on the source
  ///     axis, because nothing is known of the program's source.
  ///   - levels: The levels that the project gives to rules.
  public init(
    old: Side, new: Side, today: String, reader: Reader = .generated, levels: LevelSettings = LevelSettings()
  ) async {
    async let codeBefore = reader == .generated ? old.code() : nil
    async let codeAfter = reader == .generated ? new.code() : nil
    var findings = ContractComparison.findings(from: old.trees, to: new.trees, today: today, reader: reader)
    let (before, after) = (await codeBefore, await codeAfter)
    findings.comparePages(before?.pageKinds ?? [:], after?.pageKinds ?? [:])
    var changes = findings.changes(from: old.trees, to: new.trees, reader: reader)
    if reader == .generated, let before, let after {
      let places = PlaceNames(old: old.trees.rootPath, new: new.trees.rootPath)
      var surface = SurfaceAttribution(from: before.surface, to: after.surface, places)
      surface.attribute(to: &changes)
      changes += surface.remaining()
    } else {
      for index in changes.indices { changes[index].source = .none }
      if reader == .generated { changes.append(.notGenerated(old: before == nil)) }
    }
    changes.apply(levels, on: reader == .generated ? Axis.allCases : [.wire, .behaviour])
    // The extensions are about generated code.
    let relevant = changes.filter {
      reader == .generated || ($0.worst != .none && !Rule.extensions.contains($0.rule))
    }
    self.init(relevant, between: old, and: new.name)
  }

  /// Creates a comparison from changes in any order.
  ///
  /// - Parameters:
  ///   - old: The old document.
  ///   - new: What reports call the new one.
  init(_ changes: [Change], between old: Side, and new: String) {
    names = (old.name, new)
    oldFilesArePresent = old.name == old.trees.rootPath
    self.changes = changes.enumerated().sorted { left, right in
      (left.element.worst, right.offset) > (right.element.worst, left.offset)
    }.map(\.element)
  }

  /// Returns the changes that are in two documents themselves, without what they do to the source of programs.
  static func changes(old: DocumentTrees, new: DocumentTrees, today: String) -> [Change] {
    var changes = ContractComparison.findings(from: old, to: new, today: today, reader: .generated)
      .changes(from: old, to: new, reader: .generated)
    for index in changes.indices { changes[index].source = .none }
    return changes
  }

  /// Marks the changes that have been accepted. They stay in the reports and don't count in the verdict.
  ///
  /// - Parameter today: The current day, such as `2026-11-28`: an entry counts up to its last day.
  /// - Returns: A warning for each entry that no longer counts.
  /// - Throws: An error for each entry whose fingerprint is that of a change that it doesn't describe.
  public mutating func accept(_ accepted: AcceptedChanges, today: String) throws(DiagnosticError) -> [Diagnostic] {
    let warnings = try accepted.mark(&changes, today: today)
    changes = changes.filter { $0.acceptance == nil } + changes.filter { $0.acceptance != nil }
    return warnings
  }

  /// The most severe level of all changes on each axis, without those that have been accepted.
  public var verdict: (wire: Level, source: Level, behaviour: Level) {
    (verdict(on: .wire), verdict(on: .source), verdict(on: .behaviour))
  }

  /// The most severe level of all changes on an axis, without those that have been accepted.
  func verdict(on axis: Axis) -> Level { changes.map { $0.openLevel(on: axis) }.max() ?? .none }
}

extension Change {
  /// Returns the change for a document from which no code can be generated, so that its code can't be compared.
  fileprivate static func notGenerated(old: Bool) -> Change {
    Change(
      rule: Rule.notCompared, direction: nil, old: nil, new: nil, subject: "",
      before: old ? "no code can be generated" : "", after: old ? "" : "no code can be generated", operations: [],
      wire: .none, source: .warning, behaviour: .none)
  }
}
