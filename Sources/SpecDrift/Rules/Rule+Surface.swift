extension Rule {
  static let surface: [Rule] = [
    Rule(
      "surface.type-renamed",
      "a component is renamed, an inline schema becomes a component, or a component an inline schema", wire: .none,
      source: .breaking, behaviour: .none, mirror: "surface.type-renamed"),
    Rule(
      "surface.type-changed", "an equivalent spelling in the document generates another type", wire: .none,
      source: .breaking,
      behaviour: .none, mirror: "surface.type-changed"),
    Rule(
      "surface.type-split", "readOnly or writeOnly splits a schema into two types", wire: .none, source: .breaking,
      behaviour: .none, mirror: "surface.type-merged"),
    Rule(
      "surface.type-merged", "the two types of a schema become one", wire: .none, source: .breaking, behaviour: .none,
      mirror: "surface.type-split"),
    Rule(
      "surface.arguments-reordered", "the properties of a body, or the parameters, change their order", wire: .none,
      source: .breaking,
      behaviour: .none, mirror: "surface.arguments-reordered"),
    Rule(
      "surface.name-changed",
      "a Swift name changes: through x-swift-name, x-enum-varnames, acronyms or a conflict with another name",
      wire: .none,
      source: .breaking, behaviour: .none, mirror: "surface.name-changed"),
    Rule(
      "surface.members-added", "a type gains declarations: through additionalProperties: true, Hashable or Codable",
      wire: .none, source: .info,
      behaviour: .none, mirror: "surface.members-removed"),
    Rule(
      "surface.members-removed", "a type loses declarations", wire: .none, source: .breaking, behaviour: .none,
      mirror: "surface.members-added"),
    Rule(
      "surface.left-out", "the generator can no longer generate the operation", wire: .none, source: .breaking,
      behaviour: .none, mirror: "surface.taken-in"),
    Rule(
      "surface.taken-in", "the generator can now generate the operation", wire: .none, source: .info, behaviour: .none,
      mirror: "surface.left-out"),
  ]
}
