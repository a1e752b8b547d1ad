extension Rule {
  static let extensions: [Rule] = [
    Rule(
      "retry.widened", "more failures of an operation are retried, through x-retry or the method", wire: .none,
      source: .none, behaviour: .warning,
      mirror: "retry.narrowed"),
    Rule(
      "retry.narrowed", "fewer failures of an operation are retried, through x-retry or the method", wire: .none,
      source: .none, behaviour: .warning, mirror: "retry.widened"),
    Rule(
      "paging.found", "an operation becomes a paged list, recognized by its form or declared by x-pagination",
      wire: .none, source: .breaking, behaviour: .info,
      mirror: "paging.lost"),
    Rule(
      "paging.lost", "an operation is no longer a paged list", wire: .none, source: .breaking, behaviour: .breaking,
      mirror: "paging.found"),
    Rule(
      "paging.kind-changed", "a list is paged in another way: by offset, by cursor or by time (before)", wire: .none,
      source: .breaking, behaviour: .breaking,
      mirror: "paging.kind-changed"),
    Rule(
      "sent-default.changed", "x-sent-default changes, the value that the client sends for a missing argument",
      wire: .none, source: .none, behaviour: .breaking,
      mirror: "sent-default.changed"),
    Rule(
      "sent-default.added", "x-sent-default is added, the value that the client sends for a missing argument",
      wire: .none, source: .none, behaviour: .breaking,
      mirror: "sent-default.removed"),
    Rule(
      "sent-default.removed", "x-sent-default is removed, the value that the client sends for a missing argument",
      wire: .none, source: .none, behaviour: .breaking,
      mirror: "sent-default.added"),
    Rule(
      "secret.marked", "a value is marked as a secret by x-secret, so it no longer appears in logs", wire: .none,
      source: .breaking, behaviour: .info, mirror: "secret.unmarked"),
    Rule(
      "secret.unmarked", "a value is no longer marked as a secret by x-secret, so it may appear in logs", wire: .none,
      source: .breaking, behaviour: .warning,
      mirror: "secret.marked"),
    Rule(
      "scope.level-changed", "the scopes of an operation change, as apigen.yaml declares them", wire: .none,
      source: .breaking, behaviour: .none,
      mirror: "scope.level-changed"),
  ]
}
