/// A declared tag, which groups operations.
public struct Tag: Sendable {
  /// The name that operations refer to.
  public let name: String
  /// The description of the group.
  public let description: String?
}
