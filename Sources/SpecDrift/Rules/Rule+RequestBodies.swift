extension Rule {
  /// Request bodies and their media types.
  static let requestBodies: [Rule] = [
    Rule(
      "body.added-required",
      "a required request body is added",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "body.removed",
      advice: "Make the body optional, or add another operation for it: programs send none.",
      before: """
        post:
          responses: {…}
        """,
      after: """
        post:
          requestBody: {required: true, content: {…}}
          responses: {…}
        """),
    Rule(
      "body.added-optional",
      "an optional request body is added",
      wire: .info, source: .info, behaviour: .none, mirror: "body.removed",
      advice: "Nothing has to be done. Make sure that a request without a body means what it meant before.",
      before: """
        post:
          responses: {…}
        """,
      after: """
        post:
          requestBody: {content: {…}}
          responses: {…}
        """),
    Rule(
      "body.removed",
      "the request body is removed",
      wire: .warning, source: .breaking, behaviour: .warning, mirror: "body.added-optional",
      advice: "Make sure that the server ignores the body instead of rejecting it. Callers lose its effect.",
      before: """
        post:
          requestBody: {content: {…}}
        """,
      after: """
        post:
          responses: {…}
        """),
    Rule(
      "body.became-required",
      "an optional request body becomes required",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "body.became-optional",
      advice: "Keep accepting requests without a body until programs always send one.",
      before: "requestBody: {content: {…}}",
      after: "requestBody: {required: true, content: {…}}"),
    Rule(
      "body.became-optional",
      "a required request body becomes optional",
      wire: .info, source: .info, behaviour: .none, mirror: "body.became-required",
      advice: "Nothing has to be done. The body may now be left out.",
      before: "requestBody: {required: true, content: {…}}",
      after: "requestBody: {content: {…}}"),
    Rule(
      "body.media-type-added",
      "a media type of a request body is added",
      wire: .info, source: .none, behaviour: .none, mirror: "body.media-type-removed",
      advice: "Nothing has to be done. Programs keep sending the media type that they send.",
      before: """
        content:
          application/json: {…}
        """,
      after: """
        content:
          application/json: {…}
          text/csv: {…}
        """),
    Rule(
      "body.media-type-removed",
      "a media type of a request body is removed",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "body.media-type-added",
      advice: "Keep accepting the media type: programs that send it get the status 415.",
      before: """
        content:
          application/json: {…}
          text/csv: {…}
        """,
      after: """
        content:
          text/csv: {…}
        """),
    Rule(
      "body.schema-added",
      "a media type of a request body that had no schema gets one",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "body.schema-removed",
      advice: "Make sure that the schema admits everything that programs could send before.",
      before: """
        content:
          application/json: {}
        """,
      after: """
        content:
          application/json: {schema: {type: object}}
        """),
    Rule(
      "body.schema-removed",
      "a media type of a request body loses its schema",
      wire: .info, source: .breaking, behaviour: .none, mirror: "body.schema-added",
      advice: "Keep the schema, because the generated code has no type for the body without it.",
      before: """
        content:
          application/json: {schema: {type: object}}
        """,
      after: """
        content:
          application/json: {}
        """),
    Rule(
      "body.encoding-changed",
      "the encoding of a part changes: contentType, headers or style",
      wire: .breaking, source: .none, behaviour: .none, mirror: "body.encoding-changed",
      advice: "Keep accepting parts in the old encoding until programs are rebuilt.",
      before: """
        encoding:
          report: {contentType: text/plain}
        """,
      after: """
        encoding:
          report: {contentType: text/csv}
        """),
  ]
}
