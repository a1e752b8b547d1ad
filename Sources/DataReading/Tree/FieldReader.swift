package import Diagnostics

/// Reads the mappings, lists and texts of a configuration file, and collects their faults.
package struct FieldReader {
  /// Receives the faults.
  package let diagnostics = DiagnosticCollector()

  package init() {}

  /// Returns the values of a mapping by their keys. Other keys than these are faults.
  package func mapping(_ node: Node, keys: Set<String>) -> [String: Node] {
    guard case .mapping(let mapping) = node.value else {
      diagnostics.error("expected a mapping, found \(node.kindName)", at: node.location)
      return [:]
    }
    var result: [String: Node] = [:]
    for entry in mapping.entries {
      if keys.contains(entry.key) {
        result[entry.key] = entry.value
      } else {
        let known = "known keys: " + keys.sorted().joined(separator: ", ")
        diagnostics.error(
          "unknown key '\(entry.key)'", at: entry.keyLocation,
          hint: NearestName.hint(for: entry.key, among: keys.sorted()) ?? known)
      }
    }
    return result
  }

  package func text(_ node: Node) -> String? {
    if case .string(let text) = node.value { return text }
    diagnostics.error("expected text, found \(node.kindName)", at: node.location)
    return nil
  }

  package func bool(_ node: Node) -> Bool? {
    if case .bool(let value) = node.value { return value }
    diagnostics.error("expected true or false, found \(node.kindName)", at: node.location)
    return nil
  }

  package func sequence(_ node: Node) -> [Node] {
    if case .sequence(let nodes) = node.value { return nodes }
    diagnostics.error("expected a sequence, found \(node.kindName)", at: node.location)
    return []
  }

  package func texts(_ node: Node) -> [String] {
    sequence(node).compactMap { text($0) }
  }
}
