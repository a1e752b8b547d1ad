extension Rule {
  /// Properties that are received.
  static let responseProperties: [Rule] = [
    Rule(
      "res.property.added",
      "a property is added to a response",
      wire: .info, source: .info, behaviour: .none, mirror: "res.property.removed-optional",
      advice: "Nothing has to be done. Regenerate to read the new property.",
      before: """
        properties:
          name: {type: string}
        """,
      after: """
        properties:
          name: {type: string}
          size: {type: integer}
        """),
    Rule(
      "res.property.removed-required",
      "a required property is removed from a response",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "res.property.added",
      advice: "Keep sending the property: generated code can't decode the response without it.",
      before: """
        required: [size]
        properties: {size: {type: integer}}
        """,
      after: "properties: {}"),
    Rule(
      "res.property.removed-optional",
      "an optional property is removed from a response",
      wire: .info, source: .breaking, behaviour: .warning, mirror: "res.property.added",
      advice: "Deprecate the property first. Callers get no value any more, which looks as if there were none.",
      before: "properties: {size: {type: integer}}",
      after: "properties: {}"),
    Rule(
      "res.property.became-optional",
      "a required property of a response becomes optional",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "res.property.became-required",
      advice: "Keep sending the property always: generated code can't decode the response without it.",
      before: """
        required: [size]
        properties: {size: {type: integer}}
        """,
      after: "properties: {size: {type: integer}}"),
    Rule(
      "res.property.became-required",
      "an optional property of a response becomes required",
      wire: .info, source: .breaking, behaviour: .none, mirror: "res.property.became-optional",
      advice: "Nothing has to be done on the server. Code that unwraps the value must stop doing so.",
      before: "properties: {size: {type: integer}}",
      after: """
        required: [size]
        properties: {size: {type: integer}}
        """),
    Rule(
      "res.property.became-write-only",
      "a property becomes writeOnly, so responses no longer have it",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "res.property.became-readable",
      advice: "Keep sending the property until programs are rebuilt: for responses it is removed.",
      before: "token: {type: string}",
      after: "token: {type: string, writeOnly: true}"),
    Rule(
      "res.property.became-readable",
      "a property is no longer writeOnly, so responses have it",
      wire: .info, source: .info, behaviour: .none, mirror: "res.property.became-write-only",
      advice: "Nothing has to be done. Check that the value may be shown to everyone who gets the response.",
      before: "token: {type: string, writeOnly: true}",
      after: "token: {type: string}"),
    Rule(
      "res.property.read-only-set",
      "readOnly is set or dropped, which changes nothing for responses",
      wire: .none, source: .none, behaviour: .none, mirror: "res.property.read-only-set",
      advice: "Nothing has to be done for responses. Look at the changes of requests that have the property.",
      before: "owner: {type: string}",
      after: "owner: {type: string, readOnly: true}"),
  ]
}
