extension Rule {
  /// The keywords that bound values. Each can be tightened and loosened, both ways.
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
    Rule(
      "\(side).\(keyword).\(change)", change == "tightened" ? "set, or closer" : "dropped, or farther", wire: wire,
      source: .none, behaviour: behaviour,
      mirror: "\(side).\(keyword).\(change == "tightened" ? "loosened" : "tightened")")
  }
}
