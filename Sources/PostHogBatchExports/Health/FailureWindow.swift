import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The latest runs of an export among which the server counts failures, and pauses the export at the third one. These are
/// the runs that changed last, those of backfills included. Only `Failed` counts.
struct FailureWindow: Sendable {
  /// How many failures pause an export.
  static let limit = 3

  /// The number of runs that the server looks at.
  let size: Int
  /// The known ones, the last changed first.
  let runs: [BatchExportRun]
  /// Whether these are all of them.
  let isComplete: Bool

  /// Takes the latest runs of a history; `nil` if their number isn't known for the interval.
  init?(of interval: ExportInterval, _ history: RunHistory) {
    guard let size = Self.size(of: interval) else { return nil }
    self.size = size
    runs = Array(history.runs.sorted { $0.lastUpdatedAt > $1.lastUpdatedAt }.prefix(size))
    isComplete = history.isWhole || runs.count == size
  }

  var failures: [BatchExportRun] { runs.filter { $0.status == .failed } }

  /// The failures that count when the next run fails. A new run takes the place of the oldest; one that is in progress
  /// has its place already.
  var failuresBeforeNext: [BatchExportRun] {
    let staying = runs.contains(where: \.status.isActive) ? runs[...] : runs.prefix(size - 1)
    return staying.filter { $0.status == .failed }
  }

  private static func size(of interval: ExportInterval) -> Int? {
    switch interval {
    case .every5Minutes: 12
    case .every15Minutes, .week: 4
    case .hour: 24
    case .day: 7
    default: nil
    }
  }
}
