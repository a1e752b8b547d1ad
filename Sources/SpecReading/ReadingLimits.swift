/// How much of a description is read before it is refused: hostile input ends soon, and with an error that says why.
public struct ReadingLimits: Sendable, Hashable {
  /// Bytes of one file.
  public var maxBytes: Int
  /// Lists and mappings within each other. Layers above walk trees by recursion: a greater depth needs a larger stack.
  public var maxDepth: Int
  /// Values in one file, keys not counted, as they are written.
  public var maxNodes: Int
  /// Values that the aliases of one file stand for, all together.
  public var maxAliasExpansion: Int

  /// The defaults are ten times what the largest public descriptions need, and safe on a stack of 512 KB.
  public init(
    maxBytes: Int = 64 << 20, maxDepth: Int = 500, maxNodes: Int = 2_000_000, maxAliasExpansion: Int = 1_000_000
  ) {
    self.maxBytes = maxBytes
    self.maxDepth = maxDepth
    self.maxNodes = maxNodes
    self.maxAliasExpansion = maxAliasExpansion
  }
}
