import APIContract
import OpenAPIDocument

/// Which operations of two documents are the same: by method and path, the server's path counted in and the names of parameters
/// left out; what is left by its id; and where the server's path has changed, by the path below it.
struct OperationMatching {
  private(set) var pairs: [(old: ContractOperation, new: ContractOperation)] = []
  private(set) var removed: [ContractOperation]
  private(set) var added: [ContractOperation]
  /// Whether a pair is found only because the path of the server doesn't count.
  private(set) var basePathCounts = false

  init(_ old: [ContractOperation], _ new: [ContractOperation]) {
    removed = old
    added = new
    match { "\($0.method) \($0.fullPath.withoutParameterNames)" }
    let count = pairs.count
    match { "\($0.method) \($0.path.withoutParameterNames)" }
    basePathCounts = pairs.count > count
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

extension String {
  /// The names of the parameters in a path, in order.
  var parameterNames: [String] {
    split(separator: "{").dropFirst().map { String($0.prefix { $0 != "}" }) }
  }
}
