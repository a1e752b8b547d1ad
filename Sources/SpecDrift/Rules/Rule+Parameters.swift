extension Rule {
  static let parameters: [Rule] = [
    Rule(
      "param.added-optional", "param added optional", wire: .info, source: .info, behaviour: .none,
      mirror: "param.removed"),
    Rule(
      "param.added-required", "header, query, cookie or path", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "param.removed"),
    Rule(
      "param.removed", "refused or ignored: not to be known", wire: .warning, source: .breaking, behaviour: .warning,
      mirror: "param.added-optional"),
    Rule(
      "param.became-required", "param became required", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "param.became-optional"),
    Rule(
      "param.became-optional", "param became optional", wire: .info, source: .breaking, behaviour: .none,
      mirror: "param.became-required"),
    Rule(
      "param.moved", "same name, another place (query, header, cookie)", wire: .breaking, source: .none,
      behaviour: .none, mirror: "param.moved"),
    Rule(
      "param.serialization-changed", "style, explode, form or content, by what holds, not by what is written",
      wire: .breaking, source: .none, behaviour: .none, mirror: "param.serialization-changed"),
    Rule(
      "param.reserved-refused", "allowReserved goes", wire: .breaking, source: .none, behaviour: .none,
      mirror: "param.reserved-allowed"),
    Rule(
      "param.reserved-allowed", "allowReserved is set", wire: .info, source: .none, behaviour: .none,
      mirror: "param.reserved-refused"),
    Rule(
      "param.empty-refused", "allowEmptyValue goes", wire: .breaking, source: .none, behaviour: .none,
      mirror: "param.empty-allowed"),
    Rule(
      "param.empty-allowed", "allowEmptyValue is set", wire: .info, source: .none, behaviour: .none,
      mirror: "param.empty-refused"),
    Rule(
      "param.deprecated", "param deprecated", wire: .none, source: .none, behaviour: .warning,
      mirror: "param.undeprecated"),
    Rule(
      "param.undeprecated", "param undeprecated", wire: .none, source: .none, behaviour: .info,
      mirror: "param.deprecated"),
    Rule(
      "param.sunset-changed", "a date of removal of one parameter", wire: .none, source: .none, behaviour: .warning,
      mirror: "param.sunset-changed"),
  ]
}
