import APIModel
import OpenAPIDocument
import DataReading
import Diagnostics

/// An operation without the part of its path that a scope represents.
struct ScopedOperation {
  let operation: Operation
  /// The level in the family; `nil` for an operation outside of it.
  let level: Configuration.ScopeLevel?
  /// The path below the scope, or the whole path.
  let path: String
}

/// Operations that differ only in their scope.
struct TwinSet {
  /// The scope variant whose documentation and schemas are used: the one at the earliest level.
  let leader: ScopedOperation
  let twins: [ScopedOperation]
  var all: [ScopedOperation] { [leader] + twins }
}

/// Removes the scope, as the configuration lists it, from the paths of operations.
struct ScopeMatcher {
  let scopes: Configuration.Scopes?
  let diagnostics: DiagnosticCollector

  init(_ scopes: Configuration.Scopes?, reportingTo diagnostics: DiagnosticCollector) {
    self.scopes = scopes
    self.diagnostics = diagnostics
  }

  /// What scope variants have in common. The names of parameters may differ; the comparison finds that.
  private struct Key: Hashable {
    let method, path: String
  }

  /// Groups operations into scope variants, in the document order of each group's first operation.
  func twinSets(of operations: [Operation]) -> [TwinSet] {
    var order: [Key] = []
    var groups: [Key: [ScopedOperation]] = [:]
    for operation in operations {
      let scoped = match(operation)
      // Outside of the family, the whole path keeps an operation separate.
      let key = Key(
        method: operation.method, path: scoped.level == nil ? "/" + scoped.path : scoped.path.withoutParameterNames)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(scoped)
    }
    warnOfNames(in: groups, order)
    warnOfLevels(without: Set(groups.values.joined().compactMap(\.level?.name)))
    checkParameters(of: order.flatMap { groups[$0] ?? [] })
    return order.compactMap { key in
      guard let group = groups[key] else { return nil }
      let names = scopes?.levels.map(\.name) ?? []
      let sorted = group.sorted { left, right in
        (names.firstIndex(of: left.level?.name ?? "") ?? 0) < (names.firstIndex(of: right.level?.name ?? "") ?? 0)
      }
      guard let leader = sorted.first else { return nil }
      let set = TwinSet(leader: leader, twins: Array(sorted.dropFirst()))
      check(set)
      return set
    }
  }

  private func match(_ operation: Operation) -> ScopedOperation {
    for level in scopes?.levels ?? [] where operation.path.hasPrefix(level.path + "/") {
      return ScopedOperation(
        operation: operation, level: level, path: String(operation.path.dropFirst(level.path.count)))
    }
    return ScopedOperation(operation: operation, level: nil, path: operation.path)
  }

  /// Reports paths that begin like those of a level except for the name of its parameter, and so don't belong to it.
  /// They are reported even if others of the family continue in the same way.
  private func warnOfNames(in groups: [Key: [ScopedOperation]], _ order: [Key]) {
    for operation in order.compactMap({ groups[$0] }).joined().filter({ $0.level == nil }).map(\.operation) {
      let path = operation.path.withoutParameterNames
      guard let level = scopes?.levels.first(where: { path.hasPrefix($0.path.withoutParameterNames + "/") }),
        let twin = groups[
          Key(method: operation.method, path: String(path.dropFirst(level.path.withoutParameterNames.count)))]?.first
      else { continue }
      diagnostics.report(
        .warning(
          "\(operation.displayName) isn't treated as \(twin.operation.displayName) at level '\(level.name)', because its path has another name for the parameter of '\(level.path)'",
          at: operation.location, hint: "name the parameter '\(level.parameterName)', or change the level's path",
          notes: [.init("the operation that it resembles", at: twin.operation.location)]))
    }
  }

  private func warnOfLevels(without used: Set<SwiftIdentifier>) {
    for level in scopes?.levels ?? [] where !used.contains(level.name) {
      diagnostics.report(
        .warning(
          "no path is at level '\(level.name)': none begins with '\(level.path)/'", at: level.location,
          hint: "write the level's path as in the document, with the name of its parameter"))
    }
  }

  /// A level's parameter is one argument of one factory, so all operations of the level must declare it equally.
  private func checkParameters(of operations: [ScopedOperation]) {
    var leaders: [SwiftIdentifier: Operation] = [:]
    for scoped in operations.sorted(by: { $0.operation.location < $1.operation.location }) {
      guard let level = scoped.level else { continue }
      let (operation, name) = (scoped.operation, level.parameterName)
      guard let leader = leaders[level.name] else {
        leaders[level.name] = operation
        continue
      }
      guard operation.written(name) != leader.written(name) else { continue }
      diagnostics.error(
        "\(operation.displayName) and \(leader.displayName) are both at level '\(level.name)', but differ in the path parameter '\(name)'",
        at: operation.location,
        hint: "one function creates the scopes of a level: declare its parameter the same everywhere",
        notes: [.init("the operation it is compared with", at: leader.location)])
    }
  }

  private func check(_ set: TwinSet) {
    guard let level = set.leader.level else { return }
    let leader = set.leader.operation
    let leading = OperationSignature(leader, scopeParameter: level.parameterName)
    for twin in set.twins {
      guard let twinLevel = twin.level else { continue }
      let other = OperationSignature(twin.operation, scopeParameter: twinLevel.parameterName)
      for difference in leading.differences(to: other) {
        diagnostics.report(
          .error(
            "\(twin.operation.displayName) and \(leader.displayName) should differ only by their scope, but differ in \(difference.text)",
            at: twin.operation.location, hint: "the scope variants of an operation are generated once: make them equal",
            notes: [.init("the operation it is compared with", at: leader.location)]))
      }
      if let id = twin.operation.operationID, let base = leader.operationID,
        id != twinLevel.operationPrefix + base.dropFirst(level.operationPrefix.count)
      {
        let wanted = twinLevel.operationPrefix + base.dropFirst(level.operationPrefix.count)
        diagnostics.report(
          .error(
            "the operationId '\(id)' doesn't follow the scope's prefix", at: twin.operation.location,
            hint: "at level '\(twinLevel.name)' it must be '\(wanted)'"))
      }
    }
    // A type represents all its levels, so an operation must exist at each of them.
    let present = Set(set.all.compactMap(\.level?.name))
    let types = Set(set.all.compactMap(\.level?.type))
    for missing in scopes?.levels ?? [] where types.contains(missing.type) && !present.contains(missing.name) {
      diagnostics.report(
        .warning(
          "\(leader.displayName) exists at level '\(level.name)' but not at '\(missing.name)', and both are a \(missing.type)",
          at: leader.location, hint: "a call at the missing level gets the status 404"))
    }
  }
}

extension Configuration.ScopeLevel {
  /// The name of the parameter at the end of the path.
  var parameterName: String {
    String(path.drop { $0 != "{" }.dropFirst().dropLast())
  }
}

extension Operation {
  /// What the operation writes for a parameter of its path.
  fileprivate func written(_ parameter: String) -> Node? {
    written.first { $0.aspect == .parameter(in: Parameter.Place.path.rawValue, name: parameter) }?.node
  }

  var displayName: String { operationID.map { "'\($0)'" } ?? "\(method) \(path)" }
}
