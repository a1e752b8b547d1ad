import APIModel

/// Completes types with what is only known when all types exist: which ones contain themselves, which contain enums,
/// and which unions are tried by another union.
enum TypeFinishing {
  /// Marks unions that another union tries, since these must report whether they know a value.
  static func markTriedUnions(in types: inout [TypeDeclaration]) {
    var tried: Set<SwiftIdentifier> = []
    for case .union(let union) in types.filter(\.isReadable).map(\.kind) {
      tried.formUnion(union.variants.filter { $0.breadth == .union }.flatMap(\.type.namesHeldByValue))
    }
    for index in types.indices where tried.contains(types[index].name) {
      guard case .union(var union) = types[index].kind else { continue }
      union.isTried = true
      types[index].kind = .union(union)
    }
  }

  /// Boxes properties through which a type would contain itself by value.
  ///
  /// A union that is only encoded stores such values as existentials, which are references: those cycles are broken
  /// first, and no other type needs a box for them.
  static func breakCycles(in types: inout [TypeDeclaration]) {
    let indices = Dictionary(types.indices.map { (types[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
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

  /// Marks the variants of unions that may contain values of enums that can get new values, however deep.
  static func markOpenValues(in types: inout [TypeDeclaration]) {
    var holders: [SwiftIdentifier: [SwiftIdentifier]] = [:]
    var pending: [SwiftIdentifier] = []
    for type in types {
      for name in type.names { holders[name, default: []].append(type.name) }
      if case .enumeration(let values) = type.kind, values.unlisted == .new { pending.append(type.name) }
    }
    var open = Set(pending)
    while let name = pending.popLast() {
      pending += (holders[name] ?? []).filter { open.insert($0).inserted }
    }
    for index in types.indices {
      guard case .union(var union) = types[index].kind else { continue }
      for variant in union.variants.indices {
        union.variants[variant].hasOpenValues = union.variants[variant].type.names.contains(where: open.contains)
      }
      types[index].kind = .union(union)
    }
  }

  /// Returns the groups of types that contain each other by value.
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

    /// Whether the type at the index would contain itself through one of the names.
    func holds(_ index: Int, _ names: [SwiftIdentifier]) -> Bool {
      names.contains { name in indices[name].map { components.isCyclic(index, $0) } ?? false }
    }
  }
}

extension TypeDeclaration {
  /// A union without cases, which keeps values of any type.
  fileprivate var isRequestUnion: Bool {
    guard case .union(let union) = kind else { return false }
    return !isReadable && union.form != .text
  }

  /// The declared types that the type consists of.
  fileprivate var names: [SwiftIdentifier] {
    switch kind {
    case .object(let object): object.members.flatMap(\.type.names) + (object.additional?.names ?? [])
    case .union(let union): union.variants.flatMap(\.type.names) + union.members.flatMap(\.type.names)
    case .enumeration: []
    }
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
}

/// Finds the groups of nodes of a graph that reach each other (Tarjan's algorithm, without recursion).
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
