import OperationClient
import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The newest runs of an export, without holes.
struct RunHistory: Sendable {
  /// The most runs that the API gives with an export.
  static let latestRuns = 10

  /// The runs, by creation, the newest first.
  let runs: [BatchExportRun]
  /// Whether these are all runs of the export.
  let isWhole: Bool

  /// - Parameters:
  ///   - export: The export, with its latest runs.
  ///   - runs: More of its newest runs.
  ///   - isWhole: Whether these are all of its runs.
  ///   - keys: The keys that no text may contain.
  init(of export: BatchExport, _ runs: [BatchExportRun], isWhole: Bool, keys: [Secret]) {
    var all: [UUID: BatchExportRun] = [:]
    for run in runs + export.latestRuns where all[run.id].map({ $0.lastUpdatedAt < run.lastUpdatedAt }) ?? true {
      all[run.id] = run.redacted(keys)
    }
    self.init(
      runs: all.values.sorted { ($0.createdAt, $0.id.uuidString) > ($1.createdAt, $1.id.uuidString) },
      isWhole: isWhole || export.latestRuns.count < Self.latestRuns)
  }

  private init(runs: [BatchExportRun], isWhole: Bool) { (self.runs, self.isWhole) = (runs, isWhole) }

  /// The creation of the oldest known run, before which there may be others; `nil` if there are none.
  var reach: Date? { isWhole ? nil : runs.last?.createdAt }

  /// Returns whether all runs that were created since a time are known.
  func knowsRuns(since date: Date) -> Bool { reach.map { $0 <= date } ?? true }

  /// Returns the runs that had not changed any more by a time.
  func settled(by date: Date) -> RunHistory {
    RunHistory(runs: runs.filter { $0.lastUpdatedAt <= date }, isWhole: isWhole)
  }

  /// The completed run whose interval ends last.
  var lastSuccess: BatchExportRun? {
    runs.filter { $0.status == .completed }
      .max { ($0.dataIntervalEnd, $0.lastUpdatedAt) < ($1.dataIntervalEnd, $1.lastUpdatedAt) }
  }

  /// The end of the newest interval of which a run has ended.
  var newestEnd: Date? { runs.filter(\.status.isFinal).map(\.dataIntervalEnd).max() }

  /// The runs of the schedule, the newest interval first.
  var scheduled: [BatchExportRun] {
    runs.filter { $0.backfill == nil }.sorted { $0.dataIntervalEnd > $1.dataIntervalEnd }
  }
}

extension BatchExportRun {
  /// Returns the run with an error text that can be printed on a line and holds no key.
  fileprivate func redacted(_ keys: [Secret]) -> BatchExportRun {
    var run = self
    run.latestError = printableWords(latestError.map { KeyRedaction.postHog.redacted($0, keys: keys) })
    return run
  }
}
