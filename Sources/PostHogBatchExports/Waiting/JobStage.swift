// What each status means for somebody who waits.

import PostHogAPI

/// Where a job stands.
enum JobStage: Sendable, Hashable {
  case inProgress
  case completed
  case failed
  case cancelled
  /// It has ended, and its work goes on in another job.
  case continued
  /// A status that this library does not know.
  case unknown

  /// The stage of a status. Runs, backfills and file downloads have the same ones.
  ///
  /// - Parameter continues: Whether a job goes on under its own id when its workflow begins anew. A run is one
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
