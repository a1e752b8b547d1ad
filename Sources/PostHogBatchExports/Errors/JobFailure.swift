// Why a wait ended without what was waited for. Its words are in JobFailure+Description.swift.

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A job that did not do what was waited for.
public struct JobFailure: Sendable, Hashable {
  /// Which job.
  public let job: Job
  /// What is the matter with it.
  public let reason: Reason
  /// The status that was seen last; nil when the job was never seen.
  public private(set) var status: String?
  /// Why it, or one of its runs, failed, in the server's words, without anything that looks like a key.
  public private(set) var message: String?
  /// Records that failed downstream, in the function that receives them; nil where nobody counted them.
  public let recordsFailed: Int?
  /// The runs of a backfill, when they were looked at.
  public private(set) var runs: RunCounts?
  /// Why the last look before a timeout failed, a proxy that answered instead of PostHog for example; nil when it worked.
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

  /// The same with every text changed that is the server's.
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

  /// What can be the matter.
  #if hasAttribute(nonexhaustive)
    @nonexhaustive
  #endif
  public enum Reason: Sendable, Hashable {
    /// It ended in a failed status.
    case failed
    /// Somebody cancelled it.
    case cancelled
    /// It is `Completed`, and some records failed downstream, in the function that receives them.
    case recordsFailed
    /// The backfill is `Completed`, and some of its runs are not.
    case runsFailed
    /// The run ended, and another run continues its work.
    case continued
    /// Its status is none that this library knows.
    case unknownStatus
    /// The time to wait was over before it ended. It goes on at the server.
    case timedOut(after: Duration)
  }
}
