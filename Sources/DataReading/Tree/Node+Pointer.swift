public import Diagnostics

extension Node {
  /// Follows the pointer as far as the tree goes. Returns the node that was reached and the remaining tokens, so that a
  /// message can show where a reference goes wrong.
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
      // RFC 6901, section 4: digits without a leading zero. `Int` alone would also accept a sign.
      guard token.utf8.allSatisfy({ (0x30...0x39).contains($0) }), token == "0" || !token.hasPrefix("0"),
        let index = Int(token), nodes.indices.contains(index)
      else { return nil }
      return nodes[index]
    default:
      return nil
    }
  }
}
