public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// How far an interval of a batch export is exported.
public enum CoverageState: Sendable, Hashable {
  /// Completed runs cover all of it, once.
  case completed
  /// Completed runs cover all of it, and part of it only with records that failed downstream.
  case completedWithFailedRecords
  /// Completed runs cover all of it, and part of it more than once.
  case coveredTwice
  /// Completed runs cover part of it, and nothing is known of the rest.
  case partlyCovered
  /// Runs or backfills in progress are about to export what is left of it. A run that is retried without end is
  /// in progress, too.
  case running
  /// A run of what is left of it failed.
  case failed
  /// A run of what is left of it was cancelled, and none failed.
  case cancelled
  /// There is no run, and there should be one.
  case missing
  /// There is no run, although a completed backfill went over what is left of it: there was nothing to export.
  case empty
  /// The server never starts a run of it.
  case neverScheduled(NeverScheduled)
  /// Its run may not have started yet.
  case tooRecent
  /// It can't be said whether it is exported, or whether it should be.
  case unknown(Doubt)

  /// Why the server never starts a run of an interval.
  public enum NeverScheduled: Sendable, Hashable {
    /// The clocks skip the time at which it would start.
    case clocksSkipIt
    /// The interval ended before the export was created.
    case beforeCreation
  }

  /// Why it is not known whether an interval is missing.
  public enum Doubt: Sendable, Hashable {
    /// A run has a status that this version of the library doesn't know, so it is neither exported nor failed.
    case status(RunStatus)
    /// The export is paused, since this time if it is known.
    case isPaused(since: Date?)
    /// The export was paused at this time, and nothing shows that it ran again before the interval ended.
    case paused(at: Date)
    /// The export was paused at this later time, and only the latest pause is known.
    case earlierPause(latest: Date)
  }
}

/// What has become of one interval of a batch export, with the evidence.
public struct IntervalCoverage: Sendable, Hashable {
  /// The interval.
  public let interval: Range<Date>
  /// How far it is exported.
  public let state: CoverageState
  /// The parts that no completed run covers.
  public let uncovered: [Range<Date>]
  /// The parts of ``uncovered`` that nothing is about to cover and that aren't known to be empty.
  public let gaps: [Range<Date>]
  /// The parts of ``gaps`` that no run of the interval can export, by a backfill neither: where clocks skip the time at
  /// which the interval starts or ends, its run begins later. Only a file download, or an export at another hour,
  /// exports them.
  public let unreachable: [Range<Date>]
  /// The parts that more than one completed run covers.
  public let coveredTwice: [Range<Date>]
  /// The runs that share time with the interval, by their starts.
  public let runs: [CoverageRun]
  /// The backfills that explain the state: those in progress, and those that made no run here.
  public let backfills: [CoverageBackfill]

  /// Whether something of it is left, and no run can export it.
  package var hasOnlyUnreachableGaps: Bool { !gaps.isEmpty && gaps == unreachable }
}
