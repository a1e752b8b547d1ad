extension Rule {
  static let operations: [Rule] = [
    Rule(
      "op.added", "an operation that was not there", wire: .info, source: .info, behaviour: .none, mirror: "op.removed"),
    Rule(
      "op.removed", "an operation that is gone, not announced", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "op.added"),
    Rule(
      "op.removed-after-sunset", "the same, deprecated and past its date (or deprecated without one)", wire: .breaking,
      source: .breaking, behaviour: .none, mirror: "op.added"),
    Rule(
      "op.path-changed", "same operationId and method, another path", wire: .breaking, source: .none, behaviour: .none,
      mirror: "op.path-changed"),
    Rule(
      "op.method-changed", "same operationId, another method", wire: .breaking, source: .none, behaviour: .none,
      mirror: "op.method-changed"),
    Rule(
      "op.id-changed", "same method and path, another operationId", wire: .none, source: .breaking, behaviour: .info,
      mirror: "op.id-changed"),
    Rule(
      "op.group-changed", "the first tag (the namespace in Swift)", wire: .none, source: .breaking, behaviour: .none,
      mirror: "op.group-changed"),
    Rule(
      "op.deprecated", "deprecated is set", wire: .none, source: .warning, behaviour: .warning,
      mirror: "op.undeprecated"),
    Rule(
      "op.undeprecated", "deprecated goes", wire: .none, source: .none, behaviour: .info, mirror: "op.deprecated"),
    Rule(
      "op.deprecation-message-changed", "x-deprecation-message", wire: .none, source: .none, behaviour: .info,
      mirror: "op.deprecation-message-changed"),
    Rule(
      "op.sunset-set", "a date of removal appears", wire: .none, source: .none, behaviour: .warning,
      mirror: "op.sunset-cleared"),
    Rule(
      "op.sunset-cleared", "the date goes, deprecated stays", wire: .none, source: .none, behaviour: .info,
      mirror: "op.sunset-set"),
    Rule(
      "op.sunset-earlier", "the date moves towards us", wire: .none, source: .none, behaviour: .warning,
      mirror: "op.sunset-later"),
    Rule(
      "op.sunset-later", "the date moves away", wire: .none, source: .none, behaviour: .info,
      mirror: "op.sunset-earlier"),
    Rule(
      "op.sunset-unreadable", "a date that is none; a deprecated operation without one where the policy asks for it",
      wire: .none, source: .none, behaviour: .warning, mirror: nil),
    Rule(
      "op.stability-lowered", "x-stability-level goes down", wire: .none, source: .none, behaviour: .warning,
      mirror: "op.stability-raised"),
    Rule(
      "op.stability-raised", "x-stability-level goes up", wire: .none, source: .none, behaviour: .info,
      mirror: "op.stability-lowered"),
    Rule(
      "op.stability-unreadable", "a level that is none", wire: .none, source: .none, behaviour: .warning, mirror: nil),
    Rule(
      "path.parameter-renamed", "the name in the braces", wire: .none, source: .breaking, behaviour: .none,
      mirror: "path.parameter-renamed"),
    Rule(
      "server.base-path-changed", "the path of the first server, where paths do not make up for it", wire: .breaking,
      source: .none, behaviour: .none, mirror: "server.base-path-changed"),
    Rule(
      "server.added", "one more server", wire: .info, source: .none, behaviour: .none, mirror: "server.removed"),
    Rule(
      "server.removed", "a server goes, others stay", wire: .warning, source: .none, behaviour: .none,
      mirror: "server.added"),
    Rule(
      "server.host-changed", "host or scheme of the first server (the client is configured otherwise)", wire: .warning,
      source: .none, behaviour: .none, mirror: "server.host-changed"),
    Rule(
      "server.variable-changed", "default or values of a server variable", wire: .warning, source: .none,
      behaviour: .none, mirror: "server.variable-changed"),
    Rule(
      "document.version-behind", "info.version does not follow what the other records ask for", wire: .none,
      source: .none, behaviour: .info, mirror: nil),
  ]
}
