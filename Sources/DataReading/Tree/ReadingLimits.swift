/// Limits on the size of a document, above which it is rejected: hostile input ends early, with an error that has the
/// reason.
public struct ReadingLimits: Sendable, Hashable {
  /// The number of bytes of one file.
  public var maxBytes: Int
  /// The nesting depth of sequences and mappings. Trees are walked recursively, so a greater depth needs more stack.
  public var maxDepth: Int
  /// The number of values in one file as written, without keys.
  public var maxNodes: Int
  /// The number of values that all aliases of one file represent together.
  public var maxAliasExpansion: Int

  /// Creates limits. The defaults leave room for the largest public documents, and trees of the default depth can be
  /// walked on a stack of 512 KB.
  public init(
    maxBytes: Int = 64 << 20, maxDepth: Int = 200, maxNodes: Int = 4_000_000, maxAliasExpansion: Int = 1_000_000
  ) {
    self.maxBytes = maxBytes
    self.maxDepth = maxDepth
    self.maxNodes = maxNodes
    self.maxAliasExpansion = maxAliasExpansion
  }
}
