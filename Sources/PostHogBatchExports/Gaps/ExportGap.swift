public import OperationCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Neighbouring intervals of a batch export that aren't exported, or only in part, for the same reason.
public struct ExportGap: Sendable, Hashable {
  /// The time from the start of the first interval to the end of the last one.
  public private(set) var range: Range<Date>
  /// The number of intervals.
  public private(set) var intervals: Int
  /// What they are to a backfill plan.
  public let kind: BackfillKind
  /// Why they aren't exported, in a few words, for people.
  public let reason: String

  /// Takes an interval; `nil` if it isn't one that should be exported, if its export is still to come, or if no run can
  /// export what is left of it.
  init?(_ coverage: IntervalCoverage) {
    guard !coverage.gaps.isEmpty, !coverage.hasOnlyUnreachableGaps, coverage.state != .tooRecent,
      coverage.state != .neverScheduled(.beforeCreation)
    else { return nil }
    (range, intervals) = (coverage.interval, 1)
    (kind, reason) = (BackfillKind(coverage.state), "\(coverage.state)")
  }

  /// Takes the intervals of another gap too, if it continues this one.
  ///
  /// - Returns: Whether it does.
  mutating func absorb(_ next: ExportGap) -> Bool {
    guard next.range.lowerBound == range.upperBound, next.kind == kind, next.reason == reason else { return false }
    (range, intervals) = (range.lowerBound..<next.range.upperBound, intervals + next.intervals)
    return true
  }
}

extension ExportGap: JSONObjectReadable, JSONObjectWritable {
  /// Reads the properties of an object.
  public init(members json: inout JSONReader) throws(JSONError) {
    range = try json.requiredRange()
    intervals = try json.required("intervals")
    kind = try json.required("kind")
    reason = try json.required("reason")
  }

  /// Writes the properties of an object.
  public func write(members json: inout JSONWriter) {
    json.write(range)
    json.write("intervals", intervals)
    json.write("kind", kind)
    json.write("reason", reason)
  }
}
