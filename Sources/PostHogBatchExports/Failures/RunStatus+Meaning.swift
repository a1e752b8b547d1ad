// What a status says about the work of a run or a backfill. A status that a newer server adds is none of these.

public import PostHogAPI

extension RunStatus {
  /// Whether the run is in progress: `Starting` or `Running`.
  public var isActive: Bool { stage == .inProgress }
  /// Whether the run has ended, however that was.
  public var isFinal: Bool { stage != .inProgress && stage != .unknown }
  /// Whether the run ended without doing its work, and nobody cancelled it: `Failed`, `FailedRetryable`, `FailedBilling`,
  /// `Terminated` or `TimedOut`.
  public var isFailure: Bool { stage == .failed }

  private var stage: JobStage { JobStage(self, continues: false) }
}

extension BackfillStatus {
  /// Whether the backfill is in progress: `Starting`, `Running` or `ContinuedAsNew`.
  public var isActive: Bool { stage == .inProgress }
  /// Whether the backfill has ended, however that was. `Completed` says nothing of its runs.
  public var isFinal: Bool { stage != .inProgress && stage != .unknown }
  /// Whether the backfill itself failed: `Failed`, `FailedRetryable`, `Terminated` or `TimedOut`. One whose runs failed is
  /// `Completed`.
  public var isFailure: Bool { stage == .failed }

  private var stage: JobStage { JobStage(RunStatus(rawValue: rawValue), continues: true) }
}
