package import DataReading
import Diagnostics
import OpenAPIDocument

/// Follows references within a document whose references are all known to have a target.
package final class NodeResolver {
  private let trees: [String: Node]
  let root: Node?
  private var ends: [Key: Node] = [:]
  private var anchors: [String: AnchorIndex] = [:]
  private lazy var dynamicAnchors = DynamicAnchors(of: trees.sorted { $0.key < $1.key }.map(\.value))
  private lazy var heirs = heirsByParent()
  private lazy var componentNames = Dictionary(components.map { ($0.value.location, $0.key) }) { first, _ in first }

  private struct Key: Hashable {
    let file: String
    let text: String
  }

  init(_ document: DocumentTrees) {
    trees = Dictionary(document.files.map { ($0.location.file.path, $0) }) { first, _ in first }
    root = document.root
  }

  /// Returns the target of a node that is a reference, and other nodes as they are. A reference without a target, or
  /// one that leads back to itself, is returned as it is.
  package func callAsFunction(_ node: Node) -> Node {
    var node = node
    var steps = 0
    while let target = target(of: node), steps < 100 {
      node = target
      steps += 1
    }
    return node
  }

  /// Returns the target of a node's `$ref`.
  func target(of node: Node) -> Node? {
    node["$ref"]?.string.flatMap { target($0, in: node.location.file.path) }
  }

  /// Returns the target of a string that refers to a place as a `$ref` does.
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

  /// Returns the target of a schema's `$dynamicRef`, if there is only one that it can have.
  func dynamicTarget(of schema: Node) -> Node? {
    guard let text = schema["$dynamicRef"]?.string else { return nil }
    let named = dynamicAnchors.schemas(named: text)
    return named.count > 1 ? nil : named.first ?? target(text, in: schema.location.file.path)
  }

  /// Returns what the `$dynamicRef` of a schema can refer to if there isn't exactly one such schema: several schemas, or
  /// the reference itself if there is none.
  func openDynamicTargets(of schema: Node) -> [Node] {
    guard let reference = schema["$dynamicRef"], dynamicTarget(of: schema) == nil else { return [] }
    let named = dynamicAnchors.schemas(named: reference.string ?? "")
    return named.isEmpty ? [reference] : named
  }

  /// Returns the schemas of the components that extend another with `allOf`, also by way of others, by their names.
  func heirs(of parent: Node) -> [(name: String, schema: Node)] {
    var found: [(name: String, schema: Node)] = []
    var seen: Set<SourceLocation> = [parent.location]
    var pending = [parent.location]
    while let next = pending.popLast() {
      for heir in heirs[next] ?? [] where seen.insert(heir.schema.location).inserted {
        found.append(heir)
        pending.append(heir.schema.location)
      }
    }
    return found
  }

  private func heirsByParent() -> [SourceLocation: [(name: String, schema: Node)]] {
    var heirs: [SourceLocation: [(name: String, schema: Node)]] = [:]
    for entry in components {
      for part in entry.value["allOf"]?.sequence ?? [] where part["$ref"] != nil {
        heirs[self(part).location, default: []].append((entry.key, entry.value))
      }
    }
    return heirs
  }

  /// The schemas of the components.
  private var components: [Mapping.Entry] { root?["components"]?["schemas"]?.mapping?.entries ?? [] }

  /// Returns the name of the component that a schema is.
  func componentName(at location: SourceLocation) -> String? { componentNames[location] }

  /// Returns a schema of the components by its name, as a discriminator may refer to it.
  func component(_ name: String) -> Node? { root?["components"]?["schemas"]?[name] }
}
