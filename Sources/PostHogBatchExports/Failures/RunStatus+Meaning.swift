// What a status says about the work of a run or a backfill. All these properties are `false` for a status that a newer
// server adds.

public import PostHogAPI

extension RunStatus {
  /// Whether the run is in progress: `Starting` or `Running`.
  public var isActive: Bool { stage == .inProgress }
  /// Whether the run has ended, in any way.
  public var isFinal: Bool { stage != .inProgress && stage != .unknown }
  /// Whether the run ended without doing its work and wasn't cancelled: `Failed`, `FailedRetryable`, `FailedBilling`,
  /// `Terminated` or `TimedOut`.
  public var isFailure: Bool { stage == .failed }
}

extension BackfillStatus {
  /// Whether the backfill is in progress: `Starting`, `Running` or `ContinuedAsNew`.
  public var isActive: Bool { stage == .inProgress }
  /// Whether the backfill has ended, in any way. `Completed` says nothing about its runs.
  public var isFinal: Bool { stage != .inProgress && stage != .unknown }
  /// Whether the backfill itself failed: `Failed`, `FailedRetryable`, `Terminated` or `TimedOut`. A backfill whose runs
  /// failed is `Completed`.
  public var isFailure: Bool { stage == .failed }
}
