import OperationCore

extension CoverageState: CustomStringConvertible {
  /// The state in a few words, for people. What the doubt of ``unknown(_:)`` is, its own description says.
  public var description: String {
    switch self {
    case .completed: "completed"
    case .completedWithFailedRecords: "completed with failed records"
    case .coveredTwice: "exported twice"
    case .partlyCovered: "partly exported"
    case .running: "in progress"
    case .failed: "failed"
    case .cancelled: "cancelled"
    case .missing: "missing"
    case .empty: "nothing to export"
    case .neverScheduled(let reason): "never scheduled: \(reason)"
    case .tooRecent: "not due yet"
    case .unknown(.status): "unknown: a run has a new status"
    case .unknown: "perhaps paused"
    }
  }
}

extension CoverageState.NeverScheduled: CustomStringConvertible {
  /// The reason in a few words, for people.
  public var description: String {
    switch self {
    case .clocksSkipIt: "the clocks skip the time at which it would run"
    case .beforeCreation: "it ended before the export was created"
    }
  }
}

extension CoverageState.Doubt: CustomStringConvertible {
  /// The reason in a few words, for people.
  public var description: String {
    switch self {
    case .status(let status): "a run has the status \(printable(status.rawValue, limit: 40)), which is new"
    case .isPaused(nil): "the export is paused"
    case .isPaused(let date?): "the export is paused since \(date.shown)"
    case .paused(let date): "the export was paused at \(date.shown), and may have been until then"
    case .earlierPause(let latest): "it may have been paused; only the latest pause, at \(latest.shown), is known"
    }
  }
}
