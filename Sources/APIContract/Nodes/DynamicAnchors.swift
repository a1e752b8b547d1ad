import DataReading

/// The schemas of all files that have a `$dynamicAnchor` (JSON Schema 2020-12, section 8.2.2), by its name.
struct DynamicAnchors {
  private var schemas: [String: [Node]] = [:]

  init(of trees: [Node]) {
    var pending = trees.reversed().map { $0 }
    while let node = pending.popLast() {
      if let name = node["$dynamicAnchor"]?.string { schemas[name, default: []].append(node) }
      pending += (node.sequence ?? node.mapping?.entries.map(\.value) ?? []).reversed()
    }
  }

  /// Returns the schemas that a `$dynamicRef` may refer to, depending on how it is reached.
  func schemas(named reference: String) -> [Node] {
    schemas[reference.drop { $0 != "#" }.dropFirst().description] ?? []
  }
}
