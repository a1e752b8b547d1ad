import APIContract
import DataReading
import Diagnostics
import OpenAPIDocument

/// The API's own description with the corrections applied, and what became of those that no longer apply.
struct CorrectedUpstream {
  private(set) var root: Node
  private(set) var changes: [Change] = []
  private var corrected: Set<DocumentPlace> = []
  private let spec: Contract
  private let upstream: Contract
  private let levels: ScopeLevels
  private let places: ProvenanceFinder

  /// - Parameters:
  ///   - spec: The document that the corrections belong to.
  ///   - upstream: The API's own description, reduced to what the document is about.
  init(_ corrections: Corrections, spec: Contract, upstream: Contract, root: Node, levels: ScopeLevels) {
    self.root = root
    self.spec = spec
    self.upstream = upstream
    self.levels = levels
    places = ProvenanceFinder(upstream.trees)
    for entry in corrections.entries { apply(entry) }
  }

  /// A place that a correction is about, and the operations that it is about there.
  struct Target {
    let place: DocumentPlace
    let operation: ContractOperation?
    let below: [String]
  }

  /// What became of a correction at a place.
  private enum Outcome {
    case applies
    case stale(rule: String, Target, actual: Node?)
  }

  private mutating func apply(_ entry: Corrections.Entry) {
    let original = root
    // A place that an earlier entry has corrected is right already.
    var seen = corrected
    var stale: Set<String> = []
    let targets = targets(of: entry)
    if targets.isEmpty { changes.append(change("correction.gone", entry, [], actual: nil)) }
    for target in targets where seen.insert(target.place).inserted {
      switch outcome(of: entry, at: target, in: original) {
      case .applies:
        root = root.replacing(target.place.tokens[...], with: replacement(entry, target))
        corrected.insert(target.place)
      case .stale(let rule, let target, let actual):
        if stale.insert(rule).inserted { changes.append(change(rule, entry, [target], actual: actual)) }
      }
    }
  }

  // MARK: - Places

  func targets(of entry: Corrections.Entry) -> [Target] {
    switch entry.place {
    case .document(let pointer):
      return [Target(place: DocumentPlace(pointer.tokens).resolved(in: root), operation: nil, below: [])]
    case .operations(let patterns, let below):
      return operations(patterns).compactMap { operation in
        let path = upstreamPath(of: operation)
        guard path != nil || below.tokens.isEmpty, operation.hasParameter(below.tokens) else { return nil }
        let tokens = ["paths", path ?? operation.path, operation.method.lowercased()] + below.tokens
        return Target(
          place: DocumentPlace(tokens).resolved(in: root), operation: operation, below: below.tokens)
      }
    }
  }

  /// The operations that patterns match. A pattern of the first level also means the same operations of other levels.
  private func operations(_ patterns: [OperationPattern]) -> [ContractOperation] {
    let matching = spec.operations.filter { one in patterns.contains { $0.matches(method: one.method, path: one.path) }
    }
    let twins = Set(
      matching.compactMap { one in levels.split(one.path).flatMap { $0.level == 0 ? "\(one.method) \($0.rest)" : nil } }
    )
    let names = Set(matching.map(\.name))
    // Where a whole level is gone, nothing of it is corrected.
    let described = Set(upstream.operations.compactMap { levels.split($0.path)?.level })
    return spec.operations.filter { one in
      guard let (level, rest) = levels.split(one.path), !names.contains(one.name) else {
        return names.contains(one.name)
      }
      return described.contains(level) && twins.contains("\(one.method) \(rest)")
    }
  }

  /// The path of an operation as the API's own description has it.
  private func upstreamPath(of operation: ContractOperation) -> String? {
    upstream.operations.first {
      $0.method == operation.method && $0.path.withoutParameterNames == operation.path.withoutParameterNames
    }?.path
  }

  // MARK: - Values

  private func outcome(of entry: Corrections.Entry, at target: Target, in root: Node) -> Outcome {
    let actual = target.place.node(in: root)
    let match = NodeMatch(root: root)
    let wanted = replacement(entry, target)
    switch (entry.expected, actual) {
    case (nil, nil): return .applies
    case (let expected?, let actual?) where actual != wanted && match.isExpected(expected, actual): return .applies
    default: break
    }
    let isMended =
      switch (wanted, actual) {
      case (nil, nil): true
      case (let wanted?, let actual?): match.isSame(wanted, actual) || isSameSchema(wanted, actual, target)
      default: false
      }
    let rule = isMended ? "correction.mended" : actual == nil ? "correction.gone" : "correction.changed"
    return .stale(rule: rule, target, actual: actual)
  }

  /// What is to stand at a place.
  private func replacement(_ entry: Corrections.Entry, _ target: Target) -> Node? {
    switch entry.remedy {
    case .nothing: nil
    case .value(let node): node
    case .ours: target.operation.flatMap { ourNode(target.below[...], of: $0) }
    }
  }

  /// What the document says at a place below an operation.
  private func ourNode(_ below: ArraySlice<String>, of operation: ContractOperation) -> Node? {
    var rest = below
    var node: Node? = operation.node
    if rest.first == "parameters", let name = rest.dropFirst().first {
      node = operation.parameters.first { $0.name == name }?.node
      rest = rest.dropFirst(2)
    }
    for token in rest {
      node = node.flatMap { spec.resolver($0).element(token) }
    }
    return node
  }

  /// Whether two schemas mean the same, however they are written.
  private func isSameSchema(_ ours: Node, _ actual: Node, _ target: Target) -> Bool {
    guard target.below.contains("schema") else { return false }
    let comparison = SchemaComparison(old: spec.forms, new: upstream.forms, reader: .generated)
    let direction: Direction = target.below.first == "responses" ? .response : .request
    return comparison.isSame(SchemaParts(ours), SchemaParts(actual), direction)
  }

  // MARK: - Result

  private func change(_ rule: String, _ entry: Corrections.Entry, _ targets: [Target], actual: Node?) -> Change {
    Change(
      Rule.named(rule) ?? Rule.correctionChanged, about: entry.location,
      new: actual.map { places.value(at: $0.location) },
      subject: targets.first.map { JSONPointer(tokens: $0.below).description } ?? "",
      before: entry.expected?.jsonText ?? "", after: actual?.jsonText ?? "",
      operations: targets.compactMap { $0.operation?.name })
  }
}

extension ContractOperation {
  /// Whether a place below the operation is outside of its parameters, or in a parameter that it has. Variants in other
  /// scopes lack the parameter of a scope.
  fileprivate func hasParameter(_ below: [String]) -> Bool {
    guard below.first == "parameters", below.count > 1 else { return true }
    return parameters.contains { $0.name == below[1] }
  }
}
