extension Rule {
  /// Patterns, and steps that don't divide each other.
  static let patterns: [Rule] = [
    Rule(
      "req.multipleOf.changed",
      "multipleOf of a request value changes, and neither number is a multiple of the other",
      wire: .breaking, source: .none, behaviour: .none, mirror: "req.multipleOf.changed",
      advice: "Keep accepting multiples of the old number until programs send multiples of the new one.",
      before: "size: {type: integer, multipleOf: 4}",
      after: "size: {type: integer, multipleOf: 6}"),
    Rule(
      "res.multipleOf.changed",
      "multipleOf of a response value changes, and neither number is a multiple of the other",
      wire: .info, source: .none, behaviour: .warning, mirror: "res.multipleOf.changed",
      advice: "Check code of your own that relies on the old step between values.",
      before: "size: {type: integer, multipleOf: 4}",
      after: "size: {type: integer, multipleOf: 6}"),
    Rule(
      "req.pattern.tightened",
      "a request value gets a pattern",
      wire: .breaking, source: .none, behaviour: .none, mirror: "req.pattern.loosened",
      advice: "Make sure that everything that programs send matches the pattern.",
      before: "name: {type: string}",
      after: "name: {type: string, pattern: '^[a-z]+$'}"),
    Rule(
      "req.pattern.loosened",
      "the pattern of a request value is dropped, or becomes `.*`",
      wire: .info, source: .none, behaviour: .none, mirror: "req.pattern.tightened",
      advice: "Nothing has to be done. More texts are accepted than before.",
      before: "name: {type: string, pattern: '^[a-z]+$'}",
      after: "name: {type: string}"),
    Rule(
      "req.pattern.changed",
      "the pattern of a request value changes; the two patterns aren't compared",
      wire: .warning, source: .none, behaviour: .none, mirror: "req.pattern.changed",
      advice: "Compare the two patterns by hand: a text that matched the old one should match the new one.",
      before: "name: {type: string, pattern: '^[a-z]+$'}",
      after: "name: {type: string, pattern: '^[a-z_]+$'}"),
    Rule(
      "res.pattern.changed",
      "the pattern of a response value is added, dropped or changed",
      wire: .info, source: .none, behaviour: .info, mirror: "res.pattern.changed",
      advice: "Check code of your own that takes the text apart as the old pattern describes it.",
      before: "name: {type: string, pattern: '^[a-z]+$'}",
      after: "name: {type: string, pattern: '^[a-z_]+$'}"),
  ]
}
