/// The program whose calls the wire axis is about.
public enum Reader: String, Sendable, CaseIterable {
  /// A program that was built from the code that is generated from the old document. It ignores unknown properties,
  /// keeps unknown values of enums and unknown alternatives, and checks no bounds.
  case generated
  /// Any program that relies on what the old document promises, with code of any origin.
  case any
}

extension Rule {
  /// The level on the wire axis for any program that relies on the old document: what it promises about responses is
  /// then a promise, even if generated code doesn't rely on it.
  public var wireForAnyReader: Level { Self.promises[id] ?? wire }

  private static let promises: [String: Level] = {
    let looser = boundKeywords.map { ("res.\($0).loosened", Level.breaking) }
    let others: [(String, Level)] = [
      ("res.multipleOf.changed", .breaking), ("res.pattern.changed", .warning), ("res.keyword.loosened", .breaking),
      ("res.enum.value-added", .breaking), ("res.enum.dropped", .breaking), ("res.branch.added", .breaking),
      ("res.nullable.added-to-optional", .breaking), ("res.additional.opened", .warning),
      ("res.property.removed-optional", .warning), ("res.header.removed-required", .breaking),
      ("res.header.became-optional", .breaking), ("res.header.removed-optional", .warning),
      ("res.media-type-changed", .warning), ("res.tag.value-changed", .breaking),
    ]
    return Dictionary(uniqueKeysWithValues: looser + others)
  }()
}
