extension OperationComparison {
  /// The rules about what a program sends or receives, by those about the opposite. A program receives the requests of
  /// webhooks and callbacks: their parameters and bodies are to it what headers and bodies of responses are, and the
  /// responses are what it sends.
  static let turnedRules: [String: String] = [
    "param.added-required": "res.header.added",
    "param.added-optional": "res.header.added",
    "param.became-required": "res.header.became-required",
    "param.became-optional": "res.header.became-optional",
    "body.added-required": "res.body.added",
    "body.added-optional": "res.body.added",
    "body.removed": "res.body.removed",
    "body.media-type-added": "res.media-type-added",
    "body.media-type-removed": "res.media-type-removed",
    "res.body.added": "body.added-required",
    "res.body.removed": "body.removed",
    "res.media-type-added": "body.media-type-added",
    "res.media-type-removed": "body.media-type-removed",
    "res.header.removed-required": "param.removed",
    "res.header.removed-optional": "param.removed",
    "res.header.became-required": "param.became-required",
    "res.header.became-optional": "param.became-optional",
  ]

  /// The rules whose levels those have that stay, because no other rule is about the opposite.
  static let turnedLevels: [String: String] = [
    "body.became-optional": "res.body.removed",
    "body.became-required": "res.body.added",
    "res.status.success-added": "res.status.success-removed",
    "res.status.success-removed": "res.status.success-replaced",
    "res.media-type-changed": "body.media-type-removed",
  ]
}
