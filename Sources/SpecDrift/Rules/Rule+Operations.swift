extension Rule {
  static let operations: [Rule] = [
    Rule(
      "op.added", "an operation is added", wire: .info, source: .info, behaviour: .none, mirror: "op.removed"),
    Rule(
      "op.removed", "an operation is removed without having been announced", wire: .breaking, source: .breaking,
      behaviour: .none,
      mirror: "op.added"),
    Rule(
      "op.removed-after-sunset", "a deprecated operation is removed after its removal date, or had no removal date",
      wire: .breaking,
      source: .breaking, behaviour: .none, mirror: "op.added"),
    Rule(
      "op.path-changed", "an operation keeps its operationId and method, and its path changes", wire: .breaking,
      source: .none, behaviour: .none,
      mirror: "op.path-changed"),
    Rule(
      "op.method-changed", "an operation keeps its operationId, and its method changes", wire: .breaking, source: .none,
      behaviour: .none,
      mirror: "op.method-changed"),
    Rule(
      "op.id-changed", "an operation keeps its method and path, and its operationId changes", wire: .none,
      source: .breaking, behaviour: .info,
      mirror: "op.id-changed"),
    Rule(
      "op.group-changed", "the first tag of an operation changes, which is its namespace in Swift", wire: .none,
      source: .breaking, behaviour: .none,
      mirror: "op.group-changed"),
    Rule(
      "op.deprecated", "an operation becomes deprecated", wire: .none, source: .warning, behaviour: .warning,
      mirror: "op.undeprecated"),
    Rule(
      "op.undeprecated", "an operation is no longer deprecated", wire: .none, source: .none, behaviour: .info,
      mirror: "op.deprecated"),
    Rule(
      "op.deprecation-message-changed", "x-deprecation-message changes", wire: .none, source: .none, behaviour: .info,
      mirror: "op.deprecation-message-changed"),
    Rule(
      "op.sunset-set", "an operation gets a removal date (x-sunset)", wire: .none, source: .none, behaviour: .warning,
      mirror: "op.sunset-cleared"),
    Rule(
      "op.sunset-cleared", "the removal date of an operation is dropped, and the operation stays deprecated",
      wire: .none, source: .none, behaviour: .info,
      mirror: "op.sunset-set"),
    Rule(
      "op.sunset-earlier", "the removal date of an operation moves to an earlier day", wire: .none, source: .none,
      behaviour: .warning,
      mirror: "op.sunset-later"),
    Rule(
      "op.sunset-later", "the removal date of an operation moves to a later day", wire: .none, source: .none,
      behaviour: .info,
      mirror: "op.sunset-earlier"),
    Rule(
      "op.sunset-unreadable",
      "a removal date isn't a valid date, or a deprecated operation has none where the policy requires one",
      wire: .none, source: .none, behaviour: .warning, mirror: nil),
    Rule(
      "op.stability-lowered", "x-stability-level of an operation is lowered", wire: .none, source: .none,
      behaviour: .warning,
      mirror: "op.stability-raised"),
    Rule(
      "op.stability-raised", "x-stability-level of an operation is raised", wire: .none, source: .none,
      behaviour: .info,
      mirror: "op.stability-lowered"),
    Rule(
      "op.stability-unreadable", "x-stability-level of an operation isn't a known level", wire: .none, source: .none,
      behaviour: .warning, mirror: nil),
    Rule(
      "path.parameter-renamed", "the name in the braces of a path parameter changes", wire: .none, source: .breaking,
      behaviour: .none,
      mirror: "path.parameter-renamed"),
    Rule(
      "server.base-path-changed",
      "the path of the first server changes, and the paths of the operations don't make up for it", wire: .breaking,
      source: .none, behaviour: .none, mirror: "server.base-path-changed"),
    Rule(
      "server.added", "a server is added", wire: .info, source: .none, behaviour: .none, mirror: "server.removed"),
    Rule(
      "server.removed", "one of several servers is removed", wire: .warning, source: .none, behaviour: .none,
      mirror: "server.added"),
    Rule(
      "server.host-changed",
      "the host or scheme of the first server changes, so the client needs another configuration", wire: .warning,
      source: .none, behaviour: .none, mirror: "server.host-changed"),
    Rule(
      "server.variable-changed", "the default or the allowed values of a server variable change", wire: .warning,
      source: .none,
      behaviour: .none, mirror: "server.variable-changed"),
    Rule(
      "document.version-behind", "info.version doesn't change as the other changes require", wire: .none,
      source: .none, behaviour: .info, mirror: nil),
  ]
}
