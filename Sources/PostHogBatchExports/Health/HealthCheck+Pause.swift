import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

// Who paused an export. The API has only the time of the latest pause, and not for one that was made by changing the
// property `paused`; the server pauses within a moment after the failure that made it do so.

extension HealthCheck {
  /// How long after a failure a pause counts as the server's, in seconds.
  private static let reaction = 60.0

  var pause: HealthFinding? {
    guard export.paused else { return nil }
    guard let date = export.lastPausedAt, !hasRunSince(date) else { return .paused(since: nil, isByPerson: true) }
    let settled = history.settled(by: date)
    guard !settled.runs.isEmpty else { return .paused(since: date, isByPerson: history.isWhole) }
    guard let window = FailureWindow(of: export.interval, settled) else {
      return .paused(since: date, isByPerson: false)
    }
    let failures = window.failures
    guard let failure = failures.first, isCause(failure, of: date) else {
      return .paused(since: date, isByPerson: true)
    }
    if failures.count >= FailureWindow.limit { return .pausedByServer(at: date, failures: failures) }
    return .paused(since: date, isByPerson: window.isComplete)
  }

  /// Returns whether the schedule has run since a pause, which is therefore not the present one.
  private func hasRunSince(_ pause: Date) -> Bool {
    history.runs.contains { $0.backfill == nil && $0.createdAt > pause }
  }

  private func isCause(_ failure: BatchExportRun, of pause: Date) -> Bool {
    let delay = pause.timeIntervalSince(failure.finishedAt ?? failure.lastUpdatedAt)
    return (0...Self.reaction).contains(delay)
  }
}
