/// Everything that is generated, in terms of the generated code. Nothing here depends on OpenAPI, and no decision is
/// left to make.
///
/// Two values are equal if the same code is generated from them, wherever the documents declare it.
public struct API: Sendable, Hashable {
  /// The path of the document as given by the caller; the first line of each file has it.
  public var source: String
  /// The scope family; `nil` if the configuration has none.
  public let scopes: ScopeFamily?
  /// Every type that an operation needs, in the order in which they are first needed.
  public var types: [TypeDeclaration]
  /// The namespaces, in the document order of their first operations.
  public var resources: [Resource]

  /// Creates an API from its parts.
  package init(
    source: String, scopes: ScopeFamily?, types: [TypeDeclaration], resources: [Resource]
  ) {
    self.source = source
    self.scopes = scopes
    self.types = types
    self.resources = resources
  }
}

/// The operations of one namespace.
public struct Resource: Sendable, Hashable {
  /// The namespace, such as `BatchExports`.
  public let name: SwiftIdentifier
  /// The name of the generated file, without its suffix.
  public var file: String
  /// The description of the tag.
  public let documentation: Documentation
  /// The endpoints, in document order.
  public var endpoints: [Endpoint]
  /// The handle by which a sender reaches the resource; `nil` if none is generated.
  public var handle: Handle?

  /// Creates a resource from its parts.
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
