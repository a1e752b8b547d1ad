extension Rule {
  static let parameters: [Rule] = [
    Rule(
      "param.added-optional", "an optional parameter is added", wire: .info, source: .info, behaviour: .none,
      mirror: "param.removed"),
    Rule(
      "param.added-required", "a required header, query, cookie or path parameter is added", wire: .breaking,
      source: .breaking, behaviour: .none,
      mirror: "param.removed"),
    Rule(
      "param.removed", "a parameter is removed; whether the server then rejects or ignores it is unknown",
      wire: .warning, source: .breaking, behaviour: .warning,
      mirror: "param.added-optional"),
    Rule(
      "param.became-required", "an optional parameter becomes required", wire: .breaking, source: .breaking,
      behaviour: .none,
      mirror: "param.became-optional"),
    Rule(
      "param.became-optional", "a required parameter becomes optional", wire: .info, source: .breaking,
      behaviour: .none,
      mirror: "param.became-required"),
    Rule(
      "param.moved", "a parameter keeps its name and moves between query, header and cookie", wire: .breaking,
      source: .none,
      behaviour: .none, mirror: "param.moved"),
    Rule(
      "param.serialization-changed",
      "style, explode or the media type of a parameter changes, implicit defaults included",
      wire: .breaking, source: .none, behaviour: .none, mirror: "param.serialization-changed"),
    Rule(
      "param.reserved-refused", "allowReserved of a parameter is dropped", wire: .breaking, source: .none,
      behaviour: .none,
      mirror: "param.reserved-allowed"),
    Rule(
      "param.reserved-allowed", "allowReserved of a parameter is set", wire: .info, source: .none, behaviour: .none,
      mirror: "param.reserved-refused"),
    Rule(
      "param.empty-refused", "allowEmptyValue of a parameter is dropped", wire: .breaking, source: .none,
      behaviour: .none,
      mirror: "param.empty-allowed"),
    Rule(
      "param.empty-allowed", "allowEmptyValue of a parameter is set", wire: .info, source: .none, behaviour: .none,
      mirror: "param.empty-refused"),
    Rule(
      "param.deprecated", "a parameter becomes deprecated", wire: .none, source: .none, behaviour: .warning,
      mirror: "param.undeprecated"),
    Rule(
      "param.undeprecated", "a parameter is no longer deprecated", wire: .none, source: .none, behaviour: .info,
      mirror: "param.deprecated"),
    Rule(
      "param.sunset-changed", "the removal date of a parameter changes", wire: .none, source: .none,
      behaviour: .warning,
      mirror: "param.sunset-changed"),
  ]
}
