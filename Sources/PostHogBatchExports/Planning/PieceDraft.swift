#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A piece that grows by one interval after another.
struct PieceDraft: Sendable {
  let start: Date
  private(set) var end: Date
  let selectsByTimestamp: Bool
  private let before: RunSamples
  private var intervals = 0
  private var exportedAgain = TimeSpans()
  private var seconds = 0.0
  private var runs: [UUID] = []
  private var backfills: [UUID] = []
  private var known: Set<UUID> = []

  init(from start: Date, selectsByTimestamp: Bool, after before: RunSamples) {
    (self.start, end) = (start, start)
    (self.selectsByTimestamp, self.before) = (selectsByTimestamp, before)
  }

  /// Adds the next interval, of which a run exports what it reaches.
  mutating func add(_ coverage: IntervalCoverage, reach: TimeSpan) {
    end = coverage.interval.upperBound
    intervals += 1
    seconds += reach.end.timeIntervalSince(reach.start)
    let again = TimeSpans([reach]).subtracting(TimeSpans(coverage.uncovered.map(TimeSpan.init)))
    for range in again.ranges { exportedAgain.insert(TimeSpan(range)) }
    // A run or a backfill over several intervals comes with each of them.
    runs += coverage.runs.map(\.id).filter { known.insert($0).inserted }
    let own = coverage.runs.filter { $0.effect == .exported }.compactMap(\.backfill)
    backfills += (coverage.backfills.map(\.id) + own).filter { known.insert($0).inserted }
  }

  /// Returns the piece, estimated from the runs on both sides of it.
  func piece(before after: RunSamples) -> BackfillPiece {
    BackfillPiece(
      range: start..<end, intervals: intervals, selectsByTimestamp: selectsByTimestamp,
      exportedAgain: exportedAgain.ranges, estimatedRows: RunSamples.rows(in: seconds, by: [before, after]),
      leastTime: RunSamples.leastTime(ofRuns: intervals, by: [before, after]), runs: runs, backfills: backfills)
  }
}
