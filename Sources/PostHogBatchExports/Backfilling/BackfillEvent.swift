import OperationCore
public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What happens while a backfill plan runs.
#if hasAttribute(nonexhaustive)
  @nonexhaustive
#endif
public enum BackfillEvent: Sendable, Hashable {
  /// A backfill of a range was started, or one of the same range that had been started was found.
  case started(Range<Date>, BatchExportBackfill)
  /// A backfill in progress has changed.
  case progress(BatchExportBackfill)
  /// A backfill ended. That says nothing about its runs.
  case ended(BatchExportBackfill)
  /// A run failed.
  case runFailed(BatchExportRun)
  /// An interval is being exported by a run or a backfill that the plan didn't start. The plan waits for it.
  case waiting(Range<Date>)
  /// The project has as many backfills in progress as it may have, if the server said how many. The plan waits.
  case limitReached(Int?)
  /// A backfill is cancelled, because an older one of the same time has turned up.
  case withdrawn(BatchExportBackfill, for: UUID)
  /// A piece of the plan needs no more backfill: it is exported, or there is nothing to export.
  case done(Range<Date>)

  /// A function that gets each event, with the export that it belongs to. It may be called on any task.
  public typealias Handler = @Sendable (PlannedExport, BackfillEvent) -> Void
}

extension BackfillEvent: CustomStringConvertible {
  /// What happened, in one line.
  public var description: String {
    switch self {
    case .started(let range, let backfill): "Started the backfill \(backfill.id.lowercaseText) of \(range.shown)."
    case .progress(let backfill): "The backfill \(backfill.id.lowercaseText) goes on: \(backfill.progressText)."
    case .ended(let backfill): "The backfill \(backfill.id.lowercaseText) ended as \(name(backfill.status))."
    case .runFailed(let run): "The run \(run.id.lowercaseText) ended as \(name(run.status))."
    case .waiting(let range): "Waiting for what exports \(range.shown) already."
    case .limitReached(let limit):
      "Waiting: \(limit.map { "\($0)" } ?? "as many as allowed") backfills of the project are in progress."
    case .withdrawn(let backfill, let other):
      "Cancelling the backfill \(backfill.id.lowercaseText): \(other.lowercaseText), which is older, has the same time."
    case .done(let range): "Done: \(range.shown)."
    }
  }

  private func name(_ status: some RawRepresentable<String>) -> String { printable(status.rawValue, limit: 100) }
}

extension BatchExportBackfill {
  fileprivate var progressText: String {
    let status = printable(status.rawValue, limit: 100)
    guard let progress, let finished = progress.finishedRuns else { return status }
    return "\(status), \(finished)\(progress.totalRuns.map { " of \($0)" } ?? "") runs have ended"
  }
}
