extension Rule {
  static let responses: [Rule] = [
    Rule(
      "res.status.success-added", "another 2xx besides", wire: .warning, source: .breaking, behaviour: .none,
      mirror: "res.status.success-removed"),
    Rule(
      "res.status.success-removed", "a 2xx of several goes", wire: .info, source: .breaking, behaviour: .none,
      mirror: "res.status.success-added"),
    Rule(
      "res.status.success-replaced", "the one 2xx is another one", wire: .breaking, source: .none, behaviour: .none,
      mirror: "res.status.success-replaced"),
    Rule(
      "res.status.error-added", "4xx, 5xx, default", wire: .info, source: .info, behaviour: .info,
      mirror: "res.status.error-removed"),
    Rule(
      "res.status.error-removed", "status error removed of a response", wire: .info, source: .breaking,
      behaviour: .info, mirror: "res.status.error-added"),
    Rule(
      "res.body.added", "an answer that had no content", wire: .info, source: .breaking, behaviour: .none,
      mirror: "res.body.removed"),
    Rule(
      "res.body.removed", "body removed of a response", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "res.body.added"),
    Rule(
      "res.media-type-added", "media type added of a response", wire: .info, source: .none, behaviour: .none,
      mirror: "res.media-type-removed"),
    Rule(
      "res.media-type-removed", "media type removed of a response", wire: .breaking, source: .breaking,
      behaviour: .none, mirror: "res.media-type-added"),
    Rule(
      "res.media-type-changed", "more or less precise, parameters that matter", wire: .info, source: .none,
      behaviour: .none, mirror: "res.media-type-changed"),
    Rule(
      "res.header.added", "header added of a response", wire: .info, source: .none, behaviour: .none,
      mirror: "res.header.removed-optional"),
    Rule(
      "res.header.removed-required", "emitted code reads no headers of answers", wire: .warning, source: .none,
      behaviour: .warning, mirror: "res.header.added"),
    Rule(
      "res.header.removed-optional", "header removed optional of a response", wire: .info, source: .none,
      behaviour: .warning, mirror: "res.header.added"),
    Rule(
      "res.header.became-optional", "header became optional of a response", wire: .warning, source: .none,
      behaviour: .warning, mirror: "res.header.became-required"),
    Rule(
      "res.header.became-required", "header became required of a response", wire: .info, source: .none,
      behaviour: .none, mirror: "res.header.became-optional"),
    Rule(
      "res.link-changed", "links of an answer", wire: .none, source: .none, behaviour: .info, mirror: "res.link-changed"
    ),
  ]
}
