extension Rule {
  /// Properties that an object doesn't declare.
  static let additionalProperties: [Rule] = [
    Rule(
      "req.additional.closed",
      "an object of a request rejects undeclared properties (additionalProperties or unevaluatedProperties: false)",
      wire: .breaking, source: .none, behaviour: .none, mirror: "req.additional.opened",
      advice: "Keep ignoring properties that aren't declared: programs may send some.",
      before: """
        type: object
        properties: {name: {…}}
        """,
      after: """
        type: object
        properties: {name: {…}}
        additionalProperties: false
        """),
    Rule(
      "req.additional.opened",
      "an object of a request allows undeclared properties",
      wire: .info, source: .info, behaviour: .none, mirror: "req.additional.closed",
      advice: "Nothing has to be done. Requests may have other properties besides.",
      before: """
        type: object
        additionalProperties: false
        """,
      after: "type: object"),
    Rule(
      "req.additional.narrowed",
      "the undeclared properties of a request are restricted to a schema",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "req.additional.widened",
      advice: "Keep accepting values of any type, or make sure that programs send only values of the new type.",
      before: "labels: {type: object}",
      after: "labels: {type: object, additionalProperties: {type: string}}"),
    Rule(
      "req.additional.widened",
      "the undeclared properties of a request are no longer restricted to a schema",
      wire: .info, source: .breaking, behaviour: .none, mirror: "req.additional.narrowed",
      advice: "Requests stay valid. Callers must pass values of the new, wider type.",
      before: "labels: {type: object, additionalProperties: {type: string}}",
      after: "labels: {type: object}"),
    Rule(
      "res.additional.closed",
      "an object of a response no longer has undeclared properties",
      wire: .info, source: .breaking, behaviour: .none, mirror: "res.additional.opened",
      advice: "Nothing has to be done on the server. Remove code that reads properties by their names.",
      before: """
        type: object
        additionalProperties: {type: string}
        """,
      after: """
        type: object
        additionalProperties: false
        """),
    Rule(
      "res.additional.opened",
      "an object of a response may have undeclared properties",
      wire: .info, source: .info, behaviour: .none, mirror: "res.additional.closed",
      advice: "Nothing has to be done: generated code ignores properties that it doesn't know.",
      before: """
        type: object
        additionalProperties: false
        """,
      after: "type: object"),
    Rule(
      "res.additional.narrowed",
      "the undeclared properties of a response are restricted to a schema",
      wire: .info, source: .breaking, behaviour: .none, mirror: "res.additional.widened",
      advice: "Nothing has to be done on the server. Code that handles values of other types can be removed.",
      before: "labels: {type: object, additionalProperties: true}",
      after: "labels: {type: object, additionalProperties: {type: string}}"),
    Rule(
      "res.additional.widened",
      "the undeclared properties of a response are no longer restricted to a schema",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "res.additional.narrowed",
      advice: "Keep sending values of the old type: generated code can't decode others.",
      before: "labels: {type: object, additionalProperties: {type: string}}",
      after: "labels: {type: object, additionalProperties: true}"),
  ]
}
