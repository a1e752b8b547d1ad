import APIContract
public import OpenAPIDocument

/// What changed between two OpenAPI documents, and what that means for programs that were built from the old one.
public struct Comparison: Sendable {
  /// Every change, worst first.
  public let changes: [Change]

  /// Compares two documents.
  ///
  /// - Parameter today: The day by which a date of removal is past, as `2026-11-28`.
  public init(old: Document, new: Document, today: String) {
    var comparison = ContractComparison(old: Contract(old), new: Contract(new), today: today)
    changes = comparison.changes()
  }

  /// The worst of all changes on each axis.
  public var verdict: (wire: Level, source: Level, behaviour: Level) {
    (
      changes.map(\.wire).max() ?? .none, changes.map(\.source).max() ?? .none,
      changes.map(\.behaviour).max() ?? .none
    )
  }
}
