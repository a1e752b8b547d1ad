extension Rule {
  static let extensions: [Rule] = [
    Rule(
      "retry.widened", "x-retry, or the method: what is repeated", wire: .none, source: .none, behaviour: .warning,
      mirror: "retry.narrowed"),
    Rule(
      "retry.narrowed", "retry narrowed", wire: .none, source: .none, behaviour: .warning, mirror: "retry.widened"),
    Rule(
      "paging.found", "a list is recognised, or x-pagination", wire: .none, source: .breaking, behaviour: .info,
      mirror: "paging.lost"),
    Rule(
      "paging.lost", "paging lost", wire: .none, source: .breaking, behaviour: .breaking, mirror: "paging.found"),
    Rule(
      "paging.kind-changed", "offset, cursor, before", wire: .none, source: .breaking, behaviour: .breaking,
      mirror: "paging.kind-changed"),
    Rule(
      "sent-default.changed", "x-sent-default", wire: .none, source: .none, behaviour: .breaking,
      mirror: "sent-default.changed"),
    Rule(
      "sent-default.added", "sent default added", wire: .none, source: .none, behaviour: .breaking,
      mirror: "sent-default.removed"),
    Rule(
      "sent-default.removed", "sent default removed", wire: .none, source: .none, behaviour: .breaking,
      mirror: "sent-default.added"),
    Rule(
      "secret.marked", "x-secret", wire: .none, source: .breaking, behaviour: .info, mirror: "secret.unmarked"),
    Rule(
      "secret.unmarked", "it may show in logs", wire: .none, source: .breaking, behaviour: .warning,
      mirror: "secret.marked"),
    Rule(
      "scope.level-changed", "scopes of apigen.yaml", wire: .none, source: .breaking, behaviour: .none,
      mirror: "scope.level-changed"),
  ]
}
