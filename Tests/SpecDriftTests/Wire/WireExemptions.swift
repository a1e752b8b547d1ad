/// The rules and pairs for which calls say nothing, and why.
enum WireExemptions {
  /// The rules whose breaking changes may lack a witness.
  static let reasons = [
    "security.alternative-removed": "Requests get their credentials from the client, not from generated code.",
    "security.required": "Requests get their credentials from the client, not from generated code.",
    "security.scheme-changed": "Requests get their credentials from the client, not from generated code.",
    "security.scope-added": "What an API key may do isn't in a request.",
    "security.tightened": "Requests get their credentials from the client, not from generated code.",
    "op.path-changed": "Where two parameters of a path change places, each value is allowed in the other's place.",
    "body.encoding-changed": "Generated code sends JSON only, which has no parts.",
    "param.serialization-changed":
      "Code for a parameter in JSON takes its text, so that programs encode it themselves.",
    "param.reserved-refused": "Generated code always escapes reserved characters; other programs need not.",
    "req.additional.closed": "Generated code sends undeclared properties only where the document declares some.",
    "req.nullable.removed": "Generated code leaves an optional property out instead of sending null, except in PATCH.",
    "req.content.changed":
      "A keyword that is dropped restricts nothing, but the rule doesn't say which way it changed.",
    "res.content.changed": "Generated code passes text on as it is; the program decodes it.",
    "res.const.changed": "Generated code keeps another constant, unless it tells alternatives apart by it.",
    "res.const.dropped": "Generated code keeps another constant, unless it tells alternatives apart by it.",
    "res.format.widened": "`Int` has 64 bits where the tests run, and 32 elsewhere.",
    "res.tag.member-changed":
      "Generated code keeps an alternative that it can't tell: the call goes through without it.",
    "res.body.removed": "An empty body is read as an object without properties, if none is required.",
  ]
  /// The pairs of whose documents one has no call that works.
  static let withoutWorkingCalls = [
    "Properties.yaml: a property has to be there that nothing describes":
      "A name in `required` that nothing describes is most often misspelled, so generated code has no such property.",
    "Values.yaml: a constant is no value of the enum beside it": "No value is allowed, so no request can be made.",
  ]
}
