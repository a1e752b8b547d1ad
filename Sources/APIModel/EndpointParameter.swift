public import Diagnostics

/// An argument for the path, the query or a header.
public struct EndpointParameter: Sendable, Hashable {
  /// The part of the request that carries the parameter.
  public enum Place: Sendable, Hashable {
    /// One segment of the path.
    case path
    /// An item of the query. A list becomes several items, or one with its elements joined by commas.
    case query(joined: Bool)
    /// A header field.
    case header
  }

  /// The argument label.
  public let name: SwiftIdentifier
  /// The name on the wire.
  public let wireName: String
  /// The part of the request that carries the parameter.
  public let place: Place
  /// The type, without the optional for a missing value.
  public let type: TypeReference
  /// Whether the argument is required.
  public let isRequired: Bool
  /// The text that is sent if the argument is missing; `nil` to send nothing.
  public let sentDefault: String?
  /// The documentation of the parameter.
  public let documentation: Documentation
  /// The provenance of the parameter.
  @Uncompared public var provenance: Provenance

  /// Creates a parameter from its parts.
  package init(
    name: SwiftIdentifier, wireName: String, place: Place, type: TypeReference, isRequired: Bool, sentDefault: String?,
    documentation: Documentation, provenance: Provenance
  ) {
    self.name = name
    self.wireName = wireName
    self.place = place
    self.type = type
    self.isRequired = isRequired
    self.sentDefault = sentDefault
    self.documentation = documentation
    self.provenance = provenance
  }
}
