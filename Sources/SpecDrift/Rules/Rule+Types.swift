extension Rule {
  /// Types of values, and null.
  static let types: [Rule] = [
    Rule(
      "req.type.changed",
      "the type of a request value changes, or the format of a text, and neither includes the other",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "req.type.changed",
      advice: "Add a property of the new type, and keep accepting the old one until programs are rebuilt.",
      before: "size: {type: string}",
      after: "size: {type: integer}"),
    Rule(
      "req.type.widened",
      "a request value may have more types: integer becomes number, a type is added or `type` is dropped",
      wire: .info, source: .breaking, behaviour: .none, mirror: "req.type.narrowed",
      advice: "Requests stay valid. Callers must pass the new type where code no longer compiles.",
      before: "size: {type: integer}",
      after: "size: {type: number}"),
    Rule(
      "req.type.narrowed",
      "a request value may have fewer types",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "req.type.widened",
      advice: "Keep accepting every type that programs send.",
      before: "size: {type: number}",
      after: "size: {type: integer}"),
    Rule(
      "res.type.changed",
      "the type of a response value changes, or the format of a text, and neither includes the other",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "res.type.changed",
      advice: "Add a property of the new type, and keep sending the old one: generated code can't decode another type.",
      before: "size: {type: string}",
      after: "size: {type: integer}"),
    Rule(
      "res.type.widened",
      "a response value may have more types",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "res.type.narrowed",
      advice: "Keep sending only the old type: generated code can't decode another one.",
      before: "size: {type: integer}",
      after: "size: {type: number}"),
    Rule(
      "res.type.narrowed",
      "a response value may have fewer types",
      wire: .info, source: .breaking, behaviour: .none, mirror: "res.type.widened",
      advice: "Nothing has to be done on the server. Callers use the narrower type where code no longer compiles.",
      before: "size: {type: number}",
      after: "size: {type: integer}"),
    Rule(
      "req.nullable.added",
      "a request value may be null",
      wire: .info, source: .breaking, behaviour: .none, mirror: "req.nullable.removed",
      advice: "Nothing has to be done on the server. Null may now be sent, which often means to clear the value.",
      before: "note: {type: string}",
      after: "note: {type: [string, 'null']}"),
    Rule(
      "req.nullable.removed",
      "a request value may no longer be null",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "req.nullable.added",
      advice: "Keep accepting null, for instance as if the value were left out.",
      before: "note: {type: [string, 'null']}",
      after: "note: {type: string}"),
    Rule(
      "res.nullable.added",
      "a response value that was always there may be null",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "res.nullable.removed",
      advice: "Keep sending a value: generated code can't decode null where it was never sent.",
      before: "note: {type: string}",
      after: "note: {type: [string, 'null']}"),
    Rule(
      "res.nullable.added-to-optional",
      "a response value that could be absent may be null; generated code reads both alike",
      wire: .info, source: .none, behaviour: .none, mirror: "res.nullable.removed",
      advice: "Nothing has to be done: generated code reads null as if the value were missing.",
      before: "note: {type: string}   # not required",
      after: "note: {type: [string, 'null']}"),
    Rule(
      "res.nullable.removed",
      "a response value is never null any more",
      wire: .info, source: .breaking, behaviour: .none, mirror: "res.nullable.added",
      advice: "Nothing has to be done on the server. Code that unwraps the value must stop doing so.",
      before: "note: {type: [string, 'null']}",
      after: "note: {type: string}"),
  ]
}
