extension Rule {
  static let security: [Rule] = [
    Rule(
      "security.required", "an operation that needed no credentials requires some", wire: .breaking, source: .none,
      behaviour: .none,
      mirror: "security.opened"),
    Rule(
      "security.opened", "an operation no longer requires credentials", wire: .info, source: .none, behaviour: .none,
      mirror: "security.required"),
    Rule(
      "security.alternative-added", "another way to authenticate is added", wire: .info, source: .none,
      behaviour: .none,
      mirror: "security.alternative-removed"),
    Rule(
      "security.alternative-removed", "a way to authenticate is removed", wire: .breaking, source: .none,
      behaviour: .none,
      mirror: "security.alternative-added"),
    Rule(
      "security.tightened", "schemes of which one was enough are now all required", wire: .breaking, source: .none,
      behaviour: .none,
      mirror: "security.loosened"),
    Rule(
      "security.loosened", "of schemes that were all required, one is now enough", wire: .info, source: .none,
      behaviour: .none, mirror: "security.tightened"),
    Rule(
      "security.scope-added", "another scope is required (OAuth, or x-scopes)", wire: .breaking, source: .none,
      behaviour: .none,
      mirror: "security.scope-removed"),
    Rule(
      "security.scope-removed", "a scope is no longer required", wire: .info, source: .none, behaviour: .none,
      mirror: "security.scope-added"),
    Rule(
      "security.scheme-changed",
      "the type, scheme, place or key name of a security scheme changes; schemes are compared by what they do, not by their names",
      wire: .breaking, source: .none, behaviour: .none, mirror: "security.scheme-changed"),
    Rule(
      "security.url-changed", "the URL that issues tokens changes, or the description of a scope", wire: .warning,
      source: .none,
      behaviour: .none, mirror: "security.url-changed"),
  ]
}
