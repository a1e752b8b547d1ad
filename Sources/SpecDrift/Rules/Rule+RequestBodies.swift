extension Rule {
  static let requestBodies: [Rule] = [
    Rule(
      "body.added-required", "a required request body is added", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "body.removed"),
    Rule(
      "body.added-optional", "an optional request body is added", wire: .info, source: .info, behaviour: .none,
      mirror: "body.removed"
    ),
    Rule(
      "body.removed", "the request body is removed", wire: .warning, source: .breaking, behaviour: .warning,
      mirror: "body.added-optional"),
    Rule(
      "body.became-required", "an optional request body becomes required", wire: .breaking, source: .breaking,
      behaviour: .none,
      mirror: "body.became-optional"),
    Rule(
      "body.became-optional", "a required request body becomes optional", wire: .info, source: .info, behaviour: .none,
      mirror: "body.became-required"),
    Rule(
      "body.media-type-added", "a media type of a request body is added", wire: .info, source: .none, behaviour: .none,
      mirror: "body.media-type-removed"),
    Rule(
      "body.media-type-removed", "a media type of a request body is removed", wire: .breaking, source: .breaking,
      behaviour: .none,
      mirror: "body.media-type-added"),
    Rule(
      "body.schema-added", "a media type of a request body that had no schema gets one", wire: .breaking,
      source: .breaking, behaviour: .none,
      mirror: "body.schema-removed"),
    Rule(
      "body.schema-removed", "a media type of a request body loses its schema", wire: .info, source: .breaking,
      behaviour: .none,
      mirror: "body.schema-added"),
    Rule(
      "body.encoding-changed", "the encoding of a part changes: contentType, headers or style", wire: .breaking,
      source: .none,
      behaviour: .none, mirror: "body.encoding-changed"),
  ]
}
