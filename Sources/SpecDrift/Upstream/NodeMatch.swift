import APIContract
import DataReading
import Diagnostics

/// Compares a part of a description with what was written down about it.
struct NodeMatch {
  /// The root of the description that `actual` nodes are of.
  let root: Node

  /// Whether a node is what was expected: a mapping has at least the expected keys, a list of plain values has those
  /// values in any order, and a reference is followed unless a reference is expected.
  func isExpected(_ expected: Node, _ actual: Node) -> Bool {
    var seen: Set<Pair> = []
    return matches(expected, actual, isWhole: false, target: nil, &seen)
  }

  /// Whether a node says the same as another one, whatever its prose.
  ///
  /// - Parameter target: Returns what a reference of the other node leads to. If it is left out, the other node has none
  ///   to follow.
  func isSame(_ wanted: Node, _ actual: Node, target: ((Node) -> Node)? = nil) -> Bool {
    var seen: Set<Pair> = []
    return matches(wanted, actual, isWhole: true, target: target, &seen)
  }

  /// Two nodes that are being compared, which may contain themselves.
  private struct Pair: Hashable {
    let one: SourceLocation
    let other: SourceLocation
  }

  private func matches(
    _ written: Node, _ found: Node, isWhole: Bool, target: ((Node) -> Node)?, _ seen: inout Set<Pair>
  ) -> Bool {
    let expected = target?(written) ?? written
    let actual = expected["$ref"] == nil ? resolved(found) : found
    if written["$ref"] != nil, target != nil,
      !seen.insert(Pair(one: expected.location, other: actual.location)).inserted
    {
      return true
    }
    switch (expected.value, actual.value) {
    case (.mapping(let one), .mapping(let other)):
      let keys = isWhole ? Set(one.keys).union(other.keys).filter { !Self.isProse($0) } : Set(one.keys)
      return keys.allSatisfy { key in
        guard let left = one[key], let right = other[key] else { return false }
        return matches(left, right, isWhole: isWhole, target: target, &seen)
      }
    case (.sequence(let one), .sequence(let other)):
      guard one.count == other.count else { return false }
      if (one + other).allSatisfy({ $0.mapping == nil && $0.sequence == nil }) {
        return Set(one.map(\.withNumbersByValue)) == Set(other.map(\.withNumbersByValue))
      }
      return zip(one, other).allSatisfy { matches($0, $1, isWhole: isWhole, target: target, &seen) }
    default: return expected.withNumbersByValue == actual.withNumbersByValue
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
