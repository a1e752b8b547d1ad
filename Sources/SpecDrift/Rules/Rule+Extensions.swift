extension Rule {
  /// What apigen reads besides OpenAPI.
  static let extensions: [Rule] = [
    Rule(
      "retry.widened",
      "more failures of an operation are retried, through x-retry or the method",
      wire: .none, source: .none, behaviour: .warning, mirror: "retry.narrowed",
      advice:
        "Make sure that doing the request twice does no harm: clients now repeat it after a failure that leaves its outcome unknown.",
      before: "post: {x-retry: never}",
      after: "post: {x-retry: repeatable}"),
    Rule(
      "retry.narrowed",
      "fewer failures of an operation are retried, through x-retry or the method",
      wire: .none, source: .none, behaviour: .warning, mirror: "retry.widened",
      advice: "Expect more failures to reach the caller, which must decide whether to try again.",
      before: "put: {…}",
      after: "put: {x-retry: never}"),
    Rule(
      "paging.found",
      "an operation becomes a paged list, recognized by its form or declared by x-pagination",
      wire: .none, source: .breaking, behaviour: .info, mirror: "paging.lost",
      advice: "Call the list as a sequence of items where code no longer compiles. The items are the same.",
      before: "properties: {results: {…}, next: {…}, total: {…}}",
      after: "properties: {results: {…}, next: {…}}"),
    Rule(
      "paging.lost",
      "an operation is no longer a paged list",
      wire: .none, source: .breaking, behaviour: .breaking, mirror: "paging.found",
      advice: "Keep the form of a page, or declare it with x-pagination: callers get only the first page now.",
      before: "properties: {results: {…}, next: {…}}",
      after: "properties: {results: {…}, next: {…}, total: {…}}"),
    Rule(
      "paging.kind-changed",
      "a list is paged in another way: by offset, by cursor or by time (before)",
      wire: .none, source: .breaking, behaviour: .breaking, mirror: "paging.kind-changed",
      advice:
        "Keep the old way of paging beside the new one: positions that programs have stored mean nothing in the new one.",
      before: "x-pagination: offset",
      after: "x-pagination: cursor"),
    Rule(
      "sent-default.changed",
      "x-sent-default changes, the value that the client sends for a missing argument",
      wire: .none, source: .none, behaviour: .breaking, mirror: "sent-default.changed",
      advice: "Pass the old value explicitly where the result matters.",
      before: "{name: limit, in: query, x-sent-default: 100}",
      after: "{name: limit, in: query, x-sent-default: 50}"),
    Rule(
      "sent-default.added",
      "x-sent-default is added, the value that the client sends for a missing argument",
      wire: .none, source: .none, behaviour: .breaking, mirror: "sent-default.removed",
      advice:
        "Check that the value is what the server assumes, or pass another one: clients now send it by themselves.",
      before: "{name: limit, in: query}",
      after: "{name: limit, in: query, x-sent-default: 100}"),
    Rule(
      "sent-default.removed",
      "x-sent-default is removed, the value that the client sends for a missing argument",
      wire: .none, source: .none, behaviour: .breaking, mirror: "sent-default.added",
      advice: "Pass the value explicitly where the result matters: the server now decides what is assumed.",
      before: "{name: limit, in: query, x-sent-default: 100}",
      after: "{name: limit, in: query}"),
    Rule(
      "secret.marked",
      "a value is marked as a secret by x-secret, so it no longer appears in logs",
      wire: .none, source: .breaking, behaviour: .info, mirror: "secret.unmarked",
      advice:
        "Read the value through its secret type where code no longer compiles, and look for copies of it in logs.",
      before: "token: {type: string}",
      after: "token: {type: string, x-secret: true}"),
    Rule(
      "secret.unmarked",
      "a value is no longer marked as a secret by x-secret, so it may appear in logs",
      wire: .none, source: .breaking, behaviour: .warning, mirror: "secret.marked",
      advice: "Check that the value may be seen in logs. If not, mark it again.",
      before: "token: {type: string, x-secret: true}",
      after: "token: {type: string}"),
    Rule(
      "scope.level-changed",
      "the scopes of an operation change, as apigen.yaml declares them",
      wire: .none, source: .breaking, behaviour: .none, mirror: "scope.level-changed",
      advice: "Keep the levels in apigen.yaml as they were, or let callers use the new scope type.",
      before: """
        # apigen.yaml
        {name: farm, type: TownScope, path: '/farms/{farm}'}
        """,
      after: """
        # apigen.yaml
        {name: farm, type: FarmScope, path: '/farms/{farm}'}
        """),
  ]
}
