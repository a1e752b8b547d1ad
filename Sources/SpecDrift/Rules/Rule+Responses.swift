extension Rule {
  static let responses: [Rule] = [
    Rule(
      "res.status.success-added", "a 2xx response is added beside others", wire: .warning, source: .breaking,
      behaviour: .none,
      mirror: "res.status.success-removed"),
    Rule(
      "res.status.success-removed", "one of several 2xx responses is removed", wire: .info, source: .breaking,
      behaviour: .none,
      mirror: "res.status.success-added"),
    Rule(
      "res.status.success-replaced", "the only 2xx response gets another status", wire: .breaking, source: .none,
      behaviour: .none,
      mirror: "res.status.success-replaced"),
    Rule(
      "res.status.error-added", "a 4xx, 5xx or default response is added", wire: .info, source: .info, behaviour: .info,
      mirror: "res.status.error-removed"),
    Rule(
      "res.status.error-removed", "a 4xx, 5xx or default response is removed", wire: .info, source: .breaking,
      behaviour: .info, mirror: "res.status.error-added"),
    Rule(
      "res.body.added", "a response without content gets content", wire: .info, source: .breaking, behaviour: .none,
      mirror: "res.body.removed"),
    Rule(
      "res.body.removed", "a response loses its content", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "res.body.added"),
    Rule(
      "res.media-type-added", "a media type of a response is added", wire: .info, source: .none, behaviour: .none,
      mirror: "res.media-type-removed"),
    Rule(
      "res.media-type-removed", "a media type of a response is removed", wire: .breaking, source: .breaking,
      behaviour: .none, mirror: "res.media-type-added"),
    Rule(
      "res.media-type-changed",
      "a media type of a response becomes more or less precise, or a parameter that matters changes", wire: .info,
      source: .none,
      behaviour: .none, mirror: "res.media-type-changed"),
    Rule(
      "res.header.added", "a header is added to a response", wire: .info, source: .none, behaviour: .none,
      mirror: "res.header.removed-optional"),
    Rule(
      "res.header.removed-required",
      "a required header is removed from a response; generated code reads no response headers", wire: .warning,
      source: .none,
      behaviour: .warning, mirror: "res.header.added"),
    Rule(
      "res.header.removed-optional", "an optional header is removed from a response", wire: .info, source: .none,
      behaviour: .warning, mirror: "res.header.added"),
    Rule(
      "res.header.became-optional", "a required header of a response becomes optional", wire: .warning, source: .none,
      behaviour: .warning, mirror: "res.header.became-required"),
    Rule(
      "res.header.became-required", "an optional header of a response becomes required", wire: .info, source: .none,
      behaviour: .none, mirror: "res.header.became-optional"),
    Rule(
      "res.link-changed", "the links of a response change", wire: .none, source: .none, behaviour: .info,
      mirror: "res.link-changed"
    ),
  ]
}
