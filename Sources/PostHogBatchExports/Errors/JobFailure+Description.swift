// The texts for a job that didn't reach the goal of a wait.

import OperationClient
import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension JobFailure.Job: CustomStringConvertible {
  /// The kind and the id, such as `the run 01900000-0000-7000-8000-000000000001`.
  public var description: String {
    switch self {
    case .run(let id): "the run \(id.lowercaseText)"
    case .backfill(let id): "the backfill \(id.lowercaseText)"
    case .fileDownload(let id): "the file download \(id.lowercaseText)"
    }
  }
}

extension JobFailure: CustomStringConvertible {
  /// What happened, what the server said, and what to do next, in a few sentences.
  public var description: String {
    [capitalized(what), printableWords(message).map(quotation), next].compactMap(\.self).joined(separator: " ")
  }
}

extension JobFailure {
  /// What happened.
  var what: String {
    let status = printable(status ?? "", limit: 100)
    switch reason {
    case .failed: return "\(job) ended as \(status)."
    case .cancelled: return "\(job) was cancelled."
    case .recordsFailed: return "\(job) is \(status), but \(Self.records(recordsFailed ?? 0)) failed downstream."
    case .runsFailed:
      let runs = runs ?? RunCounts()
      let failed = "\(job) is \(status), but only \(runs.total - runs.open) of its \(runs.total) runs are"
      guard let recordsFailed, recordsFailed > 0 else { return failed + "." }
      return failed + ", and of these \(Self.records(recordsFailed)) failed downstream."
    case .continued: return "\(job) has ended, and another run continues its work."
    case .unknownStatus: return "\(job) is “\(status)”, a status that this library does not know."
    case .timedOut(let timeout):
      return timedOut(after: timeout) + (lastFault.map { " The last check failed: \($0)" } ?? "")
    }
  }

  private func timedOut(after timeout: Duration) -> String {
    let status = printable(status ?? "", limit: 100)
    guard status != RunStatus.completed.rawValue else {
      return "\(job) is \(status), but its runs are not counted after \(timeout)."
    }
    guard !status.isEmpty else { return "\(job) could not be found within \(timeout)." }
    return "\(job) is still \(status) after waiting for \(timeout)."
  }

  /// What to do next.
  var next: String? {
    switch reason {
    case .failed where status == RunStatus.failedBilling.rawValue: "The organization is over its quota."
    case .failed:
      switch job {
      case .run: "The logs of its batch export may say more; retrying it exports its interval again."
      case .backfill: "The runs and the logs of its batch export may say more."
      case .fileDownload: "Its logs may say more. Start another one."
      }
    case .cancelled: nil
    case .recordsFailed: "If that is acceptable, wait(until: .completed)."
    case .runsFailed: "List its runs and retry those; or, if that is acceptable, wait(until: .completed)."
    case .continued: "Look for it in the list of runs: it has the same interval."
    case .unknownStatus: "Look for a newer version of this library."
    case .timedOut where status == nil && lastFault != nil:
      "Check the host and what stands in front of it, and wait for the same id again."
    case .timedOut where status == nil: "Check that its id is right; the server stores a new backfill with a delay."
    case .timedOut: "It keeps running on the server: wait for the same id again, or cancel it."
    }
  }

  private static func records(_ count: Int) -> String {
    count == 1 ? "1 record" : "\(count) records"
  }
}
