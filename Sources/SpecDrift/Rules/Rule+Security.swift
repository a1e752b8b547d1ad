extension Rule {
  static let security: [Rule] = [
    Rule(
      "security.required", "an open operation asks for something", wire: .breaking, source: .none, behaviour: .none,
      mirror: "security.opened"),
    Rule(
      "security.opened", "security opened", wire: .info, source: .none, behaviour: .none, mirror: "security.required"),
    Rule(
      "security.alternative-added", "security alternative added", wire: .info, source: .none, behaviour: .none,
      mirror: "security.alternative-removed"),
    Rule(
      "security.alternative-removed", "security alternative removed", wire: .breaking, source: .none, behaviour: .none,
      mirror: "security.alternative-added"),
    Rule(
      "security.tightened", "or becomes and", wire: .breaking, source: .none, behaviour: .none,
      mirror: "security.loosened"),
    Rule(
      "security.loosened", "and becomes or", wire: .info, source: .none, behaviour: .none, mirror: "security.tightened"),
    Rule(
      "security.scope-added", "OAuth scope, x-scopes", wire: .breaking, source: .none, behaviour: .none,
      mirror: "security.scope-removed"),
    Rule(
      "security.scope-removed", "security scope removed", wire: .info, source: .none, behaviour: .none,
      mirror: "security.scope-added"),
    Rule(
      "security.scheme-changed", "type, scheme, place or name of a key; matched by what it does, not by its name",
      wire: .breaking, source: .none, behaviour: .none, mirror: "security.scheme-changed"),
    Rule(
      "security.url-changed", "where tokens come from, what a scope is said to be", wire: .warning, source: .none,
      behaviour: .none, mirror: "security.url-changed"),
  ]
}
