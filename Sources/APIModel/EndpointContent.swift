public import Diagnostics

/// The body of a request.
public struct EndpointBody: Sendable, Hashable {
  /// The encoding of the body.
  public enum Content: Sendable, Hashable {
    /// A value that is encoded as JSON.
    case json(TypeReference)
  }

  /// The content of the body.
  public let content: Content
  /// Whether the body is required.
  public let isRequired: Bool
  /// The provenance of the request body.
  @Uncompared public var provenance: Provenance

  /// Creates a body from its parts.
  package init(_ content: Content, isRequired: Bool, provenance: Provenance) {
    self.content = content
    self.isRequired = isRequired
    self.provenance = provenance
  }
}

/// How documented statuses are decoded.
public struct EndpointResponse: Sendable, Hashable {
  /// The part of the response that is the output.
  public enum Content: Sendable, Hashable {
    /// Nothing.
    case empty
    /// The body, decoded from JSON.
    case json(TypeReference)
    /// The bytes of the body, unchanged.
    case bytes
    /// The URL in the header field `Location`.
    case location
  }

  /// The statuses that are decoded alike.
  public let statuses: [Int]
  /// The output.
  public let content: Content
  /// The case of the output enum, if statuses have different contents.
  public let caseName: SwiftIdentifier
  /// The provenance of the response.
  @Uncompared public var provenance: Provenance

  /// Creates a response from its parts.
  package init(statuses: [Int], _ content: Content, caseName: SwiftIdentifier, provenance: Provenance) {
    self.statuses = statuses
    self.content = content
    self.caseName = caseName
    self.provenance = provenance
  }
}

extension EndpointBody.Content {
  /// The type of the value that a caller passes.
  public var type: TypeReference {
    switch self {
    case .json(let type): type
    }
  }
}

extension EndpointResponse.Content {
  /// How the list is paged of which the output is a page; `nil` if it isn't a page.
  public var pageKind: PageKind? {
    if case .json(.page(let kind, _)) = self { kind } else { nil }
  }
}
