/// A path into a tree, RFC 6901: `/paths/~1users/get`.
public struct JSONPointer: Sendable, Hashable {
  /// The names along the way, unescaped; none for the whole tree.
  public let tokens: [String]

  /// Nil for text that is neither empty nor begins with a slash, or that has a tilde which escapes nothing.
  /// A pointer out of a URI fragment is to be percent-decoded first.
  public init?(_ text: String) {
    guard !text.isEmpty else {
      tokens = []
      return
    }
    guard text.utf8.first == UInt8(ascii: "/") else { return nil }
    var tokens: [String] = []
    for part in text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      guard let token = Self.unescaped(part) else { return nil }
      tokens.append(token)
    }
    self.tokens = tokens
  }

  /// A path of names that are not escaped.
  public init(tokens: [String]) {
    self.tokens = tokens
  }

  /// In one pass: `~01` is `~1`.
  private static func unescaped(_ part: Substring.UTF8View) -> String? {
    var bytes: [UInt8] = []
    var rest = part[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "~") else {
        bytes.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "0"): bytes.append(UInt8(ascii: "~"))
      case UInt8(ascii: "1"): bytes.append(UInt8(ascii: "/"))
      default: return nil
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension JSONPointer: CustomStringConvertible {
  /// The pointer as text, escaped.
  public var description: String {
    tokens.map { token in
      var text = "/"
      for scalar in token.unicodeScalars {
        switch scalar {
        case "~": text += "~0"
        case "/": text += "~1"
        default: text.unicodeScalars.append(scalar)
        }
      }
      return text
    }.joined()
  }
}

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
