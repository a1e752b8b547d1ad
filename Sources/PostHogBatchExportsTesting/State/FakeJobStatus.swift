/// Where a run, a backfill or a file download stands. The raw values are those on the wire.
public enum FakeJobStatus: String, Sendable, CaseIterable {
  case starting = "Starting"
  case running = "Running"
  case completed = "Completed"
  case continuedAsNew = "ContinuedAsNew"
  case cancelled = "Cancelled"
  case failed = "Failed"
  case failedRetryable = "FailedRetryable"
  /// Over quota. Backfills do not know it.
  case failedBilling = "FailedBilling"
  case terminated = "Terminated"
  case timedOut = "TimedOut"

  /// Whether the job still goes on, and so can be cancelled.
  public var isActive: Bool { self == .starting || self == .running }

  /// Whether the job ended badly by itself.
  public var isFailure: Bool {
    switch self {
    case .failed, .failedRetryable, .failedBilling, .terminated, .timedOut: true
    case .starting, .running, .completed, .continuedAsNew, .cancelled: false
    }
  }
}
