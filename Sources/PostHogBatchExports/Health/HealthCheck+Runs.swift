import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

// What single runs show.

extension HealthCheck {
  /// The failure of the newest interval, if no run has exported it and none is about to.
  var lastFailure: HealthFinding? {
    guard isLastWordKnown, let newest = history.newestEnd else { return nil }
    var search = FailureSearch()
    for run in history.runs { search.add(run) }
    let unresolved = search.unresolved(of: export.id)
    guard let failure = unresolved.last, failure.end == newest else { return nil }
    if failure.run.status == .failedBilling { return .overBillingLimit(failure.run) }
    let success = history.lastSuccess?.dataIntervalEnd ?? .distantPast
    return .failing(failure.run, intervals: max(1, Set(unresolved.map(\.end)).count { $0 > success }))
  }

  var stuck: HealthFinding? {
    let runs = history.runs.filter { $0.status.isActive && isStuck($0) }.sorted { $0.createdAt < $1.createdAt }
    return runs.first.map { .stuck(runs, longest: time(of: $0)) }
  }

  private func isStuck(_ run: BatchExportRun) -> Bool {
    let interval = run.dataIntervalStart.map { Duration.seconds(run.dataIntervalEnd.timeIntervalSince($0)) }
    return time(of: run) > min(interval ?? .day, .day)
  }

  private func time(of run: BatchExportRun) -> Duration { .seconds(now.timeIntervalSince(run.createdAt)) }

  var nextFailurePauses: HealthFinding? {
    guard !export.paused, let window, window.failuresBeforeNext.count >= FailureWindow.limit - 1 else { return nil }
    return .nextFailurePauses(failures: window.failuresBeforeNext, window: window.size)
  }

  var losingRecords: HealthFinding? {
    let completed = history.runs.filter { $0.status == .completed }
    let sound = TimeSpans(completed.filter { ($0.recordsFailed ?? 0) == 0 }.map { CoverageRun($0).span })
    let lossy = completed.filter { ($0.recordsFailed ?? 0) > 0 && !sound.contains(CoverageRun($0).span) }
    return lossy.isEmpty ? nil : .losingRecords(lossy.sorted { $0.dataIntervalEnd > $1.dataIntervalEnd })
  }

  var empty: HealthFinding? {
    let ended = history.scheduled.filter(\.status.isFinal)
    let empty = ended.prefix { $0.status == .completed && $0.recordsCompleted == 0 && ($0.recordsFailed ?? 0) == 0 }
    return empty.count >= max(1, limits.emptyRuns) ? .empty(Array(empty)) : nil
  }
}
