/// Paths that differ only by their beginning, and the types that stand for those beginnings.
public struct ScopeFamily: Sendable, Hashable {
  /// One beginning.
  public struct Level: Sendable, Hashable {
    /// The factory, such as `project`.
    public let name: SwiftIdentifier
    /// The type it makes, such as `ProjectScope`.
    public let type: SwiftIdentifier
    /// The path before the argument, such as `/api/projects/`.
    public let pathPrefix: String
    /// What the ids of its operations begin with.
    public let operationPrefix: String
    /// Why not to use it.
    public let deprecation: String?
    /// What its argument is.
    public let documentation: Documentation

    /// Joins the parts.
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

  /// The protocol of all its types.
  public let protocolName: SwiftIdentifier
  /// In order of preference.
  public let levels: [Level]
  /// The distinct types of the levels, in order.
  public var types: [SwiftIdentifier] {
    var seen: Set<SwiftIdentifier> = []
    return levels.map(\.type).filter { seen.insert($0).inserted }
  }

  /// Joins the parts.
  package init(protocolName: SwiftIdentifier, levels: [Level]) {
    self.protocolName = protocolName
    self.levels = levels
  }
}
