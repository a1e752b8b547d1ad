extension Rule {
  static let callbacks: [Rule] = [
    Rule(
      "webhook.added", "webhook added", wire: .info, source: .none, behaviour: .none, mirror: "webhook.removed"),
    Rule(
      "webhook.removed", "webhook removed", wire: .warning, source: .none, behaviour: .warning, mirror: "webhook.added"),
    Rule(
      "callback.added", "callback added", wire: .info, source: .none, behaviour: .none, mirror: "callback.removed"),
    Rule(
      "callback.removed", "callback removed", wire: .warning, source: .none, behaviour: .warning,
      mirror: "callback.added"),
  ]
}
