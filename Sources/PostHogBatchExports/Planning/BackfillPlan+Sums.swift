#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension BackfillPlan {
  /// The number of intervals to export.
  public var intervals: Int { pieces.reduce(0) { $0 + $1.intervals } }

  /// The number of rows, estimated; `nil` if it isn't known for one of the pieces. See
  /// ``BackfillPiece/estimatedRows``.
  public var estimatedRows: Int? {
    pieces.reduce(0 as Int?) { sum, piece in
      guard let sum, let rows = piece.estimatedRows else { return nil }
      return sum.saturatingAdd(rows)
    }
  }

  /// The least time that it takes.
  public var leastTime: Duration { pieces.reduce(.zero) { $0 + $1.leastTime } }

  /// The parts that are exported already, and that the plan exports once more.
  public var exportedAgain: [Range<Date>] { pieces.flatMap(\.exportedAgain) }

  /// What no backfill reaches. A file download exports it.
  public var unreachable: [Range<Date>] {
    omissions.filter { $0.kind == .unreachable || $0.kind == .startsAtSkippedTime }.map(\.range)
  }
}
