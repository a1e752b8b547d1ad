// What somebody who waits for a job wants of it.

/// When a wait for a run, a backfill or a file download is over without an error.
public enum JobGoal: Sendable, Hashable {
  /// The job did all of its work: its status is `Completed`, and no record failed. For a backfill that goes for all of
  /// its runs.
  case succeeded
  /// The status is `Completed`. PostHog says so too of a run with failed records, and of a backfill whose runs all
  /// failed.
  case completed
  /// The job reached any final state; check the returned status.
  case ended
}
