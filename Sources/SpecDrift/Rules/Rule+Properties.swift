extension Rule {
  /// Properties in either direction.
  static let properties: [Rule] = [
    Rule(
      "property.deprecated",
      "a property of a request or response becomes deprecated",
      wire: .none, source: .none, behaviour: .warning, mirror: "property.undeprecated",
      advice: "Say in the description what to use instead. Callers should stop using the property.",
      before: "size: {type: integer}",
      after: "size: {type: integer, deprecated: true}"),
    Rule(
      "property.undeprecated",
      "a property is no longer deprecated",
      wire: .none, source: .none, behaviour: .info, mirror: "property.deprecated",
      advice: "Nothing has to be done. The property can be used again.",
      before: "size: {type: integer, deprecated: true}",
      after: "size: {type: integer}"),
    Rule(
      "property.sunset-changed",
      "the removal date of a property changes",
      wire: .none, source: .none, behaviour: .warning, mirror: "property.sunset-changed",
      advice: "Check that callers stop using the property before its new removal date.",
      before: "size: {type: integer, x-sunset: 2027-03-01}",
      after: "size: {type: integer, x-sunset: 2027-01-01}"),
    Rule(
      "property.stability-lowered",
      "x-stability-level of a property is lowered",
      wire: .none, source: .none, behaviour: .warning, mirror: "property.stability-raised",
      advice: "Ask whether the property was lowered by mistake. If not, expect it to change with less notice.",
      before: "size: {type: integer}",
      after: "size: {type: integer, x-stability-level: beta}"),
    Rule(
      "property.stability-raised",
      "x-stability-level of a property is raised",
      wire: .none, source: .none, behaviour: .info, mirror: "property.stability-lowered",
      advice: "Nothing has to be done. The property changes with more notice than before.",
      before: "size: {type: integer, x-stability-level: alpha}",
      after: "size: {type: integer, x-stability-level: beta}"),
  ]
}
