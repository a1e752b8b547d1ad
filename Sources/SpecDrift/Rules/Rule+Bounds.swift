extension Rule {
  /// The keywords that bound values. Each can be tightened or loosened, in requests and in responses.
  static let boundKeywords = [
    "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "maxItems", "minItems",
    "maxProperties", "minProperties", "maxContains", "minContains", "uniqueItems", "multipleOf",
  ]

  static let bounds: [Rule] = boundKeywords.flatMap { keyword in
    [
      bound("req", keyword, "tightened", wire: .breaking, behaviour: .none),
      bound("req", keyword, "loosened", wire: .info, behaviour: .none),
      bound("res", keyword, "tightened", wire: .info, behaviour: .none),
      bound("res", keyword, "loosened", wire: .info, behaviour: .warning),
    ]
  }

  private static func bound(_ side: String, _ keyword: String, _ change: String, wire: Level, behaviour: Level) -> Rule
  {
    let isTightened = change == "tightened"
    return Rule(
      "\(side).\(keyword).\(change)",
      "\(keyword) of a \(side == "req" ? "request" : "response") value is \(isTightened ? "added or made stricter" : "dropped or relaxed")",
      wire: wire, source: .none, behaviour: behaviour,
      mirror: "\(side).\(keyword).\(isTightened ? "loosened" : "tightened")")
  }
}
