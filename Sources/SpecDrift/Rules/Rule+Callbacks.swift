extension Rule {
  static let callbacks: [Rule] = [
    Rule(
      "webhook.added", "a webhook is added", wire: .info, source: .none, behaviour: .none, mirror: "webhook.removed"),
    Rule(
      "webhook.removed", "a webhook is removed", wire: .warning, source: .none, behaviour: .warning,
      mirror: "webhook.added"),
    Rule(
      "callback.added", "a callback is added to an operation", wire: .info, source: .none, behaviour: .none,
      mirror: "callback.removed"),
    Rule(
      "callback.removed", "a callback is removed from an operation", wire: .warning, source: .none, behaviour: .warning,
      mirror: "callback.added"),
  ]
}
