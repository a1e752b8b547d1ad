extension Rule {
  static let branches: [Rule] = [
    Rule(
      "req.branch.added", "an alternative (oneOf or anyOf) is added to a request", wire: .info, source: .info,
      behaviour: .none, mirror: "req.branch.removed"),
    Rule(
      "req.branch.removed", "an alternative is removed from a request", wire: .breaking, source: .breaking,
      behaviour: .none,
      mirror: "req.branch.added"),
    Rule(
      "res.branch.added", "an alternative is added to two or more of a response; generated unions keep unknown values",
      wire: .info, source: .info,
      behaviour: .warning, mirror: "res.branch.removed"),
    Rule(
      "res.branch.second-added",
      "a second alternative is added to a response; code generated for one reads only that one", wire: .breaking,
      source: .breaking,
      behaviour: .none, mirror: "res.branch.removed"),
    Rule(
      "res.branch.removed", "an alternative is removed from a response", wire: .info, source: .breaking,
      behaviour: .info,
      mirror: "res.branch.added"),
    Rule(
      "req.tag.member-changed", "discriminator.propertyName of a request changes", wire: .breaking, source: .none,
      behaviour: .none,
      mirror: "req.tag.member-changed"),
    Rule(
      "req.tag.value-changed", "the discriminator value of an alternative of a request changes: its mapping or const",
      wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "req.tag.value-changed"),
    Rule(
      "res.tag.member-changed", "discriminator.propertyName of a response changes", wire: .breaking, source: .none,
      behaviour: .none,
      mirror: "res.tag.member-changed"),
    Rule(
      "res.tag.value-changed", "the discriminator value of an alternative of a response changes: its mapping or const",
      wire: .warning, source: .breaking,
      behaviour: .warning, mirror: "res.tag.value-changed"),
    Rule(
      "tag.introduced", "alternatives that were distinguished by their form get a discriminator", wire: .info,
      source: .breaking,
      behaviour: .none, mirror: "tag.dropped"),
    Rule(
      "tag.dropped", "alternatives lose their discriminator", wire: .info, source: .breaking, behaviour: .none,
      mirror: "tag.introduced"),
    Rule(
      "all-of",
      "never reported: allOf is merged before the comparison, and what can't be merged falls under another rule or is compared as it is written",
      wire: .none, source: .none, behaviour: .none, mirror: nil),
    Rule(
      "req.keyword.tightened",
      "a request value gets contains, dependentRequired, dependentSchemas, if/then/else, propertyNames, patternProperties, unevaluatedItems or not",
      wire: .breaking, source: .none, behaviour: .none, mirror: "req.keyword.loosened"),
    Rule(
      "req.keyword.loosened",
      "a request value loses contains, dependentRequired, dependentSchemas, if/then/else, propertyNames, patternProperties, unevaluatedItems or not",
      wire: .info, source: .none, behaviour: .none,
      mirror: "req.keyword.tightened"),
    Rule(
      "res.keyword.tightened", "a response value gets a keyword such as contains, if/then/else or not", wire: .info,
      source: .none, behaviour: .none,
      mirror: "res.keyword.loosened"),
    Rule(
      "res.keyword.loosened", "a response value loses a keyword such as contains, if/then/else or not", wire: .info,
      source: .none, behaviour: .warning,
      mirror: "res.keyword.tightened"),
    Rule(
      "keyword.changed",
      "a keyword such as contains, if/then/else or not changes; its schemas are compared where that is sound, otherwise the effect is unknown",
      wire: .warning, source: .none, behaviour: .warning, mirror: "keyword.changed"),
  ]
}
