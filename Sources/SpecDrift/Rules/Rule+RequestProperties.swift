extension Rule {
  /// Properties that are sent.
  static let requestProperties: [Rule] = [
    Rule(
      "req.property.added-optional",
      "an optional property is added to a request",
      wire: .info, source: .info, behaviour: .none, mirror: "req.property.removed",
      advice: "Nothing has to be done. Make sure that leaving the property out means what it meant before.",
      before: """
        properties:
          name: {type: string}
        """,
      after: """
        properties:
          name: {type: string}
          note: {type: string}
        """),
    Rule(
      "req.property.added-required",
      "a required property is added to a request; a default doesn't make up for it",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "req.property.removed",
      advice: "Make the property optional, and let the server assume a value for programs that don't send it.",
      before: """
        properties:
          name: {type: string}
        """,
      after: """
        required: [owner]
        properties:
          name: {type: string}
          owner: {type: string}
        """),
    Rule(
      "req.property.removed",
      "a property is removed from an object of a request that allows other properties",
      wire: .warning, source: .breaking, behaviour: .warning, mirror: "req.property.added-optional",
      advice:
        "Make sure that the server ignores the property instead of rejecting it, and deprecate it first. Callers lose its effect.",
      before: """
        properties:
          name: {type: string}
          note: {type: string}
        """,
      after: """
        properties:
          name: {type: string}
        """),
    Rule(
      "req.property.removed-from-closed",
      "a property is removed from an object of a request that rejects unknown properties",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "req.property.added-optional",
      advice: "Keep accepting the property until no program sends it: the object rejects what it doesn't declare.",
      before: """
        additionalProperties: false
        properties: {name: {…}, note: {…}}
        """,
      after: """
        additionalProperties: false
        properties: {name: {…}}
        """),
    Rule(
      "req.property.became-required",
      "an optional property of a request becomes required",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "req.property.became-optional",
      advice: "Keep the property optional, and let the server assume a value for programs that don't send it.",
      before: "properties: {owner: {type: string}}",
      after: """
        required: [owner]
        properties: {owner: {type: string}}
        """),
    Rule(
      "req.property.became-optional",
      "a required property of a request becomes optional",
      wire: .info, source: .breaking, behaviour: .none, mirror: "req.property.became-required",
      advice: "Requests stay valid. If code no longer compiles, expect an optional value.",
      before: """
        required: [owner]
        properties: {owner: {type: string}}
        """,
      after: "properties: {owner: {type: string}}"),
    Rule(
      "req.property.became-read-only",
      "a property becomes readOnly, so requests no longer have it",
      wire: .warning, source: .breaking, behaviour: .warning, mirror: "req.property.became-writable",
      advice: "Make sure that the server ignores the property in requests. Callers can no longer set it.",
      before: "owner: {type: string}",
      after: "owner: {type: string, readOnly: true}"),
    Rule(
      "req.property.became-writable",
      "a property is no longer readOnly, so requests have it, optional or required",
      wire: .info, source: .info, behaviour: .none, mirror: "req.property.became-read-only",
      advice: "Nothing has to be done, unless the property is required: then let the server assume a value.",
      before: "owner: {type: string, readOnly: true}",
      after: "owner: {type: string}"),
    Rule(
      "req.property.write-only-set",
      "writeOnly is set or dropped, which changes nothing for requests",
      wire: .none, source: .none, behaviour: .none, mirror: "req.property.write-only-set",
      advice: "Nothing has to be done for requests. Look at the changes of responses that have the property.",
      before: "token: {type: string}",
      after: "token: {type: string, writeOnly: true}"),
  ]
}
