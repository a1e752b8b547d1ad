import APIContract
import APIModel
import DataReading
import Diagnostics
import OpenAPIDocument

/// What a comparison of two documents finds, each finding with the operations that it affects.
struct ContractFindings {
  /// What a finding affects.
  private struct Reach {
    var operations: Set<Int> = []
    /// Whether it only affects error responses.
    var isFailureOnly = true
    /// The finding as it was found first, with the most severe level of all its uses.
    var first: Finding

    mutating func add(_ finding: Finding, operation: Int, isFailure: Bool) {
      operations.insert(operation)
      if !isFailure { isFailureOnly = false }
      if let level = first.wire, finding.wire.map({ $0 > level }) ?? true {
        (first.wire, first.isForAnyReader) = (finding.wire, finding.isForAnyReader)
      }
    }
  }

  private var reached: [Finding: Reach] = [:]
  private var order: [Finding] = []
  private var names: [String] = []
  /// The operations that are in both documents, by the indices of their names.
  private var pairs: [(operation: Int, old: ContractOperation, new: ContractOperation)] = []

  /// Adds an operation, a webhook or a callback, and returns its index.
  mutating func addOperation(named name: String) -> Int {
    names.append(name)
    return names.count - 1
  }

  /// Adds an operation that is in both documents, and returns its index.
  mutating func addOperation(_ one: ContractOperation, _ other: ContractOperation) -> Int {
    pairs.append((names.count, one, other))
    return addOperation(named: one.name)
  }

  /// Adds a finding, or an operation that it affects too.
  ///
  /// - Parameter isFailure: Whether it affects an error response of the operation.
  mutating func add(_ finding: Finding, operation: Int, isFailure: Bool = false) {
    let count = reached.count
    reached[finding, default: Reach(first: finding)].add(finding, operation: operation, isFailure: isFailure)
    if reached.count > count { order.append(finding) }
  }

  /// Adds a finding about the document's servers, which affects every operation added so far that has none of its own.
  mutating func addToAll(_ finding: Finding) {
    let withOwnServers = Set(pairs.lazy.filter { $0.old.hasOwnServers && $0.new.hasOwnServers }.map(\.operation))
    for index in names.indices where !withOwnServers.contains(index) { add(finding, operation: index) }
  }

  /// Finds the operations whose lists are paged in another way.
  ///
  /// - Parameters:
  ///   - before: How the lists of the old document's operations are paged, by the locations of the operations.
  ///   - after: The same of the new document.
  mutating func comparePages(_ before: [SourceLocation: PageKind], _ after: [SourceLocation: PageKind]) {
    for (index, one, other) in pairs {
      let (before, after) = (before[one.keyLocation], after[other.keyLocation])
      guard before != after else { continue }
      let rule = before == nil ? "paging.found" : after == nil ? "paging.lost" : "paging.kind-changed"
      add(
        Finding(rule: rule, direction: .response, old: one.location, new: other.location), operation: index)
    }
  }

  /// Returns the changes, in the order in which they were found.
  ///
  /// - Parameters:
  ///   - old: The old document.
  ///   - new: The new one.
  ///   - reader: The program whose calls the wire axis is about.
  func changes(from old: DocumentTrees, to new: DocumentTrees, reader: Reader) -> [Change] {
    let places = (old: ProvenanceFinder(old), new: ProvenanceFinder(new))
    let changes = order.compactMap { finding -> Change? in
      guard let rule = Rule.named(finding.rule), let found = reached[finding] else { return nil }
      let levels = finding.levelsOf.flatMap(Rule.named) ?? rule
      let wire =
        switch reader {
        case .generated: found.first.wire.map { min($0, levels.wire) } ?? levels.wire
        case .any:
          found.first.isForAnyReader ? min(found.first.wire ?? .breaking, levels.wire) : levels.wireForAnyReader
        }
      // What isn't decoded, or only in error responses, fails no call that worked, but programs get something else.
      let isHidden = found.isFailureOnly && wire == .breaking
      return Change(
        rule: rule, direction: finding.direction, old: finding.old.map(places.old.value),
        new: finding.new.map(places.new.value), subject: finding.subject, before: finding.before, after: finding.after,
        content: finding.content, operations: found.operations.sorted().map { names[$0] }.unique,
        wire: isHidden ? .warning : wire, source: rule.source,
        behaviour: isHidden ? max(levels.behaviour, .warning) : levels.behaviour, path: found.first.path)
    }
    let isBreaking = changes.contains { $0.wire == .breaking }
    guard
      let (one, other) = DocumentVersion.behind(old.root, new.root, isBreaking),
      let rule = Rule.named("document.version-behind")
    else { return changes }
    return changes + [
      Change(
        rule: rule, direction: nil, old: places.old.value(at: one.location), new: places.new.value(at: other.location),
        subject: "", before: one.string ?? "", after: other.string ?? "", operations: [], wire: rule.wire,
        source: rule.source, behaviour: rule.behaviour)
    ]
  }
}
