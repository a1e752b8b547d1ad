extension Rule {
  static let types: [Rule] = [
    Rule(
      "req.type.changed", "neither holds the other", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "req.type.changed"),
    Rule(
      "req.type.widened", "integer to number, a list of types that grows, type dropped", wire: .info, source: .breaking,
      behaviour: .none, mirror: "req.type.narrowed"),
    Rule(
      "req.type.narrowed", "type narrowed of a request", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "req.type.widened"),
    Rule(
      "res.type.changed", "type changed of a response", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "res.type.changed"),
    Rule(
      "res.type.widened", "type widened of a response", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "res.type.narrowed"),
    Rule(
      "res.type.narrowed", "type narrowed of a response", wire: .info, source: .breaking, behaviour: .none,
      mirror: "res.type.widened"),
    Rule(
      "req.nullable.added", "nullable added of a request", wire: .info, source: .breaking, behaviour: .none,
      mirror: "req.nullable.removed"),
    Rule(
      "req.nullable.removed", "nullable removed of a request", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "req.nullable.added"),
    Rule(
      "res.nullable.added", "where a value was certain", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "res.nullable.removed"),
    Rule(
      "res.nullable.added-to-optional", "where it could be absent: emitted code reads both alike", wire: .info,
      source: .none, behaviour: .none, mirror: "res.nullable.removed"),
    Rule(
      "res.nullable.removed", "nullable removed of a response", wire: .info, source: .breaking, behaviour: .none,
      mirror: "res.nullable.added"),
    Rule(
      "req.format.added", "a format that is enforced (date-time, uuid, …)", wire: .breaking, source: .breaking,
      behaviour: .none, mirror: "req.format.removed"),
    Rule(
      "req.format.removed", "format removed of a request", wire: .info, source: .breaking, behaviour: .none,
      mirror: "req.format.added"),
    Rule(
      "req.format.widened", "int32 to int64, date to date-time is none of these", wire: .info, source: .breaking,
      behaviour: .none, mirror: "req.format.narrowed"),
    Rule(
      "req.format.narrowed", "format narrowed of a request", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "req.format.widened"),
    Rule(
      "res.format.added", "format added of a response", wire: .info, source: .breaking, behaviour: .none,
      mirror: "res.format.removed"),
    Rule(
      "res.format.removed", "format removed of a response", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "res.format.added"),
    Rule(
      "res.format.widened", "format widened of a response", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "res.format.narrowed"),
    Rule(
      "res.format.narrowed", "format narrowed of a response", wire: .info, source: .breaking, behaviour: .none,
      mirror: "res.format.widened"),
    Rule(
      "req.content.changed", "contentEncoding, contentMediaType, contentSchema", wire: .breaking, source: .none,
      behaviour: .none, mirror: "req.content.changed"),
    Rule(
      "res.content.changed", "content changed of a response", wire: .breaking, source: .none, behaviour: .none,
      mirror: "res.content.changed"),
  ]
}
