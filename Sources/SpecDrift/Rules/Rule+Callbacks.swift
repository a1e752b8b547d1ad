extension Rule {
  /// Webhooks and callbacks.
  static let callbacks: [Rule] = [
    Rule(
      "webhook.added",
      "a webhook is added",
      wire: .info, source: .none, behaviour: .none, mirror: "webhook.removed",
      advice: "Nothing has to be done, unless a program is to receive the new requests.",
      before: "webhooks: {}",
      after: """
        webhooks:
          thingChanged: {post: {…}}
        """),
    Rule(
      "webhook.removed",
      "a webhook is removed",
      wire: .warning, source: .none, behaviour: .warning, mirror: "webhook.added",
      advice: "Check the programs that wait for the requests: none arrive any more.",
      before: """
        webhooks:
          thingChanged: {post: {…}}
        """,
      after: "webhooks: {}"),
    Rule(
      "callback.added",
      "a callback is added to an operation",
      wire: .info, source: .none, behaviour: .none, mirror: "callback.removed",
      advice: "Nothing has to be done, unless a program is to receive the new requests.",
      before: "callbacks: {}",
      after: """
        callbacks:
          done: {'{$request.query.url}': {post: {…}}}
        """),
    Rule(
      "callback.removed",
      "a callback is removed from an operation",
      wire: .warning, source: .none, behaviour: .warning, mirror: "callback.added",
      advice: "Check the programs that wait for the callback of the operation: it doesn't arrive any more.",
      before: """
        callbacks:
          done: {'{$request.query.url}': {post: {…}}}
        """,
      after: "callbacks: {}"),
    Rule(
      "callback.security-changed",
      "the credentials of a webhook or a callback change; they aren't compared any further",
      wire: .warning, source: .none, behaviour: .warning, mirror: "callback.security-changed",
      advice: "Check the programs that receive the requests: they may carry other credentials, or none.",
      before: """
        callbacks:
          done: {'{$request.query.url}': {post: {security: [{signature: []}], …}}}
        """,
      after: """
        callbacks:
          done: {'{$request.query.url}': {post: {security: [], …}}}
        """),
  ]
}
