/// A declared tag, which groups operations.
public struct Tag: Sendable {
  /// The name that operations refer to.
  public let name: String
  /// What the group is about.
  public let description: String?
}
