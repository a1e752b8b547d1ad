import APIContract
import DataReading
import Diagnostics
import OpenAPIDocument

/// The API's own description with the corrections applied, and what became of those that no longer apply.
struct CorrectedUpstream {
  private(set) var root: Node
  /// The description as it is, which says what entries expect there.
  private let original: Node
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
    original = root
    self.spec = spec
    self.upstream = upstream
    self.levels = levels
    places = ProvenanceFinder(upstream.trees)
    for entry in corrections.entries { apply(entry) }
  }

  /// A place that a correction is about, and the operation that it is about there.
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
    // A place that an earlier entry has corrected is right already.
    var seen = corrected
    var stale: Set<String> = []
    let targets = targets(of: entry)
    if targets.isEmpty { changes.append(change("correction.gone", entry, [], actual: nil)) }
    for pattern in patternsWithoutOperations(of: entry) where !targets.isEmpty {
      changes.append(Change(Rule.correctionGone, about: entry.source, subject: pattern.text))
    }
    for target in targets where seen.insert(target.place).inserted {
      switch outcome(of: entry, at: target) {
      case .applies:
        // What is around the place may have been corrected as a whole.
        if !corrected.contains(where: { $0.encloses(target.place) }) {
          root = root.replacing(target.place.tokens[...], with: replacement(entry, target))
        }
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
      return [Target(place: DocumentPlace(pointer.tokens).resolved(in: original), operation: nil, below: [])]
    case .operations(let patterns, let below):
      return operations(patterns).compactMap { operation in
        let path = upstreamPath(of: operation)
        guard path != nil || below.tokens.isEmpty, operation.hasParameter(below.tokens) || entry.addsValue else {
          return nil
        }
        let item = ["paths", path ?? operation.path]
        let own = DocumentPlace(item + [operation.method.lowercased()] + below.tokens).resolved(in: original)
        let shared = DocumentPlace(item + below.tokens).resolved(in: original)
        // A parameter may be declared for all operations of the path.
        let isShared =
          below.tokens.first == "parameters" && own.node(in: original) == nil
          && shared.node(in: original) != nil
        return Target(place: isShared ? shared : own, operation: operation, below: below.tokens)
      }
    }
  }

  /// The patterns of an entry that match no operation of the document.
  private func patternsWithoutOperations(of entry: Corrections.Entry) -> [OperationPattern] {
    guard case .operations(let patterns, _) = entry.place else { return [] }
    return patterns.filter { pattern in
      !spec.operations.contains { pattern.matches(method: $0.method, path: $0.path) }
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

  private func outcome(of entry: Corrections.Entry, at target: Target) -> Outcome {
    let actual = target.place.node(in: original)
    let match = NodeMatch(root: original)
    let wanted = replacement(entry, target)
    let isMended =
      switch (wanted, actual) {
      case (nil, nil): true
      case (let wanted?, let actual?): isSame(wanted, actual, entry, target)
      default: false
      }
    switch (entry.expected, actual) {
    case (nil, nil) where !isMended: return .applies
    case (let expected?, let actual?) where !isMended && match.isExpected(expected, actual): return .applies
    default:
      let rule = isMended ? "correction.mended" : actual == nil ? "correction.gone" : "correction.changed"
      return .stale(rule: rule, target, actual: actual)
    }
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

  /// Whether the API's own description says what is wanted at a place, however it is written.
  private func isSame(_ wanted: Node, _ actual: Node, _ entry: Corrections.Entry, _ target: Target) -> Bool {
    let match = NodeMatch(root: original)
    guard case .ours = entry.remedy else { return match.isSame(wanted, actual) }
    if !JSONPointer(tokens: target.below).isOfSchema {
      return match.isSame(wanted, actual) { spec.resolver($0) }
    }
    let comparison = SchemaComparison(old: spec.forms, new: upstream.forms, reader: .generated)
    let direction: Direction = target.below.first == "responses" ? .response : .request
    return comparison.isSame(SchemaParts(wanted), SchemaParts(actual), direction)
  }

  // MARK: - Result

  private func change(_ rule: String, _ entry: Corrections.Entry, _ targets: [Target], actual: Node?) -> Change {
    Change(
      Rule.named(rule) ?? Rule.correctionChanged, about: entry.source,
      new: actual.map { places.value(at: $0.location) },
      subject: targets.first.map { JSONPointer(tokens: $0.below).description } ?? entry.place.description,
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

extension Corrections.Entry {
  /// Whether the entry adds what neither document has.
  fileprivate var addsValue: Bool {
    if case .value = remedy { expected == nil } else { false }
  }
}

extension Corrections.Entry.Place: CustomStringConvertible {
  /// The operations and the pointer, as they are written.
  var description: String {
    switch self {
    case .document(let pointer): pointer.description
    case .operations(let patterns, let below):
      (patterns.map(\.text) + [below.description]).filter { !$0.isEmpty }.joined(separator: " ")
    }
  }
}

extension JSONPointer {
  /// Whether what stands there below an operation is a schema, rather than a keyword of one or something else.
  fileprivate var isOfSchema: Bool {
    guard let start = tokens.firstIndex(of: "schema") else { return false }
    var rest = tokens[(start + 1)...]
    while let keyword = rest.popFirst() {
      switch keyword {
      case "properties", "patternProperties", "dependentSchemas", "$defs", "allOf", "anyOf", "oneOf", "prefixItems":
        guard rest.popFirst() != nil else { return false }
      case "items", "additionalProperties", "unevaluatedItems", "unevaluatedProperties", "contains", "contentSchema",
        "propertyNames", "not", "if", "then", "else":
        continue
      default: return false
      }
    }
    return true
  }
}
