import Console
import Diagnostics
import OperationCore
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What became of an interval, in words.
struct Explanation {
  private let coverage: IntervalCoverage
  private let export: BatchExport
  private let context: CoverageContext
  private let times: TimeText

  init(_ coverage: IntervalCoverage, of export: BatchExport, in context: CoverageContext, _ times: TimeText) {
    (self.coverage, self.export, self.context, self.times) = (coverage, export, context, times)
  }

  func text(_ terminal: Terminal) -> String {
    FactSheet(facts).text(on: terminal) + "\n"
      + verdict.wrapped(columns: terminal.columns).joined(separator: "\n") + "\n"
  }

  private var facts: [(name: String, value: String)] {
    [
      ("export", export.shownName),
      ("interval", span(coverage.interval)),
      ("scheduled", schedule),
      ("state", "\(coverage.state)"),
    ] + coverage.gaps.map { ("gap", span($0)) }
      + coverage.unreachable.map { ("unreachable", "\(span($0)): no run of the export can reach it") }
      + coverage.coveredTwice.map { ("twice", span($0)) } + runs
  }

  private var schedule: String {
    let firing = context.calendar.firing(ofIntervalEndingAt: coverage.interval.upperBound)
    let ends = firing?.ends ?? []
    let doubt = firing?.isCertain == false ? " (by a model of the server's scheduler; no test confirms it)" : ""
    guard let first = ends.first else {
      return "never: the clocks skip \(times.exact(coverage.interval.upperBound))\(doubt)"
    }
    let latest = first.addingTimeInterval(Double(context.calendar.frequency.largestJitter.components.seconds))
    let due = "to start between \(times.exact(first)) and \(times.exact(latest))"
    return ends.count == 1 ? due + doubt : "\(ends.count) times, the clocks show that time twice; first \(due)\(doubt)"
  }

  private var runs: [(name: String, value: String)] {
    let runs = coverage.runs.map { run in
      let source = run.backfill.map { "backfill \($0.lowercaseText)" } ?? "the schedule"
      let status = printable(run.status.rawValue, limit: 40)
      return ("run", "\(run.id.lowercaseText) \(status), \(times.interval(from: run.start, to: run.end)), by \(source)")
    }
    let backfills = coverage.backfills.map { backfill in
      ("backfill", "\(backfill.id.lowercaseText) \(printable(backfill.status.rawValue, limit: 40)), without a run here")
    }
    return runs.isEmpty && backfills.isEmpty ? [("run", "none")] : runs + backfills
  }

  private var verdict: String {
    if coverage.hasOnlyUnreachableGaps { return "No run can export what is left of it. `download` fetches it." }
    return switch coverage.state {
    case .completed, .empty: "There is no gap."
    case .completedWithFailedRecords: "There is no gap, and some records failed downstream."
    case .coveredTwice: "There is no gap; some of it was exported twice."
    case .running: "What is left of it is being exported."
    case .tooRecent: "Its run may still be about to start."
    case .failed, .cancelled, .missing, .partlyCovered: "It is a gap. `gaps --fix` exports it."
    case .neverScheduled(.beforeCreation): "It ended before the export was created. `backfill` exports it."
    case .neverScheduled(.clocksSkipIt):
      "It is a gap that the schedule leaves. `gaps --fix` exports what a backfill can reach."
    case .unknown(let doubt): "It may be a gap: \(doubt)."
    }
  }

  private func span(_ range: Range<Date>) -> String {
    "\(times.exact(range.lowerBound)) to \(times.exact(range.upperBound))"
  }
}
