import DataReading

/// Compares a part of a description with what was written down about it.
struct NodeMatch {
  /// The root of the description that `actual` nodes are of.
  let root: Node

  /// Whether a node is what was expected: a mapping has at least the expected keys, a list of plain values has those
  /// values in any order, and a reference is followed unless a reference is expected.
  func isExpected(_ expected: Node, _ actual: Node) -> Bool { matches(expected, actual, isWhole: false) }

  /// Whether a node says the same as another one, whatever its prose.
  func isSame(_ wanted: Node, _ actual: Node) -> Bool { matches(wanted, actual, isWhole: true) }

  private func matches(_ expected: Node, _ actual: Node, isWhole: Bool) -> Bool {
    let actual = expected["$ref"] == nil ? resolved(actual) : actual
    switch (expected.value, actual.value) {
    case (.mapping(let one), .mapping(let other)):
      let keys = isWhole ? Set(one.keys).union(other.keys).filter { !Self.isProse($0) } : Set(one.keys)
      return keys.allSatisfy { key in
        guard let left = one[key], let right = other[key] else { return false }
        return matches(left, right, isWhole: isWhole)
      }
    case (.sequence(let one), .sequence(let other)):
      guard one.count == other.count else { return false }
      if (one + other).allSatisfy({ $0.mapping == nil && $0.sequence == nil }) { return Set(one) == Set(other) }
      return zip(one, other).allSatisfy { matches($0, $1, isWhole: isWhole) }
    default: return expected == actual
    }
  }

  /// Returns what a reference leads to. One that leads back to itself stays a reference.
  private func resolved(_ node: Node) -> Node {
    var node = node
    var jumps = 0
    while let target = node["$ref"]?.string.flatMap({ DocumentPlace($0)?.node(in: root) }), jumps < 100 {
      (node, jumps) = (target, jumps + 1)
    }
    return node
  }

  private static func isProse(_ key: String) -> Bool {
    ["description", "summary", "title", "example", "examples"].contains(key) || key.hasPrefix("x-")
  }
}
