import OperationClient
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads the runs of an export in the order of their intervals.
struct CoverageReader {
  /// The longest interval of any export.
  private static let longestInterval = ExportFrequency.weekly().longestInterval

  private let export: BatchExports.Item<PostHogClient, ProjectScope>
  private var sweep: CoverageSweep
  private var runs: ItemSequence<PostHogClient, CursorPage<BatchExportRun>>.AsyncIterator
  /// The next run, which starts after the interval.
  private var next: CoverageRun?
  /// Up to when a run may share time with an interval that starts before the runs that were listed; `nil` when those
  /// have been listed too.
  private var earlier: (runsBefore: Date, intervalsBefore: Date)?

  /// Lists the backfills first: those that have completed by then have made all their runs.
  init(of sequence: CoverageSequence, from first: Range<Date>) async throws(PostHogError) {
    export = sequence.export
    let longest = sequence.context.calendar.frequency.longestInterval
    let last = sequence.intervals.last?.upperBound ?? first.upperBound
    let window = TimeSpan(from: first.lowerBound, to: last)
    var backfills: [CoverageBackfill] = []
    var fromBeginning: [BatchExportBackfill] = []
    var list = export.backfills.list().makeAsyncIterator()
    while let backfill = try await list.next() {
      let known = CoverageBackfill(backfill)
      guard known.span.overlaps(window) else { continue }
      if known.effect != .none { backfills.append(known) }
      if backfill.startAt == nil { fromBeginning.append(backfill) }
    }
    // The server leaves out runs that straddle the bounds. Without an end it lists all that have ended.
    let start = first.lowerBound.addingTimeInterval(-longest)
    runs = export.runs.list(start: .at(start), ordering: .earliestIntervalFirst).makeAsyncIterator()
    sweep = CoverageSweep(sequence.context, backfills: backfills)
    if longest < Self.longestInterval {
      earlier = (start, first.lowerBound.addingTimeInterval(Self.longestInterval))
    }
    for backfill in fromBeginning { try await addRuns(of: backfill) }
  }

  /// Adds the run of a backfill from the beginning. A list by intervals leaves it out.
  private mutating func addRuns(of backfill: BatchExportBackfill) async throws(PostHogError) {
    let minute = 60.0
    var list = export.runs.list(
      after: .at(backfill.createdAt.addingTimeInterval(-minute)),
      before: backfill.finishedAt.map { .at($0.addingTimeInterval(minute)) }
    ).makeAsyncIterator()
    while let run = try await list.next() {
      if run.backfill == backfill.id, run.dataIntervalStart == nil { sweep.add(CoverageRun(run)) }
    }
  }

  mutating func coverage(of interval: Range<Date>) async throws(PostHogError) -> IntervalCoverage {
    sweep.discard(before: interval.lowerBound)
    try await read(before: interval.upperBound)
    let coverage = sweep.coverage(of: interval)
    guard !coverage.gaps.isEmpty, coverage.state != .tooRecent, let earlier,
      interval.lowerBound < earlier.intervalsBefore
    else { return coverage }
    self.earlier = nil
    try await lookBack(before: earlier.runsBefore, until: interval.lowerBound)
    return sweep.coverage(of: interval)
  }

  private mutating func read(before end: Date) async throws(PostHogError) {
    while true {
      if let next {
        guard next.span.start < end else { return }
        sweep.add(next)
      }
      guard let run = try await runs.next() else {
        next = nil
        return
      }
      next = CoverageRun(run)
    }
  }

  /// Adds the runs that start before those that were listed and share time with an interval. An export that ran in
  /// days or weeks before has such runs, so they are looked for only if something is not covered.
  private mutating func lookBack(before end: Date, until start: Date) async throws(PostHogError) {
    var list = export.runs.list(
      start: .at(end.addingTimeInterval(-Self.longestInterval)), ordering: .earliestIntervalFirst
    ).makeAsyncIterator()
    while let run = try await list.next() {
      guard let runStart = run.dataIntervalStart, runStart < end else { return }
      if run.dataIntervalEnd > start { sweep.add(CoverageRun(run)) }
    }
  }
}

extension ExportFrequency {
  /// The seconds of an interval, with what a change of the clocks can add.
  fileprivate var longestInterval: Double { Double(period) + 2 * 3600 }
}
