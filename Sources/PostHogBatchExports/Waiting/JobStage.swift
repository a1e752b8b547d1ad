import PostHogAPI

/// The stage of a job: what its status means for a wait.
enum JobStage: Sendable, Hashable {
  case inProgress
  case completed
  case failed
  case cancelled
  /// The job has ended, and another job continues its work.
  case continued
  /// A status that this library doesn't know.
  case unknown

  /// Creates the stage of a status. Runs, backfills and file downloads have the same ones.
  ///
  /// - Parameter continues: Whether a job keeps its id when its workflow is continued as a new one. A run is one
  ///   execution of a workflow; a backfill, and the files of a download, outlast it.
  init(_ status: RunStatus, continues: Bool) {
    self =
      switch status {
      case .starting, .running: .inProgress
      case .completed: .completed
      case .failed, .failedRetryable, .failedBilling, .terminated, .timedOut: .failed
      case .cancelled: .cancelled
      case .continuedAsNew: continues ? .inProgress : .continued
      default: .unknown
      }
  }
}

extension RunStatus {
  /// What the status means for a run, which is one execution of a workflow.
  var stage: JobStage { JobStage(self, continues: false) }
}

extension BackfillStatus {
  /// What the status means for a backfill, which outlasts the executions of its workflow.
  var stage: JobStage { JobStage(RunStatus(rawValue: rawValue), continues: true) }
}
