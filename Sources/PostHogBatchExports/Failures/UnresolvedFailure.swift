import OperationClient
import OperationCore
public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// An interval of a batch export that failed and has not been exported since: no run has exported it, and none is about
/// to.
public struct UnresolvedFailure: Sendable, Hashable, Identifiable {
  /// The id of the batch export.
  public let batchExportID: UUID
  /// The last failed run of the interval. Retrying it exports the interval again.
  public let run: BatchExportRun
  /// The number of failed runs of the interval.
  public let failedRuns: Int

  /// The id of the run.
  public var id: UUID { run.id }
  /// The start of the interval; `nil` means the beginning of the data.
  public var start: Date? { run.dataIntervalStart }
  /// The end of the interval.
  public var end: Date { run.dataIntervalEnd }
}

extension UnresolvedFailure: CustomStringConvertible {
  /// The interval, the run that failed last, and what the server said, in a few sentences.
  public var description: String {
    let interval = "from \(start?.shown ?? "the beginning") to \(end.shown)"
    let runs =
      failedRuns == 1 ? "one run, \(id.lowercaseText)" : "\(failedRuns) runs, the last of them \(id.lowercaseText)"
    let error = run.latestError.map { KeyRedaction.postHog.redacted($0, keys: []) }
    return ["The interval \(interval) failed in \(runs).", printableWords(error).map(quotation)]
      .compactMap(\.self).joined(separator: " ")
  }
}

/// Goes through the runs and backfills of one export, in any order.
struct FailureSearch: Sendable {
  private struct Failure {
    var run: BatchExportRun
    var count = 0
  }

  private var failures: [TimeSpan: Failure] = [:]
  /// The spans that runs have exported, or are exporting.
  private var covered = TimeSpans()

  var isEmpty: Bool { failures.isEmpty }

  mutating func add(_ run: BatchExportRun) {
    let span = CoverageRun(run).span
    switch RunEffect(run.status) {
    case .failed:
      var failure = failures[span] ?? Failure(run: run)
      failure.count += 1
      if run.createdAt > failure.run.createdAt { failure.run = run }
      failures[span] = failure
    case .cancelled: break
    // An unknown status may be in progress, so the interval isn't exported a second time.
    case .exported, .underWay, .unknown: covered.insert(span)
    }
  }

  /// Takes a backfill into account that may still reach an interval, or found nothing to export in it.
  mutating func add(_ backfill: BatchExportBackfill) {
    let backfill = CoverageBackfill(backfill)
    guard backfill.effect != .none else { return }
    failures = failures.filter { interval, failure in
      !(backfill.span.contains(interval) && backfill.comesAfter(CoverageRun(failure.run)))
    }
  }

  /// Returns the remaining intervals, the earliest first.
  func unresolved(of export: UUID, since: Date = .distantPast) -> [UnresolvedFailure] {
    failures.filter { $0.key.end > since && !covered.contains($0.key) }
      .map { UnresolvedFailure(batchExportID: export, run: $0.value.run, failedRuns: $0.value.count) }
      .sorted { ($0.end, $0.start ?? .distantPast) < ($1.end, $1.start ?? .distantPast) }
  }
}

extension BatchExport {
  /// Whether the newest interval that a run has ended for is a failure, as far as ``latestRuns`` show: these are the
  /// ten newest runs, those of backfills included.
  public var isFailing: Bool {
    var search = FailureSearch()
    for run in latestRuns { search.add(run) }
    let newest = latestRuns.filter { $0.status.isFinal }.map(\.dataIntervalEnd).max()
    return search.unresolved(of: id).contains { $0.end == newest }
  }
}
