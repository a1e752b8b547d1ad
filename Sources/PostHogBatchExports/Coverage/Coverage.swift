#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What has become of the intervals of a batch export that share time with a window, the earliest first.
///
/// An interval is covered as far as the time of completed runs covers it. Ends aren't compared, so a changed interval,
/// time zone or offset, and changed clocks, make no gap. A completed run counts whatever failed later.
///
///     let coverage = Coverage(of: lastWeek, in: context, runs: runs, backfills: backfills)
///     for interval in coverage where !interval.gaps.isEmpty { print(interval) }
///
/// What is said here of the server comes from PostHog's source:
///
/// - It starts no run while an export is paused, and none later for the time of the pause. The API keeps only the latest
///   pause, so an interval without a run may be ``CoverageState/unknown(_:)`` rather than ``CoverageState/missing``.
///   If no pause is known, one that was made by changing the property `paused` and undone can't be seen.
/// - A backfill that meets no data makes no run, drops a last piece that is shorter than an interval, and is completed
///   whatever its runs were.
/// - Retryable errors are retried without end: such a run is in progress.
///
/// Intervals outside the start and end of the export are left out, and so are those that haven't begun. Each interval
/// is computed when it is asked for.
public struct Coverage: Sequence, Sendable {
  private let intervals: GridIntervals
  private let runs: [CoverageRun]
  private let sweep: CoverageSweep

  /// Creates the coverage of a window by runs and backfills, in any order.
  ///
  /// - Parameters:
  ///   - window: Intervals that share time with it are looked at.
  ///   - context: What is known of the export.
  ///   - runs: All runs that share time with these intervals.
  ///   - backfills: All backfills that do.
  public init(
    of window: Range<Date>, in context: CoverageContext, runs: some Sequence<CoverageRun>,
    backfills: some Sequence<CoverageBackfill> = []
  ) {
    intervals = context.intervals(in: window)
    self.runs = runs.sorted { ($0.span.start, $0.end, $0.id.uuidString) < ($1.span.start, $1.end, $1.id.uuidString) }
    sweep = CoverageSweep(context, backfills: Array(backfills))
  }

  /// Returns an iterator over the intervals.
  public func makeIterator() -> Iterator {
    Iterator(intervals: intervals.makeIterator(), runs: runs[...], sweep: sweep)
  }

  /// Computes one interval after another.
  public struct Iterator: IteratorProtocol, Sendable {
    fileprivate var intervals: IndexingIterator<GridIntervals>
    fileprivate var runs: ArraySlice<CoverageRun>
    fileprivate var sweep: CoverageSweep

    /// Returns the next interval.
    public mutating func next() -> IntervalCoverage? {
      guard let interval = intervals.next() else { return nil }
      sweep.discard(before: interval.lowerBound)
      while let run = runs.first, run.span.start < interval.upperBound { sweep.add(runs.removeFirst()) }
      return sweep.coverage(of: interval)
    }
  }
}
