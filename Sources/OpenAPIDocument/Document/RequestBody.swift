public import Diagnostics

/// The body of a request.
public struct RequestBody: Sendable {
  /// The description of the body.
  public internal(set) var description: String?
  /// Whether the body is required.
  public let required: Bool
  /// The media types that the body can have, in document order.
  public let content: [MediaType]
  /// The location of the body.
  public let location: SourceLocation
}
