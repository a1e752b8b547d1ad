import APIContract
import APIModel
import DataReading
import Diagnostics
import OpenAPIDocument

/// Compares two documents and finds every change between them, each with the operations that it affects.
struct ContractComparison {
  private let old: Contract
  private let new: Contract
  private let pages: (old: [SourceLocation: PageKind], new: [SourceLocation: PageKind])
  private let today: String
  private let reader: Reader
  private let schemas: SchemaComparison
  /// The findings, each with the operations that it affects and whether it only affects error responses.
  private var reached: [Finding: (operations: [Int], isFailureOnly: Bool, first: Finding)] = [:]
  private var order: [Finding] = []
  private var names: [String] = []
  /// The uses of each pair of schemas, by its index.
  private var uses: [Int: [Use]] = [:]

  /// A use of two schemas in an operation.
  private struct Use {
    let operation: Int
    let isFailure: Bool
    /// Where in the operation.
    let place: String

    static func isInOrder(_ left: Use, _ right: Use) -> Bool {
      (left.operation, left.isFailure ? 1 : 0) < (right.operation, right.isFailure ? 1 : 0)
    }
  }

  /// - Parameters:
  ///   - pages: How the lists of the generated operations are paged, by the locations of the operations.
  ///   - today: The current day, such as `2026-11-28`: removal dates up to it have passed.
  ///   - reader: The program whose calls the wire axis is about.
  init(
    old: Contract, new: Contract, pages: (old: [SourceLocation: PageKind], new: [SourceLocation: PageKind]),
    today: String, reader: Reader
  ) {
    self.reader = reader
    self.old = old
    self.new = new
    self.pages = pages
    self.today = today
    schemas = SchemaComparison(old: old.forms, new: new.forms, reader: reader)
  }

  mutating func changes() -> [Change] {
    let matching = OperationMatching(old.operations, new.operations)
    for (one, other) in matching.pairs {
      compare(OperationComparison(one, other), named: one.name)
      comparePages(one, other)
    }
    for operation in matching.removed { note(removal(of: operation), in: operation.name) }
    for operation in matching.added {
      note(Finding(rule: "op.added", direction: nil, old: nil, new: operation.location), in: operation.name)
    }
    compareServers(basePathCounts: matching.basePathCounts)
    compareWebhooks()
    collectSchemas()
    return assembled()
  }

  private mutating func compare(_ comparison: OperationComparison, named name: String) {
    let index = names.count
    names.append(name)
    for finding in comparison.findings { add(finding, operation: index, isFailure: false) }
    for root in comparison.roots {
      guard let pair = schemas.compare(root.pair) else { continue }
      uses[pair, default: []].append(Use(operation: index, isFailure: root.isFailure, place: root.place))
    }
    for callback in comparison.callbacks { compare(callback.comparison, named: "\(name) (callback \(callback.name))") }
  }

  private mutating func note(_ finding: Finding, in name: String) {
    names.append(name)
    add(finding, operation: names.count - 1, isFailure: false)
  }

  private mutating func add(_ finding: Finding, operation: Int, isFailure: Bool) {
    if reached[finding] == nil {
      order.append(finding)
      reached[finding] = ([], true, finding)
    }
    if reached[finding]?.operations.contains(operation) == false { reached[finding]?.operations.append(operation) }
    if !isFailure { reached[finding]?.isFailureOnly = false }
  }

  private mutating func comparePages(_ one: ContractOperation, _ other: ContractOperation) {
    let (before, after) = (pages.old[one.keyLocation], pages.new[other.keyLocation])
    guard before != after else { return }
    let rule = before == nil ? "paging.found" : after == nil ? "paging.lost" : "paging.kind-changed"
    add(
      Finding(rule: rule, direction: .response, old: one.location, new: other.location), operation: names.count - 1,
      isFailure: false)
  }

  private func removal(of operation: ContractOperation) -> Finding {
    let isDeprecated = operation.node["deprecated"]?.bool == true
    let day = operation.node["x-sunset"].flatMap(Sunset.day)
    let isAnnounced = isDeprecated && (day.map { $0 <= today } ?? true)
    return Finding(
      rule: isAnnounced ? "op.removed-after-sunset" : "op.removed", direction: nil, old: operation.location, new: nil)
  }

  // MARK: - Servers and webhooks

  private mutating func compareServers(basePathCounts: Bool) {
    guard let one = old.servers.first, let other = new.servers.first else {
      if basePathCounts { addToAll("server.base-path-changed", old.servers.first?.node, new.servers.first?.node) }
      return
    }
    if basePathCounts { addToAll("server.base-path-changed", one.node, other.node) }
    // If both are the same template, the difference is in the variables.
    if one.url != other.url, one.host != other.host {
      addToAll("server.host-changed", one.node, other.node)
    }
    for server in old.servers.dropFirst() {
      guard let same = new.servers.first(where: { $0.identity == server.identity }) else {
        addToAll("server.removed", server.node, nil)
        continue
      }
      compareVariables(server.node, same.node)
    }
    for server in new.servers.dropFirst() where !old.servers.contains(where: { $0.identity == server.identity }) {
      addToAll("server.added", nil, server.node)
    }
    if one.url == other.url, !basePathCounts { compareVariables(one.node, other.node) }
  }

