public import Diagnostics

/// What an operation sends.
public struct EndpointBody: Sendable, Hashable {
  /// Its type.
  public let type: TypeReference
  /// Whether it must be given.
  public let isRequired: Bool
  /// The request body.
  @Uncompared public var provenance: Provenance

  /// Joins the parts.
  package init(type: TypeReference, isRequired: Bool, provenance: Provenance) {
    self.type = type
    self.isRequired = isRequired
    self.provenance = provenance
  }
}

/// How documented statuses become output.
public struct EndpointResponse: Sendable, Hashable {
  /// The statuses that are read alike.
  public let statuses: [Int]
  /// What is read.
  public let type: TypeReference
  /// The case of the output enum, when several types are possible.
  public let caseName: SwiftIdentifier
  /// The response.
  @Uncompared public var provenance: Provenance

  /// Joins the parts.
  package init(statuses: [Int], type: TypeReference, caseName: SwiftIdentifier, provenance: Provenance) {
    self.statuses = statuses
    self.type = type
    self.caseName = caseName
    self.provenance = provenance
  }
}
