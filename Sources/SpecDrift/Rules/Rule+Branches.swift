extension Rule {
  static let branches: [Rule] = [
    Rule(
      "req.branch.added", "oneOf, anyOf", wire: .info, source: .info, behaviour: .none, mirror: "req.branch.removed"),
    Rule(
      "req.branch.removed", "branch removed of a request", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "req.branch.added"),
    Rule(
      "res.branch.added", "to two or more: emitted unions keep what they do not know", wire: .info, source: .info,
      behaviour: .warning, mirror: "res.branch.removed"),
    Rule(
      "res.branch.second-added", "to one: emitted code reads that one only", wire: .breaking, source: .breaking,
      behaviour: .none, mirror: "res.branch.removed"),
    Rule(
      "res.branch.removed", "branch removed of a response", wire: .info, source: .breaking, behaviour: .info,
      mirror: "res.branch.added"),
    Rule(
      "req.tag.member-changed", "discriminator.propertyName", wire: .breaking, source: .none, behaviour: .none,
      mirror: "req.tag.member-changed"),
    Rule(
      "req.tag.value-changed", "mapping, const of a branch", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "req.tag.value-changed"),
    Rule(
      "res.tag.member-changed", "tag member changed of a response", wire: .breaking, source: .none, behaviour: .none,
      mirror: "res.tag.member-changed"),
    Rule(
      "res.tag.value-changed", "tag value changed of a response", wire: .warning, source: .breaking,
      behaviour: .warning, mirror: "res.tag.value-changed"),
    Rule(
      "tag.introduced", "a discriminator where the branches were told apart by form", wire: .info, source: .breaking,
      behaviour: .none, mirror: "tag.dropped"),
    Rule(
      "tag.dropped", "tag dropped", wire: .info, source: .breaking, behaviour: .none, mirror: "tag.introduced"),
    Rule(
      "all-of", "never a rule: merged before the comparison; what is left over is one of the rules above, or opaque",
      wire: .none, source: .none, behaviour: .none, mirror: nil),
    Rule(
      "req.keyword.tightened",
      "contains, dependentRequired, dependentSchemas, if/then/else, propertyNames, patternProperties, unevaluatedItems, not: added",
      wire: .breaking, source: .none, behaviour: .none, mirror: "req.keyword.loosened"),
    Rule(
      "req.keyword.loosened", "the same: dropped", wire: .info, source: .none, behaviour: .none,
      mirror: "req.keyword.tightened"),
    Rule(
      "res.keyword.tightened", "keyword tightened of a response", wire: .info, source: .none, behaviour: .none,
      mirror: "res.keyword.loosened"),
    Rule(
      "res.keyword.loosened", "keyword loosened of a response", wire: .info, source: .none, behaviour: .warning,
      mirror: "res.keyword.tightened"),
    Rule(
      "keyword.changed",
      "the same, changed in itself: both inside are compared as schemas where that is sound, else said to be open",
      wire: .warning, source: .none, behaviour: .warning, mirror: "keyword.changed"),
  ]
}
