public import Diagnostics

/// A media type of a body.
public struct MediaType: Sendable {
  /// The media type or range as written, such as `application/json; charset=utf-8`.
  public let name: String
  /// The schema of the content; `nil` if the document doesn't give one.
  public let schema: SchemaUse?
  /// The location of the media type.
  public let location: SourceLocation
}
