import APIContract
import DataReading
import Diagnostics
import OpenAPIDocument

/// Compares two documents and finds every change between them, each with the operations that it affects.
struct ContractComparison {
  private let old: Contract
  private let new: Contract
  private let today: String
  private let schemas: SchemaComparison
  private var findings = ContractFindings()
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

  /// Returns the changes of two documents.
  ///
  /// - Parameters:
  ///   - today: The current day, such as `2026-11-28`: removal dates up to it have passed.
  ///   - reader: The program whose calls the wire axis is about.
  static func findings(
    from old: DocumentTrees, to new: DocumentTrees, today: String, reader: Reader
  ) -> ContractFindings {
    var comparison = Self(old: Contract(old), new: Contract(new), today: today, reader: reader)
    comparison.compare()
    return comparison.findings
  }

  private init(old: Contract, new: Contract, today: String, reader: Reader) {
    self.old = old
    self.new = new
    self.today = today
    schemas = SchemaComparison(old: old.forms, new: new.forms, reader: reader)
  }

  private mutating func compare() {
    let matching = OperationMatching(operations: old.operations, new.operations)
    for (one, other) in matching.pairs {
      compare(OperationComparison(one, other), of: findings.addOperation(one, other), named: one.name)
    }
    for operation in matching.removed { note(removal(of: operation), in: operation.name) }
    for operation in matching.added {
      note(Finding(rule: "op.added", direction: nil, old: nil, new: operation.location), in: operation.name)
    }
    let hasMoved = old.servers.first?.address.path != new.servers.first?.address.path
    compareServers(basePathCounts: hasMoved && matching.basePathCounts)
    compareWebhooks()
    collectSchemas()
  }

  private mutating func compare(_ comparison: OperationComparison, of operation: Int, named name: String) {
    for (finding, isFailure) in comparison.findings {
      findings.add(finding, operation: operation, isFailure: isFailure)
    }
    for (finding, isFailure, (one, other)) in comparison.doubts
    where !schemas.isSame(one, other, finding.direction ?? .request) {
      findings.add(finding, operation: operation, isFailure: isFailure)
    }
    for root in comparison.roots {
      guard let pair = schemas.compare(root.pair) else { continue }
      // What generated code doesn't decode fails no call either.
      let isFailure = root.isFailure || (!root.isDecoded && schemas.reader == .generated)
      uses[pair, default: []].append(Use(operation: operation, isFailure: isFailure, place: root.place))
    }
    for callback in comparison.callbacks {
      let name = "\(name) (callback \(callback.name))"
      compare(callback.comparison, of: findings.addOperation(named: name), named: name)
    }
  }

  private mutating func note(_ finding: Finding, in name: String) {
    findings.add(finding, operation: findings.addOperation(named: name))
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
      if basePathCounts {
        addToAll("server.base-path-changed", old.servers.first?.urlNode, new.servers.first?.urlNode)
      }
      return
    }
    // If both are the same template, the difference is in the variables.
    let addresses = one.url == other.url ? (one.address.url, other.address.url) : nil
    if basePathCounts { addToAll("server.base-path-changed", one.urlNode, other.urlNode, values: addresses) }
    if one.url != other.url, one.host != other.host {
      addToAll("server.host-changed", one.urlNode, other.urlNode)
    }
    var matching = Matching(old.servers, new.servers)
    matching.match { ["\($0.identity) \($0.address.url)"] }
    matching.match { [$0.identity] }
    // The first ones are compared with each other.
    for (left, right) in matching.pairs
    where left.node.location != one.node.location || right.node.location != other.node.location {
      compareVariables(left.node, right.node)
    }
    for server in matching.removed where server.node.location != one.node.location {
      addToAll("server.removed", server.node, nil, subject: server.url)
    }
    for server in matching.added where server.node.location != other.node.location {
      addToAll("server.added", nil, server.node, subject: server.url)
    }
    if one.url == other.url, !basePathCounts { compareVariables(one.node, other.node) }
  }

  private mutating func compareVariables(_ one: Node, _ other: Node) {
    func values(_ server: Node) -> [String] {
      (server["variables"]?.mapping?.entries ?? []).map { entry in
        let values = (entry.value["enum"]?.sequence ?? []).compactMap(\.string).sorted()
        let listed = values.isEmpty ? "" : " of \(values.joined(separator: ", "))"
        return "\(entry.key): \(entry.value["default"]?.string ?? "")\(listed)"
      }.sorted()
    }
    let (before, after) = (values(one), values(other))
    if before != after {
      addToAll(
        "server.variable-changed", one["variables"] ?? one, other["variables"] ?? other,
        values: (before.joined(separator: "; "), after.joined(separator: "; ")))
    }
  }

  /// - Parameter values: The old and the new value; by default the texts at both places.
  private mutating func addToAll(
    _ rule: String, _ one: Node?, _ other: Node?, subject: String = "", values: (before: String, after: String)? = nil
  ) {
    findings.addToAll(
      Finding(
        rule: rule, direction: nil, old: one?.location, new: other?.location, subject: subject,
        before: values?.before ?? one?.string ?? "", after: values?.after ?? other?.string ?? ""))
  }

  private mutating func compareWebhooks() {
    var matching = Matching(old.webhooks, new.webhooks)
    matching.match { [$0.name] }
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
      let name = "\(one.name) (webhook)"
      compare(
        OperationComparison(one, other, isTurned: true), of: findings.addOperation(named: name), named: name)
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
        for use in found { findings.add(finding, operation: use.operation, isFailure: use.isFailure) }
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
}

extension Contract.Server {
  /// The node with the URL.
  var urlNode: Node { node["url"] ?? node }

  /// The scheme and host in lower case, without the port that the scheme implies.
  var host: String {
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
    case .property(let name): name.isPlainName ? ".\(name)" : "[\(name.jsonText)]"
    case .element: "[]"
    case .otherProperty: ".*"
    case .alternative: ""
    }
  }
}

extension String {
  /// Whether a path has the name as it is: it can't be taken for several steps.
  fileprivate var isPlainName: Bool {
    !isEmpty
      && unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || "_-$@".unicodeScalars.contains($0)
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
