package import DataReading
import Diagnostics

/// The schemas of one file that have an `$anchor` (JSON Schema 2020-12, section 8.2.2), by its name.
package struct AnchorIndex {
  package let targets: [String: Target]

  /// Searches the whole tree once. An `$anchor` within an example counts too, which is harmless because nothing refers
  /// to it.
  package init(of tree: Node, file: String) {
    var targets: [String: Target] = [:]
    var pending: [(node: Node, path: [String])] = [(tree, [])]
    while let (node, path) = pending.popLast() {
      switch node.value {
      case .mapping(let mapping):
        if let name = mapping["$anchor"]?.string, targets[name] == nil {
          let id = SchemaID(file: file, pointer: JSONPointer(tokens: path).description)
          targets[name] = Target(node: node, id: id)
        }
        pending += mapping.entries.reversed().map { ($0.value, path + [$0.key]) }
      case .sequence(let nodes):
        pending += nodes.enumerated().reversed().map { ($0.element, path + ["\($0.offset)"]) }
      default:
        continue
      }
    }
    self.targets = targets
  }
}
