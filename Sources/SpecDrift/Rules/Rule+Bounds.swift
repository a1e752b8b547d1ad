extension Rule {
  /// A keyword that bounds values. It can be tightened or loosened, in requests and in responses.
  fileprivate struct Bound {
    let keyword: String
    /// The values that only the looser bound allows.
    let excess: String
    /// A looser and a stricter bound in a fragment of a document.
    let loose: String
    let strict: String
  }

  private static let list: [Bound] = [
    Bound(
      keyword: "maximum", excess: "larger numbers", loose: "size: {type: number, maximum: 100}",
      strict: "size: {type: number, maximum: 50}"),
    Bound(
      keyword: "exclusiveMaximum", excess: "numbers from the stricter bound upwards",
      loose: "size: {type: number, exclusiveMaximum: 100}", strict: "size: {type: number, exclusiveMaximum: 50}"),
    Bound(
      keyword: "minimum", excess: "smaller numbers", loose: "size: {type: number, minimum: 0}",
      strict: "size: {type: number, minimum: 1}"),
    Bound(
      keyword: "exclusiveMinimum", excess: "numbers from the stricter bound downwards",
      loose: "size: {type: number, exclusiveMinimum: 0}", strict: "size: {type: number, exclusiveMinimum: 1}"),
    Bound(
      keyword: "maxLength", excess: "longer texts", loose: "name: {type: string, maxLength: 80}",
      strict: "name: {type: string, maxLength: 40}"),
    Bound(
      keyword: "minLength", excess: "shorter texts", loose: "name: {type: string}",
      strict: "name: {type: string, minLength: 3}"),
    Bound(
      keyword: "maxItems", excess: "longer lists", loose: "tags: {type: array, maxItems: 20}",
      strict: "tags: {type: array, maxItems: 10}"),
    Bound(
      keyword: "minItems", excess: "shorter lists", loose: "tags: {type: array}",
      strict: "tags: {type: array, minItems: 1}"),
    Bound(
      keyword: "maxProperties", excess: "objects with more properties", loose: "labels: {type: object}",
      strict: "labels: {type: object, maxProperties: 9}"),
    Bound(
      keyword: "minProperties", excess: "objects with fewer properties", loose: "labels: {type: object}",
      strict: "labels: {type: object, minProperties: 1}"),
    Bound(
      keyword: "maxContains", excess: "lists with more items that match `contains`",
      loose: "tags: {type: array, contains: {const: main}}",
      strict: "tags: {type: array, contains: {const: main}, maxContains: 1}"),
    Bound(
      keyword: "minContains", excess: "lists with fewer items that match `contains`",
      loose: "tags: {type: array, contains: {const: main}}",
      strict: "tags: {type: array, contains: {const: main}, minContains: 2}"),
    Bound(
      keyword: "uniqueItems", excess: "lists in which an item occurs twice", loose: "tags: {type: array}",
      strict: "tags: {type: array, uniqueItems: true}"),
    Bound(
      keyword: "multipleOf", excess: "numbers between the larger steps", loose: "size: {type: integer, multipleOf: 2}",
      strict: "size: {type: integer, multipleOf: 4}"),
  ]

  /// The keywords that bound values.
  static let boundKeywords = list.map(\.keyword)

  /// Bounds of values.
  static let bounds: [Rule] = list.flatMap { bound in
    [
      bound.tightened(
        "req", wire: .breaking,
        advice: "Keep accepting \(bound.excess), or make sure first that no program sends any."),
      bound.loosened(
        "req", behaviour: .none, advice: "Nothing has to be done. Requests may now have \(bound.excess)."),
      bound.tightened(
        "res", wire: .info, advice: "Nothing has to be done. Responses no longer have \(bound.excess)."),
      bound.loosened(
        "res", behaviour: .warning,
        advice: "Check that code and storage of your own can take \(bound.excess): generated code enforces no bound."),
    ]
  }
}

extension Rule.Bound {
  fileprivate func tightened(_ side: String, wire: Level, advice: String) -> Rule {
    Rule(
      "\(side).\(keyword).tightened", "\(keyword) of a \(value(side)) is added or made stricter", wire: wire,
      source: .none, behaviour: .none, mirror: "\(side).\(keyword).loosened", advice: advice, before: loose,
      after: strict)
  }

  fileprivate func loosened(_ side: String, behaviour: Level, advice: String) -> Rule {
    Rule(
      "\(side).\(keyword).loosened", "\(keyword) of a \(value(side)) is dropped or relaxed", wire: .info,
      source: .none, behaviour: behaviour, mirror: "\(side).\(keyword).tightened", advice: advice, before: strict,
      after: loose)
  }

  private func value(_ side: String) -> String { side == "req" ? "request value" : "response value" }
}
