import SpecReading

/// What can only be said of types once all of them are known: recursion, and configured conformances.
struct TypeFinishing {
  private let configuration: Configuration

  init(_ configuration: Configuration) {
    self.configuration = configuration
  }

  /// - Returns: What is wrong with the configuration.
  func finish(_ types: inout [TypeDeclaration]) -> [Diagnostic] {
    let indices = Dictionary(uniqueKeysWithValues: types.indices.map { (types[$0].name, $0) })
    breakCycles(in: &types, indices)
    var diagnostics: [Diagnostic] = []
    for wanted in configuration.hashable + configuration.codable where indices[wanted.name] == nil {
      diagnostics.append(
        .error(
          "no emitted type is called '\(wanted.name)'", at: wanted.location,
          hint: NearestName.hint(for: wanted.name, among: types.map(\.name))))
    }
    for wanted in configuration.hashable {
      for index in closure(of: [wanted.name], in: types, indices) {
        types[index].isHashable = true
        guard types[index].isRequestUnion else { continue }
        diagnostics.append(
          .error(
            "'\(wanted.name)' can't be Hashable: it holds '\(types[index].name)', whose variants are only written",
            at: wanted.location))
      }
    }
    for wanted in configuration.codable { if let index = indices[wanted.name] { types[index].isCodable = true } }
    return diagnostics
  }

  /// Puts members behind a reference where a type would hold itself by value.
  private func breakCycles(in types: inout [TypeDeclaration], _ indices: [String: Int]) {
    let components = StronglyConnectedComponents(count: types.count) { index in
      types[index].heldByValue.compactMap { indices[$0] }
    }
    for index in types.indices {
      let isInCycle = { (name: String) in
        indices[name].map { components.isCyclic(index, $0) } ?? false
      }
      switch types[index].kind {
      case .object(var object):
        for member in object.members.indices {
          object.members[member].isBoxed = object.members[member].type.namesHeldByValue.contains(where: isInCycle)
        }
        types[index].kind = .object(object)
      case .union(var union):
        union.isIndirect = union.variants.contains { $0.type.namesHeldByValue.contains(where: isInCycle) }
        types[index].kind = .union(union)
      case .enumeration: break
      }
    }
  }

  private func closure(of names: [String], in types: [TypeDeclaration], _ indices: [String: Int]) -> Set<Int> {
    var pending = names.compactMap { indices[$0] }
    var found = Set(pending)
    while let index = pending.popLast() {
      for name in types[index].mentioned {
        if let next = indices[name], found.insert(next).inserted { pending.append(next) }
      }
    }
    return found
  }
}

extension TypeDeclaration {
  /// A union without cases, which keeps values of any type.
  fileprivate var isRequestUnion: Bool {
    guard case .union(let union) = kind else { return false }
    return !isReadable && union.form != .text
  }

  fileprivate var heldByValue: [String] {
    switch kind {
    case .object(let object): object.members.flatMap(\.type.namesHeldByValue)
    case .union(let union): isReadable ? union.variants.flatMap(\.type.namesHeldByValue) : []
    case .enumeration: []
    }
  }

  fileprivate var mentioned: [String] {
    switch kind {
    case .object(let object): object.members.flatMap(\.type.names) + (object.additional?.names ?? [])
    case .union(let union): union.variants.flatMap { $0.type.names + ($0.members ?? []).flatMap(\.type.names) }
    case .enumeration: []
    }
  }
}

/// The groups of nodes of a graph that reach each other (Tarjan's algorithm, without recursion).
struct StronglyConnectedComponents {
  private var component: [Int]
  private let successors: [[Int]]

  init(count: Int, successors: (Int) -> [Int]) {
    let edges = (0..<count).map(successors)
    self.successors = edges
    component = Array(repeating: -1, count: count)
    var order = Array(repeating: -1, count: count)
    var low = order
    var isOnStack = Array(repeating: false, count: count)
    var stack: [Int] = []
    var next = 0
    var components = 0
    for root in 0..<count where order[root] < 0 {
      var path: [(node: Int, edge: Int)] = [(root, 0)]
      while let (node, edge) = path.last {
        if edge == 0 {
          order[node] = next
          low[node] = next
          next += 1
          stack.append(node)
          isOnStack[node] = true
        }
        if edge < edges[node].count {
          path[path.count - 1].edge += 1
          let target = edges[node][edge]
          if order[target] < 0 {
            path.append((target, 0))
          } else if isOnStack[target] {
            low[node] = min(low[node], order[target])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last?.node { low[parent] = min(low[parent], low[node]) }
        guard low[node] == order[node] else { continue }
        while let member = stack.popLast() {
          isOnStack[member] = false
          component[member] = components
          if member == node { break }
        }
        components += 1
      }
    }
  }

  /// Whether an edge from one node to another is part of a cycle.
  func isCyclic(_ from: Int, _ to: Int) -> Bool {
    component[from] == component[to] && successors[from].contains(to)
  }
}