  private mutating func compareVariables(_ one: Node, _ other: Node) {
    func values(_ server: Node) -> [String: [String]] {
      Dictionary(
        uniqueKeysWithValues: (server["variables"]?.mapping?.entries ?? []).map { entry in
          (
            entry.key,
            [entry.value["default"]?.string ?? ""] + (entry.value["enum"]?.sequence ?? []).compactMap(\.string)
          )
        })
    }
    if values(one) != values(other) {
      addToAll("server.variable-changed", one["variables"] ?? one, other["variables"] ?? other)
    }
  }

  private mutating func addToAll(_ rule: String, _ one: Node?, _ other: Node?) {
    let finding = Finding(rule: rule, direction: nil, old: one?.location, new: other?.location)
    for index in names.indices { add(finding, operation: index, isFailure: false) }
  }

  private mutating func compareWebhooks() {
    let matching = OperationMatching(old.webhooks, new.webhooks)
    for webhook in matching.removed {
      note(
        Finding(rule: "webhook.removed", direction: nil, old: webhook.location, new: nil),
        in: "\(webhook.name) (webhook)")
    }
    for webhook in matching.added {
      note(
        Finding(rule: "webhook.added", direction: nil, old: nil, new: webhook.location), in: "\(webhook.name) (webhook)"
      )
    }
    for (one, other) in matching.pairs {
      compare(OperationComparison(one, other, isTurned: true), named: "\(one.name) (webhook)")
    }
  }

  // MARK: - Operations affected by schemas

  /// Walks from each pair of schemas that differ up to the operations that use them.
  private mutating func collectSchemas() {
    let pairs = schemas.pairs
    let differing = pairs.enumerated().filter { !$0.element.findings.isEmpty }.sorted { left, right in
      let (one, other) = (left.element.pair.place, right.element.pair.place)
      return one == other ? left.offset < right.offset : one < other
    }
    for (index, compared) in differing {
      let (found, path) = uses(reaching: index)
      for var finding in compared.findings {
        finding.path = path
        for use in found { add(finding, operation: use.operation, isFailure: use.isFailure) }
      }
    }
  }

  /// Returns the uses from which a pair is reached, and the shortest path to it.
  private func uses(reaching pair: Int) -> ([Use], String) {
    var seen: Set<Int> = [pair]
    var pending = [(pair: pair, steps: "")]
    var found: [Use] = []
    var path: String?
    var next = 0
    while next < pending.count {
      let (current, steps) = pending[next]
      next += 1
      let own = uses[current] ?? []
      if path == nil, let use = own.min(by: Use.isInOrder) {
        let below = steps.hasPrefix(".") ? String(steps.dropFirst()) : steps
        path = [use.place, below].filter { !$0.isEmpty }.joined(separator: ", ")
      }
      found += own
      for (parent, step) in schemas.pairs[current].parents where seen.insert(parent).inserted {
        pending.append((parent, step.text + steps))
      }
    }
    found.sort(by: Use.isInOrder)
    return (found, path ?? "")
  }

  // MARK: - Result

  private func assembled() -> [Change] {
    let places = (old: ProvenanceFinder(old.trees), new: ProvenanceFinder(new.trees))
    let changes = order.compactMap { finding -> Change? in
      guard let rule = Rule.named(finding.rule), let found = reached[finding] else { return nil }
      let wire =
        switch reader {
        case .generated: finding.wire.map { min($0, rule.wire) } ?? rule.wire
        case .any: rule.wireForAnyReader
        }
      return Change(
        rule: rule, direction: finding.direction, old: finding.old.map(places.old.value),
        new: finding.new.map(places.new.value), subject: finding.subject, before: finding.before, after: finding.after,
        operations: found.operations.sorted().map { names[$0] }.unique,
        wire: found.isFailureOnly && wire == .breaking ? .warning : wire, source: rule.source,
        behaviour: rule.behaviour, path: found.first.path)
    }
    let isBreaking = changes.contains { $0.wire == .breaking }
    guard
      let (one, other) = DocumentVersion.behind(old.trees.root, new.trees.root, isBreaking),
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

extension Contract.Server {
  /// The scheme and host in lower case, without the port that the scheme implies.
  fileprivate var host: String {
    let origin = address.origin.lowercased()
    for (scheme, port) in [("http:", ":80"), ("https:", ":443")] where origin.hasPrefix(scheme + "//") {
      return origin.hasSuffix(port) ? String(origin.dropLast(port.count)) : origin
    }
    return origin
  }

  /// The URL in which variables keep their names, because their values are compared for themselves.
  fileprivate var identity: String { url.contains("{") ? url : host + address.path }
}

extension SchemaComparison.Step {
  /// The step as paths have it.
  fileprivate var text: String {
    switch self {
    case .property(let name): ".\(name)"
    case .element: "[]"
    case .otherProperty: ".*"
    case .alternative: ""
    }
  }
}

extension SchemaComparison.Pair {
  /// The location by which pairs are sorted into the order of the documents.
  fileprivate var place: (String, Int, Int, Int, Int) {
    let (old, new) = (old.location, new.location)
    return (new.file.path, new.line, new.column, old.line, old.column)
  }
}
