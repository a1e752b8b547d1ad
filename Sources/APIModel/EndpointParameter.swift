public import Diagnostics

/// An argument that goes into the path, the query or a header.
public struct EndpointParameter: Sendable, Hashable {
  /// The part of the request that carries it.
  public enum Place: Sendable, Hashable {
    /// One segment of the path.
    case path
    /// An item of the query; a list is repeated, or joined by commas.
    case query(joined: Bool)
    /// A header field.
    case header
  }

  /// The argument label.
  public let name: SwiftIdentifier
  /// The name on the wire.
  public let wireName: String
  /// Where it goes.
  public let place: Place
  /// Its type, without the optional that a missing value needs.
  public let type: TypeReference
  /// Whether it must be given.
  public let isRequired: Bool
  /// The text that is sent where none is given; nil to send nothing then.
  public let sentDefault: String?
  /// What it means.
  public let documentation: Documentation
  /// The parameter.
  @Uncompared public var provenance: Provenance

  /// Joins the parts.
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
