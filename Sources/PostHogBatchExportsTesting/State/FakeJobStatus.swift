/// The status of a run, a backfill or a file download. The raw values are those of the API.
public enum FakeJobStatus: String, Sendable, CaseIterable {
  case starting = "Starting"
  case running = "Running"
  case completed = "Completed"
  case continuedAsNew = "ContinuedAsNew"
  case cancelled = "Cancelled"
  case failed = "Failed"
  case failedRetryable = "FailedRetryable"
  /// The organization is over its quota. Backfills don't have this status.
  case failedBilling = "FailedBilling"
  case terminated = "Terminated"
  case timedOut = "TimedOut"

  /// Whether the job is in progress, and so can be cancelled.
  public var isActive: Bool { self == .starting || self == .running }

  /// Whether the job failed by itself.
  public var isFailure: Bool {
    switch self {
    case .failed, .failedRetryable, .failedBilling, .terminated, .timedOut: true
    case .starting, .running, .completed, .continuedAsNew, .cancelled: false
    }
  }
}
