/// The runs of a backfill, counted.
///
/// The status of a backfill doesn't show how its runs ended: PostHog's workflow notes a failed run in its log,
/// continues with the next, and ends as `Completed` (products/batch_exports/backend/temporal/backfill_batch_export.py).
public struct RunCounts: Sendable, Hashable {
  /// The number of all runs.
  public internal(set) var total = 0
  /// Runs with the status `Completed`.
  public internal(set) var completed = 0
  /// Runs that failed or were cancelled.
  public internal(set) var failed = 0
  /// Runs that ended and were continued by another run.
  public internal(set) var continued = 0
  /// Records that arrived, in all runs.
  public internal(set) var recordsCompleted = 0
  /// Records that failed downstream, in all runs. Servers before 2026 don't count them.
  public internal(set) var recordsFailed = 0
  /// Why one of the failed runs failed, in the server's words, without anything that looks like a key.
  public internal(set) var failureMessage: String?

  /// Runs whose work isn't known to be done.
  var open: Int { total - completed - continued }

  /// Returns the same counts with `change` applied to every text that is the server's.
  func mapTexts(_ change: (String) -> String) -> RunCounts {
    var counts = self
    counts.failureMessage = failureMessage.map(change)
    return counts
  }
}

extension RunCounts: CustomStringConvertible {
  /// The number of runs, and how many have done their work, such as `3 of 4 runs are completed, and 1 failed`.
  public var description: String {
    "\(completed + continued) of \(total) \(total == 1 ? "run" : "runs") are completed"
      + (failed > 0 ? ", and \(failed) failed" : "")
  }
}
