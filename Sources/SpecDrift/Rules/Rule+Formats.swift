extension Rule {
  /// Formats and contents of text and numbers.
  static let formats: [Rule] = [
    Rule(
      "req.format.added",
      "a request value gets a format that the server may enforce, such as date-time or uuid",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "req.format.removed",
      advice: "Keep accepting text in other forms, or check what programs send: the server may now reject it.",
      before: "day: {type: string}",
      after: "day: {type: string, format: date}"),
    Rule(
      "req.format.removed",
      "a request value loses its format",
      wire: .info, source: .breaking, behaviour: .none, mirror: "req.format.added",
      advice: "Requests stay valid. Callers must pass text where they passed a typed value.",
      before: "day: {type: string, format: date}",
      after: "day: {type: string}"),
    Rule(
      "req.format.widened",
      "the format of a request value widens, such as int32 to int64; date to date-time isn't such a change",
      wire: .info, source: .breaking, behaviour: .none, mirror: "req.format.narrowed",
      advice: "Requests stay valid. Callers must pass the wider type where code no longer compiles.",
      before: "size: {type: integer, format: int32}",
      after: "size: {type: integer, format: int64}"),
    Rule(
      "req.format.narrowed",
      "the format of a request value narrows, such as int64 to int32",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "req.format.widened",
      advice: "Keep accepting large values, or check that no program sends one.",
      before: "size: {type: integer, format: int64}",
      after: "size: {type: integer, format: int32}"),
    Rule(
      "res.format.added",
      "a response value gets a format",
      wire: .info, source: .breaking, behaviour: .none, mirror: "res.format.removed",
      advice: "Nothing has to be done on the server, if all values have the format. Callers get a typed value.",
      before: "day: {type: string}",
      after: "day: {type: string, format: date}"),
    Rule(
      "res.format.removed",
      "a response value loses its format",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "res.format.added",
      advice: "Keep sending values in the old format: generated code can't decode others.",
      before: "day: {type: string, format: date}",
      after: "day: {type: string}"),
    Rule(
      "res.format.widened",
      "the format of a response value widens, such as int32 to int64",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "res.format.narrowed",
      advice: "Keep sending values that fit in the old format until programs are rebuilt.",
      before: "size: {type: integer, format: int32}",
      after: "size: {type: integer, format: int64}"),
    Rule(
      "res.format.narrowed",
      "the format of a response value narrows, such as int64 to int32",
      wire: .info, source: .breaking, behaviour: .none, mirror: "res.format.widened",
      advice: "Nothing has to be done on the server. Callers use the narrower type where code no longer compiles.",
      before: "size: {type: integer, format: int64}",
      after: "size: {type: integer, format: int32}"),
    Rule(
      "req.content.changed",
      "contentEncoding, contentMediaType or contentSchema of a request value changes",
      wire: .breaking, source: .none, behaviour: .none, mirror: "req.content.changed",
      advice: "Keep accepting text that is encoded in the old way until programs are rebuilt.",
      before: "data: {type: string, contentEncoding: base64}",
      after: "data: {type: string, contentEncoding: base16}"),
    Rule(
      "res.content.changed",
      "contentEncoding, contentMediaType or contentSchema of a response value changes",
      wire: .breaking, source: .none, behaviour: .none, mirror: "res.content.changed",
      advice: "Keep sending text that is encoded in the old way: programs decode it as they did.",
      before: "data: {type: string, contentEncoding: base64}",
      after: "data: {type: string, contentEncoding: base16}"),
  ]
}
