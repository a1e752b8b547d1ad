package import DataReading
import Diagnostics

/// Identifies what schemas say, whatever the names of the components that they refer to.
extension SchemaForms {
  /// How many references lead from a schema to what still counts. It keeps schemas that contain themselves finite.
  private static let mostReferences = 6
  /// Keywords whose members have names that a document chooses.
  private static let named: Set<String> = [
    "properties", "patternProperties", "dependentSchemas", "dependentRequired", "dependencies", "$defs",
  ]

  /// A component, and how many references may follow.
  struct ContentKey: Hashable {
    let location: SourceLocation
    let references: Int
  }

  /// Returns a text that is the same for values that say the same, such as two schemas.
  package func content(of nodes: [Node]) -> String { nodes.map { content(of: $0) }.sorted().joined(separator: " ") }

  /// Returns a text that is the same for schemas that say the same together.
  package func content(of schema: SchemaParts) -> String { content(of: schema.parts.map(\.node)) }

  private func content(of node: Node) -> String {
    var hash = StableHash()
    add(node, to: &hash, references: Self.mostReferences)
    return hash.text
  }

  private func add(_ node: Node, to hash: inout StableHash, references: Int, areNamed: Bool = false) {
    switch node.value {
    case .mapping(let mapping):
      hash.combine("{")
      if !areNamed, let target = resolver.target(of: node) {
        hash.combine(references > 0 ? content(ofComponent: target, references: references - 1) : "$ref")
      }
      let entries = mapping.entries.filter { areNamed || !Node.annotations.contains($0.key) }
      for entry in entries.sorted(by: { $0.key < $1.key }) {
        hash.combine("\u{1F}\(entry.key)\u{1F}")
        add(
          entry.value, to: &hash, references: references,
          areNamed: !areNamed && Self.named.contains(entry.key))
      }
      hash.combine("}")
    case .sequence(let nodes):
      hash.combine("[")
      for element in nodes { add(element, to: &hash, references: references) }
      hash.combine("]")
    case .null, .bool, .integer, .number, .string: hash.combine("\u{1F}\(node.withNumbersByValue.jsonText)")
    }
  }

  private func content(ofComponent node: Node, references: Int) -> String {
    let key = ContentKey(location: node.location, references: references)
    if let known = contents[key] { return known }
    var hash = StableHash()
    add(node, to: &hash, references: references)
    contents[key] = hash.text
    return hash.text
  }
}
