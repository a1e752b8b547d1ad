public import OperationCore
public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension BatchExports.Item where Sender == PostHogClient, Scope == ProjectScope {
  /// Lists what has become of the intervals of the export that share time with a window, the earliest first.
  ///
  ///     let context = try CoverageContext(of: try await export.retrieve())
  ///     for try await interval in export.coverage(of: lastWeek, in: context) where !interval.gaps.isEmpty {
  ///       print(interval.interval, interval.state)
  ///     }
  ///
  /// The sequence lists the backfills, and the runs in the order of their intervals, a hundred with each request. It
  /// keeps only the runs that share time with the interval it is at, and the backfills that share time with the window.
  /// See ``Coverage`` for what counts.
  ///
  /// Runs are listed from one interval and two hours before the window, because the server leaves out those that straddle
  /// the bounds of a list. Those that begin up to a week earlier, as an export has them that ran in days or weeks before,
  /// are listed only if there is a gap near the beginning; so time at the beginning that they cover again may not be
  /// reported as covered twice. Runs from the beginning of the data are in no such list, and are found by their backfills.
  ///
  /// - Parameters:
  ///   - window: Intervals that share time with it are looked at.
  ///   - context: What is known of the export.
  public func coverage(of window: Range<Date>, in context: CoverageContext) -> CoverageSequence {
    CoverageSequence(export: self, intervals: context.intervals(in: window), context: context)
  }
}

/// What has become of the intervals of a batch export, read from the server as it is asked for.
public struct CoverageSequence: TypedSequence, Sendable {
  let export: BatchExports.Item<PostHogClient, ProjectScope>
  let intervals: GridIntervals
  let context: CoverageContext

  /// Returns an iterator, which sends its first request when it is asked for an interval.
  public func makeAsyncIterator() -> Iterator {
    Iterator(of: self)
  }

  /// Reads as many runs as the next interval needs.
  public struct Iterator: AsyncIteratorProtocol {
    private let sequence: CoverageSequence
    private var intervals: IndexingIterator<GridIntervals>
    private var reader: CoverageReader?
    private var isDone = false

    init(of sequence: CoverageSequence) {
      self.sequence = sequence
      intervals = sequence.intervals.makeIterator()
    }

    /// Returns the next interval; `nil` after the last one, and after an error.
    ///
    /// - Throws: What listing throws. Cancelling the task ends it at once.
    public mutating func next() async throws(PostHogError) -> IntervalCoverage? {
      guard !isDone, let interval = intervals.next() else { return nil }
      isDone = true
      var reader: CoverageReader
      if let begun = self.reader {
        reader = begun
      } else {
        reader = try await CoverageReader(of: sequence, from: interval)
      }
      let coverage = try await reader.coverage(of: interval)
      self.reader = reader
      isDone = false
      return coverage
    }
  }
}
