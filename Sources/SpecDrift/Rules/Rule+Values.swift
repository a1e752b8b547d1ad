extension Rule {
  static let values: [Rule] = [
    Rule(
      "req.enum.value-added", "enum value added of a request", wire: .info, source: .info, behaviour: .none,
      mirror: "req.enum.value-removed"),
    Rule(
      "req.enum.value-removed", "enum value removed of a request", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "req.enum.value-added"),
    Rule(
      "req.enum.introduced", "any value becomes one of some", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "req.enum.dropped"),
    Rule(
      "req.enum.dropped", "enum dropped of a request", wire: .info, source: .breaking, behaviour: .none,
      mirror: "req.enum.introduced"),
    Rule(
      "res.enum.value-added", "emitted enums keep what they do not know", wire: .info, source: .info,
      behaviour: .warning, mirror: "res.enum.value-removed"),
    Rule(
      "res.enum.value-removed", "enum value removed of a response", wire: .info, source: .breaking, behaviour: .info,
      mirror: "res.enum.value-added"),
    Rule(
      "res.enum.introduced", "enum introduced of a response", wire: .info, source: .breaking, behaviour: .none,
      mirror: "res.enum.dropped"),
    Rule(
      "res.enum.dropped", "enum dropped of a response", wire: .info, source: .breaking, behaviour: .warning,
      mirror: "res.enum.introduced"),
    Rule(
      "req.const.changed", "a constant appears or is another", wire: .breaking, source: .none, behaviour: .none,
      mirror: "req.const.changed"),
    Rule(
      "req.const.dropped", "const dropped of a request", wire: .info, source: .breaking, behaviour: .none,
      mirror: "req.const.changed"),
    Rule(
      "res.const.changed", "const changed of a response", wire: .breaking, source: .none, behaviour: .none,
      mirror: "res.const.changed"),
    Rule(
      "res.const.dropped", "const dropped of a response", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "res.const.added"),
    Rule(
      "res.const.added", "const added of a response", wire: .info, source: .breaking, behaviour: .none,
      mirror: "res.const.dropped"),
    Rule(
      "req.default.changed", "what the server assumes", wire: .none, source: .none, behaviour: .breaking,
      mirror: "req.default.changed"),
    Rule(
      "req.default.added", "written down where none was", wire: .none, source: .none, behaviour: .warning,
      mirror: "req.default.removed"),
    Rule(
      "req.default.removed", "default removed of a request", wire: .none, source: .none, behaviour: .warning,
      mirror: "req.default.added"),
    Rule(
      "res.default.changed", "what may be assumed of an absent member", wire: .none, source: .none, behaviour: .info,
      mirror: "res.default.changed"),
    Rule(
      "req.multipleOf.changed", "neither", wire: .breaking, source: .none, behaviour: .none,
      mirror: "req.multipleOf.changed"),
    Rule(
      "res.multipleOf.changed", "neither", wire: .info, source: .none, behaviour: .warning,
      mirror: "res.multipleOf.changed"),
    Rule(
      "req.pattern.tightened", "set", wire: .breaking, source: .none, behaviour: .none, mirror: "req.pattern.loosened"),
    Rule(
      "req.pattern.loosened", "dropped, or `.*`", wire: .info, source: .none, behaviour: .none,
      mirror: "req.pattern.tightened"),
    Rule(
      "req.pattern.changed", "two patterns: not compared, said so", wire: .warning, source: .none, behaviour: .none,
      mirror: "req.pattern.changed"),
    Rule(
      "res.pattern.changed", "set, dropped, changed", wire: .info, source: .none, behaviour: .info,
      mirror: "res.pattern.changed"),
  ]
}
