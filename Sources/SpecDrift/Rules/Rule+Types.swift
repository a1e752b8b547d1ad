extension Rule {
  static let types: [Rule] = [
    Rule(
      "req.type.changed", "the type of a request value changes, and neither type includes the other", wire: .breaking,
      source: .breaking, behaviour: .none,
      mirror: "req.type.changed"),
    Rule(
      "req.type.widened",
      "a request value may have more types: integer becomes number, a type is added or `type` is dropped", wire: .info,
      source: .breaking,
      behaviour: .none, mirror: "req.type.narrowed"),
    Rule(
      "req.type.narrowed", "a request value may have fewer types", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "req.type.widened"),
    Rule(
      "res.type.changed", "the type of a response value changes, and neither type includes the other", wire: .breaking,
      source: .breaking, behaviour: .none,
      mirror: "res.type.changed"),
    Rule(
      "res.type.widened", "a response value may have more types", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "res.type.narrowed"),
    Rule(
      "res.type.narrowed", "a response value may have fewer types", wire: .info, source: .breaking, behaviour: .none,
      mirror: "res.type.widened"),
    Rule(
      "req.nullable.added", "a request value may be null", wire: .info, source: .breaking, behaviour: .none,
      mirror: "req.nullable.removed"),
    Rule(
      "req.nullable.removed", "a request value may no longer be null", wire: .breaking, source: .breaking,
      behaviour: .none,
      mirror: "req.nullable.added"),
    Rule(
      "res.nullable.added", "a response value that was always there may be null", wire: .breaking, source: .breaking,
      behaviour: .none,
      mirror: "res.nullable.removed"),
    Rule(
      "res.nullable.added-to-optional",
      "a response value that could be absent may be null; generated code reads both alike", wire: .info,
      source: .none, behaviour: .none, mirror: "res.nullable.removed"),
    Rule(
      "res.nullable.removed", "a response value is never null any more", wire: .info, source: .breaking,
      behaviour: .none,
      mirror: "res.nullable.added"),
    Rule(
      "req.format.added", "a request value gets a format that the server may enforce, such as date-time or uuid",
      wire: .breaking, source: .breaking,
      behaviour: .none, mirror: "req.format.removed"),
    Rule(
      "req.format.removed", "a request value loses its format", wire: .info, source: .breaking, behaviour: .none,
      mirror: "req.format.added"),
    Rule(
      "req.format.widened",
      "the format of a request value widens, such as int32 to int64; date to date-time isn't such a change",
      wire: .info, source: .breaking,
      behaviour: .none, mirror: "req.format.narrowed"),
    Rule(
      "req.format.narrowed", "the format of a request value narrows, such as int64 to int32", wire: .breaking,
      source: .breaking, behaviour: .none,
      mirror: "req.format.widened"),
    Rule(
      "res.format.added", "a response value gets a format", wire: .info, source: .breaking, behaviour: .none,
      mirror: "res.format.removed"),
    Rule(
      "res.format.removed", "a response value loses its format", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "res.format.added"),
    Rule(
      "res.format.widened", "the format of a response value widens, such as int32 to int64", wire: .breaking,
      source: .breaking, behaviour: .none,
      mirror: "res.format.narrowed"),
    Rule(
      "res.format.narrowed", "the format of a response value narrows, such as int64 to int32", wire: .info,
      source: .breaking, behaviour: .none,
      mirror: "res.format.widened"),
    Rule(
      "req.content.changed", "contentEncoding, contentMediaType or contentSchema of a request value changes",
      wire: .breaking, source: .none,
      behaviour: .none, mirror: "req.content.changed"),
    Rule(
      "res.content.changed", "contentEncoding, contentMediaType or contentSchema of a response value changes",
      wire: .breaking, source: .none, behaviour: .none,
      mirror: "res.content.changed"),
  ]
}
