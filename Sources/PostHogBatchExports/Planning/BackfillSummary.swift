import OperationCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What running a backfill plan has come to, in intervals.
public struct BackfillSummary: Sendable, Hashable {
  /// Intervals that were exported while the plan ran, by its own backfills or others that it waited for.
  public internal(set) var exported = 0
  /// Intervals that were exported since the plan was made and before they were looked at.
  public internal(set) var exportedBefore = 0
  /// Intervals without anything to export, as the server says.
  public internal(set) var empty = 0
  /// Intervals that aren't exported. If running the plan stopped, only those that it had come to.
  public internal(set) var left: [Range<Date>] = []
  /// The runs that failed meanwhile.
  public internal(set) var failedRuns: [UUID] = []
  /// The backfills that were started.
  public internal(set) var backfills: [UUID] = []
}

extension BackfillSummary: CustomStringConvertible {
  /// The numbers in a sentence.
  public var description: String {
    var parts = ["\(exported) exported"]
    if exportedBefore > 0 { parts.append("\(exportedBefore) exported before") }
    if empty > 0 { parts.append("\(empty) with nothing to export") }
    if !left.isEmpty { parts.append("\(left.count) left") }
    return "Intervals: \(parts.joined(separator: ", "))."
  }
}
