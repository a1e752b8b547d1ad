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

  /// Returns a value that an entry must have.
  package func required(_ key: String, in fields: [String: Node], of entry: Node) -> Node? {
    if fields[key] == nil { diagnostics.error("the entry has no `\(key)`", at: entry.location) }
    return fields[key]
  }

  /// Returns a text that an entry must have, and that isn't blank.
  package func requiredText(
    _ key: String, in fields: [String: Node], of entry: Node, hint: String? = nil
  ) -> String? {
    guard let value = required(key, in: fields, of: entry), let text = text(value) else { return nil }
    if text.contains(where: { !$0.isWhitespace }) { return text }
    diagnostics.error("`\(key)` is empty", at: value.location, hint: hint)
    return nil
  }

  /// Returns one of the cases of an enum.
  ///
  /// - Parameter noun: What the cases are, such as `level`.
  package func choice<Choice: RawRepresentable & CaseIterable>(_ node: Node, _ noun: String) -> Choice?
  where Choice.RawValue == String {
    guard let text = text(node) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    diagnostics.error(
      "unknown \(noun) '\(text)'", at: node.location,
      hint: NearestName.hint(for: text, among: names) ?? "one of " + names.joined(separator: ", "))
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
