/// The scopes of an API: paths that differ only in how they begin, and the types that represent those beginnings.
public struct ScopeFamily: Sendable, Hashable {
  /// One beginning of a path.
  public struct Level: Sendable, Hashable {
    /// The name of the factory, such as `project`.
    public let name: SwiftIdentifier
    /// The type that the factory returns, such as `ProjectScope`.
    public let type: SwiftIdentifier
    /// The path before the argument, such as `/api/projects/`.
    public let pathPrefix: String
    /// The prefix of the IDs of its operations.
    public let operationPrefix: String
    /// The reason not to use the scope.
    public let deprecation: String?
    /// The documentation of the argument.
    public let documentation: Documentation

    /// Creates a level from its parts.
    package init(
      name: SwiftIdentifier, type: SwiftIdentifier, pathPrefix: String, operationPrefix: String, deprecation: String?,
      documentation: Documentation
    ) {
      self.name = name
      self.type = type
      self.pathPrefix = pathPrefix
      self.operationPrefix = operationPrefix
      self.deprecation = deprecation
      self.documentation = documentation
    }
  }

  /// The protocol of all scope types.
  public let protocolName: SwiftIdentifier
  /// The levels, in order of preference.
  public let levels: [Level]
  /// The distinct types of the levels, in order.
  public var types: [SwiftIdentifier] {
    var seen: Set<SwiftIdentifier> = []
    return levels.map(\.type).filter { seen.insert($0).inserted }
  }

  /// Creates a family from its parts.
  package init(protocolName: SwiftIdentifier, levels: [Level]) {
    self.protocolName = protocolName
    self.levels = levels
  }
}
