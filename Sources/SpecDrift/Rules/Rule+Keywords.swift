extension Rule {
  /// Keywords that restrict values in their own way.
  static let keywords: [Rule] = [
    Rule(
      "req.keyword.tightened",
      "a request value gets contains, dependentRequired, dependentSchemas, if/then/else, propertyNames, patternProperties, unevaluatedItems, not, or alternatives of required names",
      wire: .breaking, source: .none, behaviour: .none, mirror: "req.keyword.loosened",
      advice: "Make sure that everything that programs send satisfies the new condition.",
      before: "tags: {type: array}",
      after: "tags: {type: array, contains: {const: main}}"),
    Rule(
      "req.keyword.loosened",
      "a request value loses contains, dependentRequired, dependentSchemas, if/then/else, propertyNames, patternProperties, unevaluatedItems, not, or alternatives of required names",
      wire: .info, source: .none, behaviour: .none, mirror: "req.keyword.tightened",
      advice: "Nothing has to be done. More values are accepted than before.",
      before: "tags: {type: array, contains: {const: main}}",
      after: "tags: {type: array}"),
    Rule(
      "res.keyword.tightened",
      "a response value gets a keyword such as contains, if/then/else or not",
      wire: .info, source: .none, behaviour: .none, mirror: "res.keyword.loosened",
      advice: "Nothing has to be done. Responses promise more than before.",
      before: "tags: {type: array}",
      after: "tags: {type: array, contains: {const: main}}"),
    Rule(
      "res.keyword.loosened",
      "a response value loses a keyword such as contains, if/then/else or not",
      wire: .info, source: .none, behaviour: .warning, mirror: "res.keyword.tightened",
      advice: "Check code of your own that relies on the condition: responses no longer promise it.",
      before: "tags: {type: array, contains: {const: main}}",
      after: "tags: {type: array}"),
    Rule(
      "keyword.changed",
      "a keyword such as contains, if/then/else, not or, in XML, xml changes; its schemas are compared where that is sound, otherwise the effect is unknown",
      wire: .warning, source: .none, behaviour: .warning, mirror: "keyword.changed",
      advice: "Compare the two conditions by hand: it isn't known which values satisfy only one of them.",
      before: "tags: {type: array, contains: {const: main}}",
      after: "tags: {type: array, contains: {const: base}}"),
  ]
}
