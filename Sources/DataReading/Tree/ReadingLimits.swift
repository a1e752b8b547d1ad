/// How much of a description is read before it is refused: hostile input ends soon, and with an error that says why.
public struct ReadingLimits: Sendable, Hashable {
  /// Bytes of one file.
  public var maxBytes: Int
  /// Lists and mappings within each other. Trees are walked by recursion: a greater depth needs more stack.
  public var maxDepth: Int
  /// Values in one file, keys not counted, as they are written.
  public var maxNodes: Int
  /// Values that the aliases of one file stand for, all together.
  public var maxAliasExpansion: Int

  /// The defaults leave room for the largest public descriptions, and trees of the default depth can be walked on a
  /// stack of 512 KB.
  public init(
    maxBytes: Int = 64 << 20, maxDepth: Int = 200, maxNodes: Int = 4_000_000, maxAliasExpansion: Int = 1_000_000
  ) {
    self.maxBytes = maxBytes
    self.maxDepth = maxDepth
    self.maxNodes = maxNodes
    self.maxAliasExpansion = maxAliasExpansion
  }
}
