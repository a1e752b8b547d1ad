import DataReading
import Diagnostics
import OpenAPIDocument

/// Follows references between the trees of a document, which are known to lead somewhere.
final class NodeResolver {
  private let trees: [String: Node]
  private let root: Node?
  private var ends: [Key: Node] = [:]
  private var anchors: [String: AnchorIndex] = [:]

  private struct Key: Hashable {
    let file: String
    let text: String
  }

  init(_ document: Document) {
    trees = Dictionary(document.trees.map { ($0.location.file.path, $0) }) { first, _ in first }
    root = document.trees.first
  }

  /// What a node is in the end, where it may be a reference. One that leads nowhere, or to itself, is itself.
  func callAsFunction(_ node: Node) -> Node {
    var node = node
    var steps = 0
    while let target = target(of: node), steps < 100 {
      node = target
      steps += 1
    }
    return node
  }

  /// What the `$ref` of a node names.
  func target(of node: Node) -> Node? {
    node["$ref"]?.string.flatMap { target($0, in: node.location.file.path) }
  }

  /// What a text that refers as a `$ref` does names.
  func target(_ text: String, in file: String) -> Node? {
    let key = Key(file: file, text: text)
    if let known = ends[key] { return known }
    guard let reference = ReferenceText(text), !reference.isRemote else { return nil }
    let path = reference.path.isEmpty ? file : FilePath.resolve(reference.path, in: file)
    guard let tree = trees[path] else { return nil }
    let node: Node?
    if reference.fragment.isEmpty || reference.fragment.hasPrefix("/") {
      let found = JSONPointer(reference.fragment).map(tree.follow)
      node = found?.missing.isEmpty == true ? found?.reached : nil
    } else {
      let index = anchors[path] ?? AnchorIndex(of: tree, file: path)
      anchors[path] = index
      node = index.targets[reference.fragment]?.node
    }
    if let node { ends[key] = node }
    return node
  }

  /// A schema of the components by its name, as a discriminator may refer to it.
  func component(_ name: String) -> Node? { root?["components"]?["schemas"]?[name] }
}
