public import Diagnostics

/// One form that a body can have.
public struct MediaType: Sendable {
  /// The media type or range as written, such as `application/json; charset=utf-8`.
  public let name: String
  /// What it holds; nil when the document doesn't say.
  public let schema: SchemaUse?
  /// The place of the media type.
  public let location: SourceLocation
}
