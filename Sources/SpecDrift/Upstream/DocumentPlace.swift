import DataReading
import Diagnostics

/// A place in a description of one file.
struct DocumentPlace: Hashable {
  let tokens: [String]

  init(_ tokens: [String]) {
    self.tokens = tokens
  }

  /// The place that a reference leads to; `nil` if it leads to another file.
  init?(_ reference: String) {
    guard reference.hasPrefix("#"), let pointer = JSONPointer(String(reference.dropFirst())) else { return nil }
    tokens = pointer.tokens
  }

  /// Whether another place is within this one.
  func encloses(_ other: DocumentPlace) -> Bool {
    other.tokens.count > tokens.count && other.tokens.starts(with: tokens)
  }

  /// Returns what stands at the place.
  func node(in root: Node) -> Node? {
    var node = root
    for token in tokens {
      guard let next = node.element(token) else { return nil }
      node = next
    }
    return node
  }

  /// Returns the place where the value really is, after the references on the way to it. A reference at the place
  /// itself isn't followed.
  func resolved(in root: Node) -> DocumentPlace {
    var tokens: [String] = []
    var rest = self.tokens[...]
    var node: Node? = root
    var jumps = 0
    while let token = rest.first {
      if let reference = node?["$ref"]?.string, let target = DocumentPlace(reference), jumps < 100 {
        (tokens, node, jumps) = (target.tokens, target.node(in: root), jumps + 1)
        continue
      }
      // The name of a parameter leads also to one that is a reference.
      let index = node?.sequence?.firstIndex { item in
        guard let reference = item["$ref"]?.string, let target = DocumentPlace(reference)?.node(in: root) else {
          return false
        }
        return target["name"]?.string == token
      }
      tokens.append(index.map(String.init) ?? token)
      node = node?.element(tokens[tokens.count - 1])
      rest = rest.dropFirst()
    }
    return DocumentPlace(tokens)
  }
}

extension Node {
  /// Returns the value of a key, or the element of a list at an index.
  func element(_ token: String) -> Node? {
    mapping?[token] ?? index(of: token).flatMap { sequence?[$0] }
  }
}
