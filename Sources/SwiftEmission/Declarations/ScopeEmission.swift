import APIModel

extension SwiftWriter {
  /// Writes the protocol of a scope family, its types, and a factory for each level.
  mutating func scopes(_ family: ScopeFamily) {
    let levels = family.levels.map { $0.deprecation == nil ? $0.name.text : "the deprecated \($0.name.text)" }
    documentation(
      Documentation(paragraphs: ["A scope of operations: \(levels.joined(separator: ", "))."]))
    line("public nonisolated protocol \(family.protocolName): PathScope {}")
    for type in family.types {
      line()
      let names = family.levels.filter { $0.type == type }.map(\.name.text)
      line("/// A scope of level \(names.joined(separator: " or ")).")
      block("public nonisolated struct \(type): \(family.protocolName), Hashable") { writer in
        writer.line("/// The path before that of an operation.")
        writer.line("public let path: OperationPath")
        writer.line("/// What the ids of the operations begin with.")
        writer.line("public let operationPrefix: String")
      }
    }
    for type in family.types {
      line()
      block("nonisolated extension \(family.protocolName) where Self == \(type)") { writer in
        for (index, level) in family.levels.filter({ $0.type == type }).enumerated() {
          if index > 0 { writer.line() }
          writer.factory(level, result: "Self", isStatic: true) { $0.call("Self", level.arguments) }
        }
      }
    }
  }

  /// Writes the functions and properties from which bound resources start.
  mutating func handleRoots(_ family: ScopeFamily?, resources: [Resource]) {
    if let family {
      line()
      line("/// One scope, bound to a sender: where its resources start.")
      block("public nonisolated struct BoundScope<Sender: OperationSender, Scope: \(family.protocolName)>: Sendable") {
        $0.line("/// Sends the operations.")
        $0.line("public let sender: Sender")
        $0.line("/// The scope of the operations.")
        $0.line("public let scope: Scope")
        $0.line()
        $0.line("/// Binds a scope to a sender. Nothing is sent.")
        $0.block("public init(sender: Sender, scope: Scope)") {
          $0.line("self.sender = sender")
          $0.line("self.scope = scope")
        }
      }
    }
    let unscoped = resources.filter { $0.handle?.parent == .sender }
    guard family != nil || !unscoped.isEmpty else { return }
    line()
    block("nonisolated extension OperationSender") { writer in
      for (index, level) in (family?.levels ?? []).enumerated() {
        if index > 0 { writer.line() }
        writer.factory(level, result: "BoundScope<Self, \(level.type)>", isStatic: false) { writer in
          // Calling the deprecated factory would cause a warning here too, so the scope is created directly.
          writer.call("BoundScope", [.plain("sender: self"), .call("scope: \(level.type)", level.arguments)])
        }
      }
      for (index, resource) in unscoped.enumerated() {
        if index > 0 || family != nil { writer.line() }
        writer.handleProperty(of: resource, arguments: ["sender: self"], type: "\(resource.name).Collection<Self>")
      }
    }
    let scoped = resources.filter { $0.handle?.parent == .scope }
    for (condition, group) in [(nil, scoped.filter { $0.handle?.scope == .family })]
      + (family?.types ?? []).map({ type in (Optional(type), scoped.filter { $0.handle?.scope == .type(type) }) })
    where !group.isEmpty {
      line()
      block("nonisolated extension BoundScope" + (condition.map { " where Scope == \($0)" } ?? "")) { writer in
        for (index, resource) in group.enumerated() {
          if index > 0 { writer.line() }
          writer.handleProperty(
            of: resource, arguments: ["sender: sender", "scope: scope"],
            type: "\(resource.name).Collection<\(condition == nil ? "Sender, Scope" : "Sender")>")
        }
      }
    }
  }

  private mutating func factory(
    _ level: ScopeFamily.Level, result: String, isStatic: Bool, _ body: (inout SwiftWriter) -> Void
  ) {
    let article = "aeiou".contains(level.name.text.first ?? " ") ? "An" : "A"
    line("/// \(article) \(level.name.text).")
    parameterDocumentation([ParameterWords(name: "id", documentation: level.documentation, otherwise: "")])
    if let message = level.deprecation { deprecation(message) }
    block("public \(isStatic ? "static " : "")func \(level.name)(_ id: some PathSegment) -> \(result)", body)
  }
}

extension ScopeFamily.Level {
  /// The arguments of the type's initializer, for an argument named `id`.
  fileprivate var arguments: [SwiftArgument] {
    var path = SwiftLiteral(pathPrefix)
    path.append(valueOf: "id")
    return [.literal("path: ", path), .literal("operationPrefix: ", SwiftLiteral(operationPrefix))]
  }
}
