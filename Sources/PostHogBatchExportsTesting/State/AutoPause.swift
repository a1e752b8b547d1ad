#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

// The server pauses exports that fail, and cancels their backfills.

extension FakeState {
  private static let failureThreshold = 3

  /// Pauses an export, of which a run has just failed, if too many of its latest runs failed: those that changed last,
  /// runs of backfills and retries among them. Failures from before a pause count on.
  mutating func pauseAfterFailures(_ id: UUID, at now: Timestamp) {
    guard let export = exports[id], !export.isDeleted else { return }
    let summary = runSummaries[id, default: RunSummary()]
    let latest = (summary.ended.map(\.id) + summary.active.map(\.id)).compactMap { runs[$0]?.timeline }
      .sorted { $0.lastChange(at: now) > $1.lastChange(at: now) }
      .prefix(export.settings.schedule.interval.failureWindow)
    guard latest.count(where: { $0.status(at: now) == .failed }) >= Self.failureThreshold else { return }
    if !export.settings.isPaused {
      setPaused(id, true, at: now)
      logs.append(
        LogRecord(
          source: id.text, instance: "", timestamp: now, level: "WARNING",
          message: "The batch export was paused automatically, because too many of its runs failed."))
    }
    for backfill in backfills.rows where backfill.export == id && backfill.timeline.status(at: now) == .running {
      cancelBackfill(backfill.id, at: now)
    }
  }
}
