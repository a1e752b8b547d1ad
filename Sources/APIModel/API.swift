/// Everything that is generated, in the words of the generated code. Nothing here knows OpenAPI, and nothing is left to decide.
///
/// Two are equal where the same code is generated from them, wherever a document says it.
public struct API: Sendable, Hashable {
  /// The description's path as the user gave it; stands in the first line of each file.
  public var source: String
  /// The scope family, if the configuration gives one.
  public let scopes: ScopeFamily?
  /// Every type that an operation needs, in order of first need.
  public var types: [TypeDeclaration]
  /// The namespaces, in document order of their first operation.
  public var resources: [Resource]

  /// Joins the parts.
  package init(
    source: String, scopes: ScopeFamily?, types: [TypeDeclaration], resources: [Resource]
  ) {
    self.source = source
    self.scopes = scopes
    self.types = types
    self.resources = resources
  }
}

/// Operations that share a namespace.
public struct Resource: Sendable, Hashable {
  /// The namespace, such as `BatchExports`.
  public let name: SwiftIdentifier
  /// The emitted file it belongs to, without its suffix.
  public var file: String
  /// What the description's tag says.
  public let documentation: Documentation
  /// In document order.
  public var endpoints: [Endpoint]
  /// How it is reached from a sender; nil when no handle is emitted.
  public var handle: Handle?

  /// Joins the parts.
  package init(
    name: SwiftIdentifier, file: String, documentation: Documentation, endpoints: [Endpoint], handle: Handle?
  ) {
    self.name = name
    self.file = file
    self.documentation = documentation
    self.endpoints = endpoints
    self.handle = handle
  }
}
