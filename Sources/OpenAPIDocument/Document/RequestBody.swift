public import SpecReading

/// What an operation sends.
public struct RequestBody: Sendable, Hashable {
  /// What it means.
  public internal(set) var description: String?
  /// Whether it must be sent.
  public let required: Bool
  /// The forms it can have, in document order.
  public let content: [MediaType]
  /// The place of the body.
  @Uncompared public internal(set) var location: SourceLocation
}
