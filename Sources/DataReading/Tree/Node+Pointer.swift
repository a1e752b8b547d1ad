public import Diagnostics

extension Node {
  /// Goes as far along the pointer as the tree does: the node reached, and the names that lead on from there to nothing.
  /// With these a message can say where a reference goes astray.
  public func follow(_ pointer: JSONPointer) -> (reached: Node, missing: ArraySlice<String>) {
    var node = self
    for (index, token) in pointer.tokens.enumerated() {
      guard let next = node.child(token) else { return (node, pointer.tokens[index...]) }
      node = next
    }
    return (node, [])
  }

  private func child(_ token: String) -> Node? {
    switch value {
    case .mapping(let mapping):
      return mapping[token]
    case .sequence(let nodes):
      // RFC 6901, section 4: digits without a leading zero. `Int` alone would take a sign too.
      guard token.utf8.allSatisfy({ (0x30...0x39).contains($0) }), token == "0" || !token.hasPrefix("0"),
        let index = Int(token), nodes.indices.contains(index)
      else { return nil }
      return nodes[index]
    default:
      return nil
    }
  }
}
