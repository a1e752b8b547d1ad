extension Rule {
  /// Servers, and the document as a whole.
  static let servers: [Rule] = [
    Rule(
      "server.base-path-changed",
      "the path of the first server changes, and the paths of the operations don't make up for it",
      wire: .breaking, source: .none, behaviour: .none, mirror: "server.base-path-changed",
      advice: "Keep serving the old base path until programs are rebuilt or configured with the new one.",
      before: """
        servers:
        - url: https://api.example.com/v1
        """,
      after: """
        servers:
        - url: https://api.example.com/v2
        """),
    Rule(
      "server.added",
      "a server is added",
      wire: .info, source: .none, behaviour: .none, mirror: "server.removed",
      advice: "Nothing has to be done. Programs keep using the server that they are configured with.",
      before: """
        servers:
        - url: https://api.example.com
        """,
      after: """
        servers:
        - url: https://api.example.com
        - url: https://eu.example.com
        """),
    Rule(
      "server.removed",
      "one of several servers is removed",
      wire: .warning, source: .none, behaviour: .none, mirror: "server.added",
      advice: "Check whether a program is configured with the removed server, and move it to another one.",
      before: """
        servers:
        - url: https://api.example.com
        - url: https://eu.example.com
        """,
      after: """
        servers:
        - url: https://api.example.com
        """),
    Rule(
      "server.host-changed",
      "the host or scheme of the first server changes, so the client needs another configuration",
      wire: .warning, source: .none, behaviour: .none, mirror: "server.host-changed",
      advice: "Change the address in the configuration of each program, and keep the old host working until then.",
      before: """
        servers:
        - url: https://api.example.com
        """,
      after: """
        servers:
        - url: https://api.example.net
        """),
    Rule(
      "server.variable-changed",
      "the default or the allowed values of a server variable change",
      wire: .warning, source: .none, behaviour: .none, mirror: "server.variable-changed",
      advice: "Check the programs that rely on the default of the variable or use a value that is gone.",
      before: """
        url: https://{region}.example.com
        variables:
          region: {default: us, enum: [us, eu]}
        """,
      after: """
        url: https://{region}.example.com
        variables:
          region: {default: eu, enum: [us, eu]}
        """),
    Rule(
      "document.version-behind",
      "info.version doesn't change as the other changes require",
      wire: .none, source: .none, behaviour: .info, mirror: nil,
      advice:
        "Raise the first number of info.version for a breaking change (the second before 1.0), and never lower the version.",
      before: "info: {title: Things, version: 1.4.0}",
      after: "info: {title: Things, version: 1.3.9}"),
  ]
}
