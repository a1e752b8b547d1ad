extension Rule {
  /// Operations and their paths.
  static let operations: [Rule] = [
    Rule(
      "op.added",
      "an operation is added",
      wire: .info, source: .info, behaviour: .none, mirror: "op.removed",
      advice: "Nothing has to be done. Regenerate to call the new operation.",
      before: """
        paths:
          /things:
            get: {…}
        """,
      after: """
        paths:
          /things:
            get: {…}
            delete: {…}
        """),
    Rule(
      "op.removed",
      "an operation is removed without having been announced",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "op.added",
      advice:
        "Keep the operation, mark it as deprecated with a removal date, and remove it after that date. Programs must stop calling it before the server does.",
      before: """
        /things:
          get: {…}
          delete: {…}
        """,
      after: """
        /things:
          get: {…}
        """),
    Rule(
      "op.removed-after-sunset",
      "a deprecated operation is removed after its removal date, or had no removal date",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "op.added",
      advice:
        "Every program that still calls the operation fails now, announced or not. Find the calls by compiling against the new code.",
      before: """
        /things:
          delete: {deprecated: true, x-sunset: 2026-06-30}
        """,
      after: "/things: {}"),
    Rule(
      "op.path-changed",
      "an operation keeps its operationId and method, and its path changes",
      wire: .breaking, source: .none, behaviour: .none, mirror: "op.path-changed",
      advice: "Keep serving the old path, or redirect it with 307 or 308, until programs are rebuilt.",
      before: """
        /things:
          get: {operationId: listThings}
        """,
      after: """
        /all-things:
          get: {operationId: listThings}
        """),
    Rule(
      "op.method-changed",
      "an operation keeps its operationId, and its method changes",
      wire: .breaking, source: .none, behaviour: .none, mirror: "op.method-changed",
      advice: "Keep accepting the old method beside the new one until programs are rebuilt.",
      before: """
        /things/{id}:
          put: {operationId: updateThing}
        """,
      after: """
        /things/{id}:
          patch: {operationId: updateThing}
        """),
    Rule(
      "op.id-changed",
      "an operation keeps its method and path, and its operationId changes",
      wire: .none, source: .breaking, behaviour: .info, mirror: "op.id-changed",
      advice:
        "Keep the operationId, or keep the Swift name with x-swift-name. Otherwise callers must use the new name of the function.",
      before: "operationId: listThings",
      after: "operationId: getThings"),
    Rule(
      "op.group-changed",
      "the first tag of an operation changes, which is its namespace in Swift",
      wire: .none, source: .breaking, behaviour: .none, mirror: "op.group-changed",
      advice:
        "Keep the first tag and add others after it. Otherwise callers must use the function in its new namespace.",
      before: "tags: [Things]",
      after: "tags: [Items, Things]"),
    Rule(
      "op.deprecated",
      "an operation becomes deprecated",
      wire: .none, source: .warning, behaviour: .warning, mirror: "op.undeprecated",
      advice:
        "Say in x-deprecation-message what to use instead, and give a removal date in x-sunset. Callers should move before that date.",
      before: "operationId: listThings",
      after: """
        operationId: listThings
        deprecated: true
        x-sunset: 2027-03-01
        """),
    Rule(
      "op.undeprecated",
      "an operation is no longer deprecated",
      wire: .none, source: .none, behaviour: .info, mirror: "op.deprecated",
      advice: "Nothing has to be done. Callers that stayed with the operation get no warning any more.",
      before: """
        operationId: listThings
        deprecated: true
        """,
      after: "operationId: listThings"),
    Rule(
      "op.deprecation-message-changed",
      "x-deprecation-message changes",
      wire: .none, source: .none, behaviour: .info, mirror: "op.deprecation-message-changed",
      advice: "Read the new message: it may name another operation to move to.",
      before: """
        deprecated: true
        x-deprecation-message: Use listItems.
        """,
      after: """
        deprecated: true
        x-deprecation-message: Use searchItems.
        """),
    Rule(
      "op.sunset-set",
      "an operation gets a removal date (x-sunset)",
      wire: .none, source: .none, behaviour: .warning, mirror: "op.sunset-cleared",
      advice: "Plan to move off the operation before the date: from then on calls may fail.",
      before: "deprecated: true",
      after: """
        deprecated: true
        x-sunset: 2027-03-01
        """),
    Rule(
      "op.sunset-cleared",
      "the removal date of an operation is dropped, and the operation stays deprecated",
      wire: .none, source: .none, behaviour: .info, mirror: "op.sunset-set",
      advice: "The operation is still deprecated, so move off it, although no day is fixed any more.",
      before: """
        deprecated: true
        x-sunset: 2027-03-01
        """,
      after: "deprecated: true"),
    Rule(
      "op.sunset-earlier",
      "the removal date of an operation moves to an earlier day",
      wire: .none, source: .none, behaviour: .warning, mirror: "op.sunset-later",
      advice: "Check that callers can move by the new date. If the old date was promised, keep it.",
      before: "x-sunset: 2027-03-01",
      after: "x-sunset: 2027-01-01"),
    Rule(
      "op.sunset-later",
      "the removal date of an operation moves to a later day",
      wire: .none, source: .none, behaviour: .info, mirror: "op.sunset-earlier",
      advice: "Nothing has to be done. There is more time to move off the operation.",
      before: "x-sunset: 2027-03-01",
      after: "x-sunset: 2027-06-01"),
    Rule(
      "op.sunset-unreadable",
      "a removal date isn't a valid date",
      wire: .none, source: .none, behaviour: .warning, mirror: nil,
      advice: "Write the date as YEAR-MONTH-DAY, such as 2027-03-01, and make sure that the day exists.",
      before: "x-sunset: 2027-03-01",
      after: "x-sunset: next spring"),
    Rule(
      "op.stability-lowered",
      "x-stability-level of an operation is lowered",
      wire: .none, source: .none, behaviour: .warning, mirror: "op.stability-raised",
      advice:
        "Ask whether the operation was lowered by mistake. If not, expect it to change with less notice than before.",
      before: "x-stability-level: stable",
      after: "x-stability-level: beta"),
    Rule(
      "op.stability-raised",
      "x-stability-level of an operation is raised",
      wire: .none, source: .none, behaviour: .info, mirror: "op.stability-lowered",
      advice: "Nothing has to be done. The operation changes with more notice than before.",
      before: "x-stability-level: beta",
      after: "x-stability-level: stable"),
    Rule(
      "op.stability-unreadable",
      "x-stability-level of an operation isn't a known level",
      wire: .none, source: .none, behaviour: .warning, mirror: nil,
      advice: "Use one of the levels draft, alpha, beta and stable; a missing level means stable.",
      before: "x-stability-level: beta",
      after: "x-stability-level: almost-done"),
    Rule(
      "path.parameter-renamed",
      "the name in the braces of a path parameter changes",
      wire: .none, source: .breaking, behaviour: .none, mirror: "path.parameter-renamed",
      advice:
        "Keep the name in the braces, because it is a label in Swift. Otherwise callers must use the new label; requests stay the same.",
      before: "/things/{id}: {…}",
      after: "/things/{thing_id}: {…}"),
  ]
}
