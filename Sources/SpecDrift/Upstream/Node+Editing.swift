import DataReading

extension Node {
  /// Returns the node with another value at a place below it, or without one if the value is `nil`. Mappings that are
  /// missing on the way are added. Everything else keeps its location.
  func replacing(_ tokens: ArraySlice<String>, with value: Node?) -> Node {
    guard let token = tokens.first else { return value ?? self }
    let rest = tokens.dropFirst()
    switch self.value {
    case .mapping(let mapping):
      return Node(.mapping(mapping.replacing(token, rest, with: value, in: self)), at: location)
    case .sequence(let nodes): return Node(.sequence(nodes.replacing(token, rest, with: value)), at: location)
    default: return self
    }
  }

  /// Returns the node with only those entries, if it is a mapping.
  func filtered(_ isKept: (Mapping.Entry) -> Bool) -> Node {
    guard let mapping else { return self }
    return Node(.mapping(Mapping(mapping.entries.filter(isKept))), at: location)
  }

  /// Returns the index of the element of a list that a token means: a number, or the name of a parameter.
  func index(of token: String) -> Int? { sequence?.index(of: token) }
}

extension Mapping {
  fileprivate func replacing(
    _ key: String, _ rest: ArraySlice<String>, with value: Node?, in parent: Node
  ) -> Mapping {
    let known = entry(for: key)
    let inner = known?.value ?? Node(.mapping(Mapping()), at: parent.location)
    let replacement = rest.isEmpty ? value : inner.replacing(rest, with: value)
    guard let known else {
      guard value != nil, let replacement else { return self }
      return Mapping(entries + [Entry(key: key, keyLocation: parent.location, value: replacement)])
    }
    return Mapping(
      entries.compactMap { entry in
        guard entry.key == known.key else { return entry }
        return replacement.map { Entry(key: key, keyLocation: entry.keyLocation, value: $0) }
      })
  }
}

extension [Node] {
  fileprivate func index(of token: String) -> Int? {
    if let index = Int(token), String(index) == token { return indices.contains(index) ? index : nil }
    return firstIndex { $0["name"]?.string == token }
  }

  fileprivate func replacing(_ token: String, _ rest: ArraySlice<String>, with value: Node?) -> [Node] {
    var nodes = self
    guard let index = index(of: token) else { return rest.isEmpty ? nodes + [value].compactMap(\.self) : nodes }
    if rest.isEmpty {
      nodes.replaceSubrange(index...index, with: [value].compactMap(\.self))
    } else {
      nodes[index] = nodes[index].replacing(rest, with: value)
    }
    return nodes
  }
}
