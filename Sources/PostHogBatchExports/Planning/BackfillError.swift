import OperationCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Why a backfill plan can't be made or run, or why running it stopped.
public enum BackfillError: Error, Sendable {
  /// Nothing is left to export, for these reasons. They leave out what ``BackfillPlan/omissions`` leaves out.
  case nothingToBackfill([BackfillOmission])
  /// The intervals of the export can't be known.
  case calendar(ExportCalendarError)
  /// A request failed, or the task was cancelled. Backfills that were started go on.
  case request(PostHogError)
  /// The plan was made for another server.
  case otherHost(planned: String, actual: String)
  /// The plan was made for another project.
  case otherProject(planned: Int, actual: Int)
  /// The schedule of the export isn't the one that the plan was made for, so that its intervals aren't either. Make a new
  /// plan.
  case scheduleChanged(planned: PlannedExport.Schedule, actual: PlannedExport.Schedule)
  /// Running the plan stopped before everything was exported.
  case stopped(BackfillStop, BackfillSummary)
}

extension BackfillError: CustomStringConvertible {
  /// What is wrong, and what to do about it.
  public var description: String {
    switch self {
    case .nothingToBackfill(let omissions): Self.nothing(omissions)
    case .calendar(let error): "\(error)"
    case .request(let error): "\(error)"
    case .otherHost(let planned, let actual):
      "The plan was made for \(printable(planned, limit: 200)), and this is \(printable(actual, limit: 200))."
    case .otherProject(let planned, let actual):
      "The plan was made for the project \(planned), and this is the project \(actual)."
    case .scheduleChanged:
      "The schedule of the export has changed since the plan was made. Make a new plan."
    case .stopped(let stop, let summary): "\(stop) \(summary)"
    }
  }

  private static func nothing(_ omissions: [BackfillOmission]) -> String {
    guard !omissions.isEmpty else { return "There is nothing to backfill." }
    let reasons = omissions.prefix(10).map { "\($0.range.shown): \($0.kind.reason)" }
    let more = omissions.count > 10 ? ["and \(omissions.count - 10) more"] : []
    return "There is nothing to backfill. \((reasons + more).joined(separator: "; "))."
  }
}
