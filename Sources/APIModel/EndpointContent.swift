public import Diagnostics

/// What an operation sends.
public struct EndpointBody: Sendable, Hashable {
  /// What the bytes of a body are made of.
  public enum Content: Sendable, Hashable {
    /// A value that is written as JSON.
    case json(TypeReference)
  }

  /// What it is made of.
  public let content: Content
  /// Whether it must be given.
  public let isRequired: Bool
  /// The request body.
  @Uncompared public var provenance: Provenance

  /// Joins the parts.
  package init(_ content: Content, isRequired: Bool, provenance: Provenance) {
    self.content = content
    self.isRequired = isRequired
    self.provenance = provenance
  }
}

/// How documented statuses become output.
public struct EndpointResponse: Sendable, Hashable {
  /// What of a response is the output.
  public enum Content: Sendable, Hashable {
    /// Nothing.
    case empty
    /// The value that the body has as JSON.
    case json(TypeReference)
    /// The body, unchanged.
    case bytes
    /// The place that the field `Location` names.
    case location
  }

  /// The statuses that are read alike.
  public let statuses: [Int]
  /// What is read.
  public let content: Content
  /// The case of the output enum, when there are several contents.
  public let caseName: SwiftIdentifier
  /// The response.
  @Uncompared public var provenance: Provenance

  /// Joins the parts.
  package init(statuses: [Int], _ content: Content, caseName: SwiftIdentifier, provenance: Provenance) {
    self.statuses = statuses
    self.content = content
    self.caseName = caseName
    self.provenance = provenance
  }
}

extension EndpointBody.Content {
  /// The type of the value that a caller gives.
  public var type: TypeReference {
    switch self {
    case .json(let type): type
    }
  }
}

extension EndpointResponse.Content {
  /// How the list goes on of which the output is a page; nil if it is none.
  public var pageKind: PageKind? {
    if case .json(.page(let kind, _)) = self { kind } else { nil }
  }
}
