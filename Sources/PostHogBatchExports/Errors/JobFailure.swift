#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Why a wait ended before the job reached its goal.
public struct JobFailure: Sendable, Hashable {
  /// The job.
  public let job: Job
  /// What is wrong with it.
  public let reason: Reason
  /// The last known status; `nil` if the job was never seen.
  public private(set) var status: String?
  /// Why the job, or one of its runs, failed, in the server's words, without anything that looks like a key.
  public private(set) var message: String?
  /// The number of records that failed downstream, in the function that receives them; `nil` if they weren't counted.
  public let recordsFailed: Int?
  /// The runs of a backfill, if they were counted.
  public private(set) var runs: RunCounts?
  /// Why the last check before a timeout failed, for example because a proxy responded instead of PostHog; `nil` if it
  /// succeeded.
  public private(set) var lastFault: String?

  init(
    _ job: Job, _ reason: Reason, status: String?, message: String?, recordsFailed: Int?, runs: RunCounts?,
    lastFault: String?
  ) {
    self.job = job
    self.reason = reason
    self.status = status
    self.message = message
    self.recordsFailed = recordsFailed
    self.runs = runs
    self.lastFault = lastFault
  }

  /// Returns the same failure with `change` applied to every text that is the server's.
  func mapTexts(_ change: (String) -> String) -> JobFailure {
    var failure = self
    failure.status = status.map(change)
    failure.message = message.map(change)
    failure.runs = runs?.mapTexts(change)
    failure.lastFault = lastFault.map(change)
    return failure
  }

  /// A job, by its kind and id.
  public enum Job: Sendable, Hashable {
    /// A run of a batch export.
    case run(UUID)
    /// A backfill.
    case backfill(UUID)
    /// A file download.
    case fileDownload(UUID)
  }

  /// The possible reasons.
  #if hasAttribute(nonexhaustive)
    @nonexhaustive
  #endif
  public enum Reason: Sendable, Hashable {
    /// The job ended in a failed status.
    case failed
    /// The job was cancelled.
    case cancelled
    /// The status is `Completed`, but some records failed downstream, in the function that receives them.
    case recordsFailed
    /// The backfill is `Completed`, but some of its runs aren't.
    case runsFailed
    /// The run ended, and another run continues its work.
    case continued
    /// The status is one that this library doesn't know.
    case unknownStatus
    /// The timeout was over before the job ended. The job keeps running on the server.
    case timedOut(after: Duration)
  }
}
