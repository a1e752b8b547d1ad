import APIContract
import OpenAPIDocument

/// Matches the operations of two documents: first by method and path, including the server's path and ignoring the
/// names of parameters; callbacks by the name of the
/// callback; the rest by operationId; and if the server's path has changed, by the path below it.
struct OperationMatching {
  private(set) var pairs: [(old: ContractOperation, new: ContractOperation)] = []
  private(set) var removed: [ContractOperation]
  private(set) var added: [ContractOperation]
  /// Whether a pair matches only because the server's path is ignored.
  private(set) var basePathCounts = false

  init(_ old: [ContractOperation], _ new: [ContractOperation]) {
    removed = old
    added = new
    match { "\($0.method) \($0.fullShape)" }
    let count = pairs.count
    match { "\($0.method) \($0.shape)" }
    basePathCounts = pairs.count > count
    match { operation in operation.callback.map { "\(operation.method) \($0)" } }
    match { operation in operation.id.map { "\(operation.method) \($0)" } }
    match(\.id)
  }

  private mutating func match(_ key: (ContractOperation) -> String?) {
    var byKey: [String: [Int]] = [:]
    for (index, operation) in added.enumerated().reversed() {
      if let key = key(operation) { byKey[key, default: []].append(index) }
    }
    var taken: Set<Int> = []
    removed = removed.filter { operation in
      guard let key = key(operation), let index = byKey[key]?.popLast() else { return true }
      taken.insert(index)
      pairs.append((operation, added[index]))
      return false
    }
    added = added.enumerated().filter { !taken.contains($0.offset) }.map(\.element)
  }
}
