/// The rules about one area.
public struct RuleGroup: Sendable {
  /// The name of the area, such as `Parameters`.
  public let title: String
  /// The rules, in the order in which they are explained.
  public let rules: [Rule]

  /// Every group.
  public static let all: [RuleGroup] = [
    RuleGroup(title: "Operations", rules: Rule.operations),
    RuleGroup(title: "Servers and the document", rules: Rule.servers),
    RuleGroup(title: "Parameters", rules: Rule.parameters),
    RuleGroup(title: "Request bodies", rules: Rule.requestBodies),
    RuleGroup(title: "Responses", rules: Rule.responses),
    RuleGroup(
      title: "Properties",
      rules: Rule.requestProperties + Rule.responseProperties + Rule.properties + Rule.additionalProperties),
    RuleGroup(title: "Types and formats", rules: Rule.types + Rule.formats),
    RuleGroup(title: "Values", rules: Rule.values + Rule.patterns),
    RuleGroup(title: "Bounds", rules: Rule.bounds),
    RuleGroup(title: "Alternatives and other keywords", rules: Rule.branches + Rule.keywords),
    RuleGroup(title: "Security", rules: Rule.security),
    RuleGroup(title: "Extensions", rules: Rule.extensions),
    RuleGroup(title: "Generated code", rules: Rule.surface + [Rule.notCompared]),
    RuleGroup(title: "Webhooks and callbacks", rules: Rule.callbacks),
    RuleGroup(title: "Corrections, of `apigen drift` only", rules: Rule.corrections),
  ]
}
