extension Rule {
  /// Responses, their headers and their media types.
  static let responses: [Rule] = [
    Rule(
      "res.status.success-added",
      "a 2xx response is added beside others",
      wire: .warning, source: .breaking, behaviour: .none, mirror: "res.status.success-removed",
      advice:
        "Check whether programs may get the new status without asking for it: generated code accepts only the statuses that it knows.",
      before: """
        responses:
          '200': {…}
        """,
      after: """
        responses:
          '200': {…}
          '202': {…}
        """),
    Rule(
      "res.status.success-removed",
      "one of several 2xx responses is removed",
      wire: .info, source: .breaking, behaviour: .none, mirror: "res.status.success-added",
      advice: "Nothing has to be done on the server. Remove the case for the status where code no longer compiles.",
      before: """
        responses:
          '200': {…}
          '202': {…}
        """,
      after: """
        responses:
          '200': {…}
        """),
    Rule(
      "res.status.success-replaced",
      "the only 2xx response gets another status",
      wire: .breaking, source: .none, behaviour: .none, mirror: "res.status.success-replaced",
      advice: "Keep sending the old status: generated code treats the new one as a failure.",
      before: """
        responses:
          '200': {…}
        """,
      after: """
        responses:
          '201': {…}
        """),
    Rule(
      "res.status.error-added",
      "a 4xx, 5xx or default response is added",
      wire: .info, source: .info, behaviour: .info, mirror: "res.status.error-removed",
      advice: "Check that callers handle the failure as they handle others.",
      before: """
        responses:
          '200': {…}
        """,
      after: """
        responses:
          '200': {…}
          '404': {…}
        """),
    Rule(
      "res.status.error-removed",
      "a 4xx, 5xx or default response is removed",
      wire: .info, source: .breaking, behaviour: .info, mirror: "res.status.error-added",
      advice: "Check whether the failure can still happen. If so, document it again, so that its content can be read.",
      before: """
        responses:
          '200': {…}
          '404': {…}
        """,
      after: """
        responses:
          '200': {…}
        """),
    Rule(
      "res.body.added",
      "a response without content gets content",
      wire: .info, source: .breaking, behaviour: .none, mirror: "res.body.removed",
      advice: "Nothing has to be done on the server. The function now returns a value.",
      before: "'200': {description: Done}",
      after: """
        '200':
          description: Done
          content: {application/json: {…}}
        """),
    Rule(
      "res.body.removed",
      "a response loses its content",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "res.body.added",
      advice: "Keep sending the content: generated code can't do without it.",
      before: """
        '200':
          description: Done
          content: {application/json: {…}}
        """,
      after: "'200': {description: Done}"),
    Rule(
      "res.media-type-added",
      "a media type of a response is added",
      wire: .info, source: .none, behaviour: .none, mirror: "res.media-type-removed",
      advice: "Nothing has to be done. Programs ask for the media type that they can read.",
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
      "res.media-type-removed",
      "a media type of a response is removed",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "res.media-type-added",
      advice: "Keep sending the media type to programs that ask for it.",
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
      "res.media-type-changed",
      "a media type of a response becomes more or less precise, or a parameter that matters changes",
      wire: .info, source: .none, behaviour: .none, mirror: "res.media-type-changed",
      advice: "Make sure that the content is still what programs can read under the old media type.",
      before: """
        content:
          application/json: {…}
        """,
      after: """
        content:
          application/hal+json: {…}
        """),
    Rule(
      "res.header.added",
      "a header is added to a response",
      wire: .info, source: .none, behaviour: .none, mirror: "res.header.removed-optional",
      advice: "Nothing has to be done: generated code reads no headers of responses.",
      before: "headers: {}",
      after: """
        headers:
          X-Total: {schema: {type: integer}}
        """),
    Rule(
      "res.header.removed-required",
      "a required header is removed from a response; generated code reads no response headers",
      wire: .warning, source: .none, behaviour: .warning, mirror: "res.header.added",
      advice: "Search for code of your own that reads the header from the raw response, and let it do without.",
      before: """
        headers:
          X-Total: {required: true, …}
        """,
      after: "headers: {}"),
    Rule(
      "res.header.removed-optional",
      "an optional header is removed from a response",
      wire: .info, source: .none, behaviour: .warning, mirror: "res.header.added",
      advice:
        "Search for code of your own that reads the header from the raw response. It should already expect it to be missing.",
      before: """
        headers:
          X-Total: {…}
        """,
      after: "headers: {}"),
    Rule(
      "res.header.became-optional",
      "a required header of a response becomes optional",
      wire: .warning, source: .none, behaviour: .warning, mirror: "res.header.became-required",
      advice: "Let code of your own that reads the header expect it to be missing.",
      before: "X-Total: {required: true, …}",
      after: "X-Total: {…}"),
    Rule(
      "res.header.became-required",
      "an optional header of a response becomes required",
      wire: .info, source: .none, behaviour: .none, mirror: "res.header.became-optional",
      advice: "Nothing has to be done. The header is always sent now.",
      before: "X-Total: {…}",
      after: "X-Total: {required: true, …}"),
    Rule(
      "res.link-changed",
      "the links of a response change",
      wire: .none, source: .none, behaviour: .info, mirror: "res.link-changed",
      advice: "Check code of your own that follows the links: generated code doesn't.",
      before: """
        links:
          self: {operationId: getThing}
        """,
      after: """
        links:
          self: {operationId: getItem}
        """),
  ]
}
