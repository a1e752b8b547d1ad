extension Rule {
  /// Parameters of operations.
  static let parameters: [Rule] = [
    Rule(
      "param.added-optional",
      "an optional parameter is added",
      wire: .info, source: .info, behaviour: .none, mirror: "param.removed",
      advice: "Nothing has to be done. Make sure that leaving the parameter out means what it meant before.",
      before: "parameters: []",
      after: """
        parameters:
        - {name: order, in: query, schema: {type: string}}
        """),
    Rule(
      "param.added-required",
      "a required header, query, cookie or path parameter is added",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "param.removed",
      advice: "Make the parameter optional, and let the server assume a value for programs that don't send it.",
      before: "parameters: []",
      after: """
        parameters:
        - {name: X-Region, in: header, required: true, …}
        """),
    Rule(
      "param.removed",
      "a parameter is removed; whether the server then rejects or ignores it is unknown",
      wire: .warning, source: .breaking, behaviour: .warning, mirror: "param.added-optional",
      advice:
        "Make sure that the server ignores the parameter instead of rejecting it, and deprecate it first. Callers lose its effect.",
      before: """
        parameters:
        - {name: order, in: query, schema: {type: string}}
        """,
      after: "parameters: []"),
    Rule(
      "param.became-required",
      "an optional parameter becomes required",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "param.became-optional",
      advice: "Keep the parameter optional, and let the server assume a value for programs that don't send it.",
      before: "{name: region, in: query}",
      after: "{name: region, in: query, required: true}"),
    Rule(
      "param.became-optional",
      "a required parameter becomes optional",
      wire: .info, source: .breaking, behaviour: .none, mirror: "param.became-required",
      advice: "Requests stay valid. If code no longer compiles, pass the argument as an optional.",
      before: "{name: region, in: query, required: true}",
      after: "{name: region, in: query}"),
    Rule(
      "param.moved",
      "a parameter keeps its name and moves between path, query, header and cookie",
      wire: .breaking, source: .none, behaviour: .none, mirror: "param.moved",
      advice: "Accept the parameter at both places until programs are rebuilt.",
      before: "{name: region, in: query}",
      after: "{name: region, in: header}"),
    Rule(
      "param.serialization-changed",
      "style, explode or the media type of a parameter or a response header changes, implicit defaults included",
      wire: .breaking, source: .none, behaviour: .none, mirror: "param.serialization-changed",
      advice: "Keep the style and explode that programs use, or accept both forms until they are rebuilt.",
      before: "{name: ids, in: query, explode: true, …}",
      after: "{name: ids, in: query, explode: false, …}"),
    Rule(
      "param.reserved-refused",
      "allowReserved of a parameter is dropped",
      wire: .breaking, source: .none, behaviour: .none, mirror: "param.reserved-allowed",
      advice: "Keep accepting reserved characters as they are: programs send them without percent-encoding.",
      before: "{name: path, in: query, allowReserved: true}",
      after: "{name: path, in: query}"),
    Rule(
      "param.reserved-allowed",
      "allowReserved of a parameter is set",
      wire: .info, source: .none, behaviour: .none, mirror: "param.reserved-refused",
      advice: "Nothing has to be done. Make sure that percent-encoded values are still decoded.",
      before: "{name: path, in: query}",
      after: "{name: path, in: query, allowReserved: true}"),
    Rule(
      "param.empty-refused",
      "allowEmptyValue of a parameter is dropped",
      wire: .breaking, source: .none, behaviour: .none, mirror: "param.empty-allowed",
      advice: "Keep accepting the parameter without a value until no program sends it so.",
      before: "{name: all, in: query, allowEmptyValue: true}",
      after: "{name: all, in: query}"),
    Rule(
      "param.empty-allowed",
      "allowEmptyValue of a parameter is set",
      wire: .info, source: .none, behaviour: .none, mirror: "param.empty-refused",
      advice: "Nothing has to be done. The parameter may now be sent without a value.",
      before: "{name: all, in: query}",
      after: "{name: all, in: query, allowEmptyValue: true}"),
    Rule(
      "param.deprecated",
      "a parameter becomes deprecated",
      wire: .none, source: .none, behaviour: .warning, mirror: "param.undeprecated",
      advice: "Say in the description what to send instead. Callers should stop passing the argument.",
      before: "{name: order, in: query}",
      after: "{name: order, in: query, deprecated: true}"),
    Rule(
      "param.undeprecated",
      "a parameter is no longer deprecated",
      wire: .none, source: .none, behaviour: .info, mirror: "param.deprecated",
      advice: "Nothing has to be done. The parameter can be used again.",
      before: "{name: order, in: query, deprecated: true}",
      after: "{name: order, in: query}"),
    Rule(
      "param.sunset-changed",
      "the removal date of a parameter changes",
      wire: .none, source: .none, behaviour: .warning, mirror: "param.sunset-changed",
      advice: "Check that callers stop sending the parameter before its new removal date.",
      before: "{name: order, in: query, x-sunset: 2027-03-01}",
      after: "{name: order, in: query, x-sunset: 2027-01-01}"),
  ]
}
