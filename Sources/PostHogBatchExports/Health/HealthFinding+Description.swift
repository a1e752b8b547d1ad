// What was found and what to do next, as a person reads it.

import OperationClient
import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension HealthFinding: CustomStringConvertible {
  /// What was found and what to do next, on one line. It is safe to log.
  public var description: String { "\(summary) \(advice)" }

  /// What was found, on one line.
  public var summary: String {
    switch self {
    case .pausedByServer(let date, let failures):
      "PostHog has probably paused it at \(date.shown), after \(failures.count) failures."
        + words(of: failures.first)
    case .failing(let run, let intervals):
      (intervals > 1 ? "Its newest \(intervals) intervals failed, the last" : "Its newest interval failed, that")
        + " ending at \(run.dataIntervalEnd.shown)." + words(of: run)
    case .overBillingLimit(let run):
      "The interval ending at \(run.dataIntervalEnd.shown) was not exported: the organization is over its quota."
    case .late(let end, _): "No run of the interval ending at \(end.shown) has started."
    case .neverRun(let end): "It has never run, and the interval ending at \(end.shown) is due."
    case .stuck(let runs, _):
      "\(counted(runs.count, "run")) in progress for too long, the first since \(runs.first?.createdAt.shown ?? "a while")."
    case .nextFailurePauses(let failures, let window):
      "\(failures.count) of its latest \(window) runs failed: PostHog pauses it at the next failure."
    case .losingRecords(let runs):
      "\(runs.compactMap(\.recordsFailed).saturatingSum) records failed downstream, in \(counted(runs.count, "completed run"))."
    case .empty(let runs): "Its newest \(counted(runs.count, "run")) completed without a record."
    case .runsHidden: "Its newest runs are those of backfills, and hide how the schedule is doing."
    case .calendarUnknown: "Its intervals can't be known."
    case .paused(let since, let isByPerson):
      "It is paused\(since.map { " since \($0.shown)" } ?? "")\(isByPerson ? "" : ", by a person or by PostHog")."
    }
  }

  /// What to do next, on one line.
  public var advice: String {
    switch self {
    case .pausedByServer:
      "Fix the cause and test the destination, then resume it and export the intervals since; \(Self.pausesAgain)."
    case .failing: "Fix the cause, then retry the run."
    case .overBillingLimit: "Raise the limit or wait for the next billing period, then retry the run."
    case .late: "Look at PostHog's status page; a backfill exports the interval meanwhile."
    case .neverRun: "Look at PostHog's status page, and at the start of the export."
    case .stuck: "Its logs have the error that is retried: fix it, or cancel the run and retry it."
    case .nextFailurePauses: "Fix the cause before you retry anything, since a failed retry counts too."
    case .losingRecords: "Look at the receiving function and the logs of the runs, then export their intervals again."
    case .empty: "Check that there is data, and the model and filters of the export."
    case .runsHidden: "List more of its runs."
    case .calendarUnknown(let error): "\(error)"
    case .paused(_, isByPerson: true): "Resume it when it is wanted; intervals of the pause then need a backfill."
    case .paused(_, isByPerson: false): "Look at its runs before you resume it: \(Self.pausesAgain)."
    }
  }

  private static let pausesAgain = "one more failure pauses it again"
}

private func words(of run: BatchExportRun?) -> String {
  run?.latestError.map { " " + quotation(of: $0) } ?? ""
}
