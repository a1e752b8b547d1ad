#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How far a piece is exported now.
struct PieceReading: Sendable {
  /// What is still to be exported, but for intervals of which a run has failed meanwhile.
  private(set) var planner: BackfillPlanner
  /// The failed runs that were there when the piece was looked at first; `nil` the first time.
  let known: Set<UUID>?
  /// The intervals that aren't exported.
  private(set) var open: [Range<Date>] = []
  /// The last interval that is about to be exported.
  private(set) var running: Range<Date>?
  /// The failed runs of intervals that aren't exported.
  private(set) var failures: Set<UUID> = []
  /// The number of intervals that are exported, as far as runs reach them.
  private(set) var covered = 0
  /// The number of intervals without anything to export.
  private(set) var empty = 0

  init(_ planner: BackfillPlanner, known: Set<UUID>?) { (self.planner, self.known) = (planner, known) }

  var newFailures: Set<UUID> { failures.subtracting(known ?? failures) }

  mutating func add(_ interval: IntervalCoverage) {
    switch interval.kind {
    case .covered: covered += 1
    case .empty: empty += 1
    case .running:
      running = interval.interval
      open.append(interval.interval)
    default: if interval.gaps == interval.unreachable { covered += 1 } else { addOpen(interval) }
    }
  }

  private mutating func addOpen(_ interval: IntervalCoverage) {
    open.append(interval.interval)
    let gaps = TimeSpans(interval.gaps.map(TimeSpan.init))
    let failed = Set(interval.runs.filter { $0.effect == .failed && gaps.overlaps($0.span) }.map(\.id))
    failures.formUnion(failed)
    if failed.isSubset(of: known ?? failed) { planner.add(interval) }
  }

  mutating func finish() { planner.finish() }

  /// Returns the number of intervals within a range that aren't exported.
  func openCount(in range: Range<Date>) -> Int { open.count { range.contains($0.lowerBound) } }
}

extension BackfillSummary {
  /// Adds a piece, by how far it was exported at first and is now.
  mutating func add(_ reading: PieceReading, since first: PieceReading) {
    exportedBefore += first.covered
    exported += max(0, reading.covered - first.covered)
    empty += reading.empty
    left += TimeSpans(reading.open.map(TimeSpan.init)).ranges
  }
}
