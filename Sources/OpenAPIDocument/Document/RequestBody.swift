public import Diagnostics

/// What an operation sends.
public struct RequestBody: Sendable {
  /// What it means.
  public internal(set) var description: String?
  /// Whether it must be sent.
  public let required: Bool
  /// The forms it can have, in document order.
  public let content: [MediaType]
  /// The place of the body.
  public let location: SourceLocation
}
