extension Rule {
  static let surface: [Rule] = [
    Rule(
      "surface.type-renamed", "a component renamed, an inline object extracted or put back", wire: .none,
      source: .breaking, behaviour: .none, mirror: "surface.type-renamed"),
    Rule(
      "surface.type-changed", "another way to say the same gives another type", wire: .none, source: .breaking,
      behaviour: .none, mirror: "surface.type-changed"),
    Rule(
      "surface.type-split", "readOnly or writeOnly gives a schema two types", wire: .none, source: .breaking,
      behaviour: .none, mirror: "surface.type-merged"),
    Rule(
      "surface.type-merged", "surface type merged", wire: .none, source: .breaking, behaviour: .none,
      mirror: "surface.type-split"),
    Rule(
      "surface.arguments-reordered", "order of members of a body, or of parameters", wire: .none, source: .breaking,
      behaviour: .none, mirror: "surface.arguments-reordered"),
    Rule(
      "surface.name-changed", "x-swift-name, x-enum-varnames, acronyms, a clash that moves another name", wire: .none,
      source: .breaking, behaviour: .none, mirror: "surface.name-changed"),
    Rule(
      "surface.members-added", "additionalProperties: true said, Hashable or Codable given", wire: .none, source: .info,
      behaviour: .none, mirror: "surface.members-removed"),
    Rule(
      "surface.members-removed", "surface members removed", wire: .none, source: .breaking, behaviour: .none,
      mirror: "surface.members-added"),
    Rule(
      "surface.left-out", "the generator cannot carry the operation any more", wire: .none, source: .breaking,
      behaviour: .none, mirror: "surface.taken-in"),
    Rule(
      "surface.taken-in", "surface taken in", wire: .none, source: .info, behaviour: .none, mirror: "surface.left-out"),
  ]
}
