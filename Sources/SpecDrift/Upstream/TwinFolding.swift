import APIContract

/// Joins the changes that are the same at several levels of scopes into one, with all their operations, and reports
/// once that a whole level is gone.
struct TwinFolding {
  private let levels: ScopeLevels
  private let described: [String: [Int: Int]]

  /// What two changes at different levels have in common.
  private struct Key: Hashable {
    let rule: String
    let direction: Direction?
    let texts: [String]
    let path: String
    let operations: [String]
  }

  /// - Parameter spec: The operations of the document.
  init(_ levels: ScopeLevels, spec: [ContractOperation]) {
    self.levels = levels
    var described: [String: [Int: Int]] = [:]
    for operation in spec {
      guard let (level, _) = levels.split(operation.path) else { continue }
      described[levels.resource(of: operation.path), default: [:]][level, default: 0] += 1
    }
    self.described = described
  }

  func folded(_ changes: [Change]) -> [Change] {
    var result: [Change] = []
    var positions: [Key: [Int]] = [:]
    for change in withLevelsGone(changes) {
      guard let level = level(of: change) else {
        result.append(change)
        continue
      }
      let key = self.key(of: change)
      // Two changes of one level are never the same one.
      if let index = positions[key]?.first(where: { !isAt(level, result[$0]) }) {
        result[index] = result[index].joined(with: change)
      } else {
        positions[key, default: []].append(result.count)
        result.append(change)
      }
    }
    return result
  }

  /// Joins the removals of all operations of a level into one change.
  private func withLevelsGone(_ changes: [Change]) -> [Change] {
    let removals = changes.filter { $0.rule.id.hasPrefix("op.removed") }
    let byLevel = Dictionary(grouping: removals) { level(of: $0) }
    let counts = described.values.reduce(into: [Int: Int]()) { $0.merge($1, uniquingKeysWith: +) }
    var joined: [Int: Change] = [:]
    for case (let level?, let removals) in byLevel where removals.count == counts[level] && removals.count > 1 {
      guard let worst = removals.max(by: { $0.worst < $1.worst }) else { continue }
      joined[level] = removals.dropFirst().reduce(worst.named(levels.name(level), operations: removals[0].operations)) {
        $0.joined(with: $1)
      }
    }
    var reported: Set<Int> = []
    return changes.compactMap { change in
      guard change.rule.id.hasPrefix("op.removed"), let level = level(of: change), let whole = joined[level] else {
        return change
      }
      return reported.insert(level).inserted ? whole : nil
    }
  }

  /// The only level of the change's operations; `nil` if they are at several levels or at none.
  private func level(of change: Change) -> Int? {
    let found = Set(change.operations.map { levels.split(path(of: $0))?.level })
    return found.count == 1 ? found.first ?? nil : nil
  }

  private func isAt(_ level: Int, _ change: Change) -> Bool {
    change.operations.contains { levels.split(path(of: $0))?.level == level }
  }

  private func key(of change: Change) -> Key {
    let operations = change.operations.map { name in
      "\(name.prefix { $0 != " " }) \(levels.split(path(of: name))?.rest ?? "")"
    }
    return Key(
      rule: change.rule.id, direction: change.direction, texts: [change.subject, change.before, change.after],
      path: change.path, operations: Set(operations).sorted())
  }

  private func path(of name: String) -> String {
    String(name.drop { $0 != " " }.dropFirst().prefix { $0 != " " })
  }
}

extension Change {
  /// The change with the operations of another one too.
  fileprivate func joined(with other: Change) -> Change {
    named(subject, operations: (operations + other.operations).unique)
  }

  fileprivate func named(_ subject: String, operations: [String]) -> Change {
    Change(
      rule: rule, direction: direction, old: old, new: new, subject: subject, before: before, after: after,
      operations: operations, wire: wire, source: source, behaviour: behaviour, path: path)
  }
}
