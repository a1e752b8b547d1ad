import SpecReading

/// What can only be said of types once all of them are known: recursion, and configured conformances.
struct TypeFinishing {
  private let configuration: Configuration

  init(_ configuration: Configuration) {
    self.configuration = configuration
  }

  /// - Returns: What is wrong with the configuration.
  func finish(_ types: inout [TypeDeclaration]) -> [Diagnostic] {
    let indices = Dictionary(types.indices.map { (types[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
    breakCycles(in: &types, indices)
    var diagnostics: [Diagnostic] = []
    for wanted in configuration.hashable + configuration.codable where indices[wanted] == nil {
      diagnostics.append(
        .error(
          "no emitted type is called '\(wanted.name)'", at: wanted.location,
          hint: NearestName.hint(for: wanted.name, among: types.map(\.name.text))))
    }
    for wanted in configuration.hashable {
      for index in closure(of: [wanted.name].compactMap(SwiftIdentifier.init), in: types, indices) {
        types[index].isHashable = true
        guard types[index].isRequestUnion else { continue }
        diagnostics.append(
          .error(
            "'\(wanted.name)' can't be Hashable: it holds '\(types[index].name.text)', whose variants are only written",
            at: wanted.location))
      }
    }
    for wanted in configuration.codable { if let index = indices[wanted] { types[index].isCodable = true } }
    return diagnostics
  }

  /// Puts properties behind a reference where a type would hold itself by value.
  ///
  /// What a union that is only written would hold by value is kept as an existential, which is a reference: those cycles
  /// are broken first, and no other type needs a box for them.
  private func breakCycles(in types: inout [TypeDeclaration], _ indices: [SwiftIdentifier: Int]) {
    let whole = Cycles(among: types, indices, where: { _ in true })
    let read = Cycles(among: types, indices, where: { !$0.isRequestUnion })
    for index in types.indices {
      let isRequestUnion = types[index].isRequestUnion
      switch types[index].kind {
      case .object(var object):
        var names = NameTable(reserved: Set(object.members.map(\.name)))
        for member in object.members.indices
        where read.holds(index, object.members[member].type.namesHeldByValue) {
          object.members[member].box = names.claim(object.members[member].name + "Box")
        }
        types[index].kind = .object(object)
      case .union(var union):
        union.isIndirect = read.holds(index, union.variants.flatMap(\.type.namesHeldByValue))
        union.recursiveMembers = Set(
          isRequestUnion
            ? union.members.filter { whole.holds(index, $0.type.namesHeldByValue) }.map(\.wireName) : [])
        types[index].kind = .union(union)
      case .enumeration: break
      }
    }
  }

  /// Which types hold each other by value in a circle.
  private struct Cycles {
    private let components: StronglyConnectedComponents
    private let indices: [SwiftIdentifier: Int]

    init(
      among types: [TypeDeclaration], _ indices: [SwiftIdentifier: Int], where isIncluded: (TypeDeclaration) -> Bool
    ) {
      self.indices = indices
      components = StronglyConnectedComponents(count: types.count) { index in
        isIncluded(types[index]) ? types[index].heldByValue.compactMap { indices[$0] } : []
      }
    }

    /// Whether the type at the index would hold itself by way of one of the names.
    func holds(_ index: Int, _ names: [SwiftIdentifier]) -> Bool {
      names.contains { name in indices[name].map { components.isCyclic(index, $0) } ?? false }
    }
  }

  private func closure(of names: [SwiftIdentifier], in types: [TypeDeclaration], _ indices: [SwiftIdentifier: Int])
    -> Set<Int>
  {
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

  fileprivate var heldByValue: [SwiftIdentifier] {
    switch kind {
    case .object(let object): object.members.flatMap(\.type.namesHeldByValue)
    case .union(let union):
      isReadable
        ? union.variants.flatMap(\.type.namesHeldByValue) : union.members.flatMap(\.type.namesHeldByValue)
    case .enumeration: []
    }
  }

  fileprivate var mentioned: [SwiftIdentifier] {
    switch kind {
    case .object(let object): object.members.flatMap(\.type.names) + (object.additional?.names ?? [])
    case .union(let union): union.variants.flatMap { $0.type.names + ($0.members ?? []).flatMap(\.type.names) }
    case .enumeration: []
    }
  }
}

extension [SwiftIdentifier: Int] {
  fileprivate subscript(wanted: Configuration.NamedType) -> Int? {
    SwiftIdentifier(wanted.name).flatMap { self[$0] }
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
