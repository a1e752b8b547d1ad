/// The goal of a wait: when waiting for a run, a backfill or a file download succeeds.
public enum JobGoal: Sendable, Hashable {
  /// The job did all of its work: its status is `Completed`, and no record failed. For a backfill this includes all of
  /// its runs.
  case succeeded
  /// The status is `Completed`. PostHog also reports this for a run with failed records, and for a backfill whose runs
  /// all failed.
  case completed
  /// The job reached any final state; check the returned status.
  case ended
}
