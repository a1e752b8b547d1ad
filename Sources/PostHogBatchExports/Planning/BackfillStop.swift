import OperationClient
import OperationCore
public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Why running a backfill plan stopped.
#if hasAttribute(nonexhaustive)
  @nonexhaustive
#endif
public enum BackfillStop: Sendable, Hashable {
  /// A run failed. The server pauses an export after three failures among its latest runs, so mend the cause first.
  case runFailed(BatchExportRun)
  /// The export is paused, and wasn't when the plan was made. The server pauses it after three failures among its latest
  /// runs, and cancels its backfills.
  case paused(since: Date?)
  /// Somebody cancelled the backfill.
  case cancelled(backfill: UUID)
  /// The backfill itself failed, whatever became of its runs.
  case backfillFailed(BatchExportBackfill)
  /// The server accepted a backfill that didn't appear in its list. It may have started.
  case notListed
  /// Everything was tried, and something isn't exported.
  case incomplete
}

extension BackfillStop: CustomStringConvertible {
  /// What happened, and what to do about it.
  public var description: String {
    switch self {
    case .runFailed(let run):
      let words = printableWords(run.latestError.map { KeyRedaction.postHog.redacted($0, keys: []) })
      return [
        "The run \(run.id.lowercaseText) ended as \(printable(run.status.rawValue, limit: 100)).",
        words.map(quotation), "Three failures pause the export, so mend the cause, and run the plan again.",
      ].compactMap(\.self).joined(separator: " ")
    case .paused(let since):
      return """
        The export was paused\(since.map { " at \($0.shown)" } ?? ""), perhaps by the server after failed runs. \
        Mend the cause, resume it, and run the plan again.
        """
    case .cancelled(let backfill): return "Somebody cancelled the backfill \(backfill.lowercaseText)."
    case .backfillFailed(let backfill):
      return "The backfill \(backfill.id.lowercaseText) ended as \(printable(backfill.status.rawValue, limit: 100))."
    case .notListed: return "A backfill that the server accepted isn't in its list. Run the plan again a little later."
    case .incomplete: return "Not everything is exported."
    }
  }
}
