extension Rule {
  static let values: [Rule] = [
    Rule(
      "req.enum.value-added", "a request value may be another value of the enum", wire: .info, source: .info,
      behaviour: .none,
      mirror: "req.enum.value-removed"),
    Rule(
      "req.enum.value-removed", "a request value may no longer be one value of the enum", wire: .breaking,
      source: .breaking, behaviour: .none,
      mirror: "req.enum.value-added"),
    Rule(
      "req.enum.introduced", "a request value that could be anything is restricted to an enum", wire: .breaking,
      source: .breaking, behaviour: .none,
      mirror: "req.enum.dropped"),
    Rule(
      "req.enum.dropped", "a request value is no longer restricted to an enum", wire: .info, source: .breaking,
      behaviour: .none,
      mirror: "req.enum.introduced"),
    Rule(
      "res.enum.value-added", "a response value may be another value of the enum; generated enums keep unknown values",
      wire: .info, source: .info,
      behaviour: .warning, mirror: "res.enum.value-removed"),
    Rule(
      "res.enum.value-removed", "a response value is never one value of the enum any more", wire: .info,
      source: .breaking, behaviour: .info,
      mirror: "res.enum.value-added"),
    Rule(
      "res.enum.introduced", "a response value is restricted to an enum", wire: .info, source: .breaking,
      behaviour: .none,
      mirror: "res.enum.dropped"),
    Rule(
      "res.enum.dropped", "a response value is no longer restricted to an enum", wire: .info, source: .breaking,
      behaviour: .warning,
      mirror: "res.enum.introduced"),
    Rule(
      "req.const.changed", "a constant of a request is added or changes", wire: .breaking, source: .none,
      behaviour: .none,
      mirror: "req.const.changed"),
    Rule(
      "req.const.dropped", "a constant of a request is dropped", wire: .info, source: .breaking, behaviour: .none,
      mirror: "req.const.changed"),
    Rule(
      "res.const.changed", "a constant of a response changes", wire: .breaking, source: .none, behaviour: .none,
      mirror: "res.const.changed"),
    Rule(
      "res.const.dropped", "a constant of a response is dropped", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "res.const.added"),
    Rule(
      "res.const.added", "a constant of a response is added", wire: .info, source: .breaking, behaviour: .none,
      mirror: "res.const.dropped"),
    Rule(
      "req.default.changed", "the default that the server uses for an absent request value changes", wire: .none,
      source: .none, behaviour: .breaking,
      mirror: "req.default.changed"),
    Rule(
      "req.default.added", "a default of a request value is documented where none was", wire: .none, source: .none,
      behaviour: .warning,
      mirror: "req.default.removed"),
    Rule(
      "req.default.removed", "the default of a request value is no longer documented", wire: .none, source: .none,
      behaviour: .warning,
      mirror: "req.default.added"),
    Rule(
      "res.default.changed", "the default for an absent property of a response changes", wire: .none, source: .none,
      behaviour: .info,
      mirror: "res.default.changed"),
    Rule(
      "req.multipleOf.changed", "multipleOf of a request value changes, and neither number is a multiple of the other",
      wire: .breaking, source: .none, behaviour: .none,
      mirror: "req.multipleOf.changed"),
    Rule(
      "res.multipleOf.changed", "multipleOf of a response value changes, and neither number is a multiple of the other",
      wire: .info, source: .none, behaviour: .warning,
      mirror: "res.multipleOf.changed"),
    Rule(
      "req.pattern.tightened", "a request value gets a pattern", wire: .breaking, source: .none, behaviour: .none,
      mirror: "req.pattern.loosened"),
    Rule(
      "req.pattern.loosened", "the pattern of a request value is dropped, or becomes `.*`", wire: .info, source: .none,
      behaviour: .none,
      mirror: "req.pattern.tightened"),
    Rule(
      "req.pattern.changed", "the pattern of a request value changes; the two patterns aren't compared", wire: .warning,
      source: .none, behaviour: .none,
      mirror: "req.pattern.changed"),
    Rule(
      "res.pattern.changed", "the pattern of a response value is added, dropped or changed", wire: .info, source: .none,
      behaviour: .info,
      mirror: "res.pattern.changed"),
  ]
}
