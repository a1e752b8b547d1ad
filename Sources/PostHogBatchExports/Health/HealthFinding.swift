public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Something that an operator should know about a batch export, with its evidence.
///
/// Runs that are evidence are as the server gave them, except for `latestError`, which is cut at 500 characters and has
/// no line breaks and nothing that looks like a key.
#if hasAttribute(nonexhaustive)
  @nonexhaustive
#endif
public enum HealthFinding: Sendable, Hashable {
  /// PostHog has probably paused the export at this time because these runs failed, the newest first. The API doesn't
  /// say so: it was paused within a minute after a failure that made it three among its latest runs.
  case pausedByServer(at: Date, failures: [BatchExportRun])
  /// The newest interval failed, and no run has exported it. The run is its last failure; so many intervals after the
  /// last success failed, of those whose runs are known.
  case failing(BatchExportRun, intervals: Int)
  /// The newest interval wasn't exported because the organization is over its billing limit.
  case overBillingLimit(BatchExportRun)
  /// The schedule hasn't started the run of the interval that ends at this time, though its delay and a margin are over.
  /// The run is the newest one of the schedule; `nil` if none is known. Only intervals that ended after the last change of
  /// the export count, since it may have been paused until then.
  case late(end: Date, newest: BatchExportRun?)
  /// The export has no runs at all, though the interval that ends at this time should have one.
  case neverRun(end: Date)
  /// Runs have been in progress for longer than their interval or a day, the longest first. The server retries what may
  /// pass without end, reports no failure and pauses nothing.
  case stuck([BatchExportRun], longest: Duration)
  /// One more failed run and PostHog pauses the export: these of its latest runs failed already, the newest first. This
  /// is also so after it was resumed, until other runs have taken the places of these.
  case nextFailurePauses(failures: [BatchExportRun], window: Int)
  /// Completed runs in which records failed downstream, the newest interval first, and no other run has exported all of
  /// their time.
  case losingRecords([BatchExportRun])
  /// The newest runs of the schedule completed without a record, the newest first. Such a run may not even connect to
  /// its destination.
  case empty([BatchExportRun])
  /// The known runs are the newest, and not enough to tell how the schedule is doing: runs of these backfills hide it.
  case runsHidden(backfills: [UUID])
  /// The intervals can't be known, so it can't be said whether a run is late.
  case calendarUnknown(ExportCalendarError)
  /// The export is paused, since this time if it is known. If `isByPerson` is `false`, the known runs don't exclude that
  /// the server paused it.
  case paused(since: Date?, isByPerson: Bool)
}

extension HealthFinding {
  /// How bad it is.
  public var level: HealthLevel {
    switch self {
    case .pausedByServer: .stopped
    case .failing, .overBillingLimit, .late, .neverRun: .failing
    case .stuck(_, let longest): longest >= .day ? .failing : .attention
    case .nextFailurePauses, .losingRecords, .empty: .attention
    case .runsHidden, .calendarUnknown: .unknown
    case .paused: .paused
    }
  }
}

extension Duration {
  /// How long a run may be in progress at most, however long its interval is.
  static let day = Duration.seconds(86_400)
}
