extension Rule {
  static let requestBodies: [Rule] = [
    Rule(
      "body.added-required", "body added required", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "body.removed"),
    Rule(
      "body.added-optional", "body added optional", wire: .info, source: .info, behaviour: .none, mirror: "body.removed"
    ),
    Rule(
      "body.removed", "body removed", wire: .warning, source: .breaking, behaviour: .warning,
      mirror: "body.added-optional"),
    Rule(
      "body.became-required", "body became required", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "body.became-optional"),
    Rule(
      "body.became-optional", "body became optional", wire: .info, source: .info, behaviour: .none,
      mirror: "body.became-required"),
    Rule(
      "body.media-type-added", "body media type added", wire: .info, source: .none, behaviour: .none,
      mirror: "body.media-type-removed"),
    Rule(
      "body.media-type-removed", "body media type removed", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "body.media-type-added"),
    Rule(
      "body.schema-added", "a media type that had no schema", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "body.schema-removed"),
    Rule(
      "body.schema-removed", "body schema removed", wire: .info, source: .breaking, behaviour: .none,
      mirror: "body.schema-added"),
    Rule(
      "body.encoding-changed", "encoding of a part: contentType, headers, style", wire: .breaking, source: .none,
      behaviour: .none, mirror: "body.encoding-changed"),
  ]
}
