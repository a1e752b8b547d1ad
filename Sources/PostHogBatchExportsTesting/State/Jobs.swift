#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

// Starting and stopping runs and backfills.

extension FakeState {
  /// The maximum number of runs of a backfill. Longer backfills get longer intervals instead, so that a request takes
  /// bounded memory.
  private static let runLimit = 10_000

  @discardableResult
  mutating func startRun(
    of export: ExportRecord, from start: Timestamp?, to end: Timestamp, backfill: UUID? = nil, at time: Timestamp
  ) -> RunRecord {
    let outcome = scripts.takeRun(failingEvery: configuration.failingRunPeriod)
    let timing = configuration.timing
    let run = RunRecord(
      id: makeID(at: time), export: export.id, project: export.project, backfill: backfill, intervalStart: start,
      intervalEnd: end,
      timeline: JobTimeline(
        start: time, starting: timing.starting, running: timing.running, outcome: outcome.status),
      outcome: outcome)
    runs.insert(run)
    return run
  }

  /// Starts a backfill and plans all of its runs, a few at a time, one after the other.
  mutating func startBackfill(
    of export: ExportRecord, from start: Timestamp?, to end: Timestamp?, at now: Timestamp
  ) -> BackfillRecord {
    let timing = configuration.timing
    let outcome = scripts.backfills.takeFirst()
    let intervals = Self.intervals(from: start, to: end ?? now, length: export.settings.schedule.interval.duration)
    let concurrentRuns = max(1, min(timing.concurrentRuns, intervals.count))
    let batches = (intervals.count + concurrentRuns - 1) / concurrentRuns
    let batchLength = timing.starting + timing.running
    let backfill = BackfillRecord(
      id: makeID(at: now), export: export.id, project: export.project, start: start, end: end,
      timeline: JobTimeline(
        start: now, starting: timing.starting, running: batchLength * batches, outcome: outcome?.status ?? .completed),
      outcome: outcome ?? .completed(records: intervals.count * 1000),
      appearsAt: now + timing.backfillAppears, totalRuns: start == nil ? nil : intervals.count)
    backfills.insert(backfill)
    for (index, interval) in intervals.enumerated() {
      let time = now + timing.starting + batchLength * (index / concurrentRuns)
      startRun(of: export, from: interval.start, to: interval.end, backfill: backfill.id, at: time)
    }
    return backfill
  }

  private static func intervals(
    from start: Timestamp?, to end: Timestamp, length: Duration
  ) -> [(start: Timestamp?, end: Timestamp)] {
    guard let start, start < end else { return [(start, end)] }
    let step = max(length, (end - start) / runLimit)
    return sequence(first: start) { $0 + step }.prefix { $0 < end }.map { ($0, min($0 + step, end)) }
  }

  mutating func cancelRun(_ id: UUID, at now: Timestamp) {
    runs[id]?.timeline.end(.cancelled, at: now)
  }

  /// Cancels a backfill, its active runs, and those that haven't started.
  mutating func cancelBackfill(_ id: UUID, at now: Timestamp) {
    backfills[id]?.timeline.end(.cancelled, at: now)
    runs.removeAll { $0.backfill == id && $0.createdAt > now }
    for run in runs.rows where run.backfill == id && run.timeline.isActive(at: now) { cancelRun(run.id, at: now) }
  }

  func activeBackfills(of project: Int, at now: Timestamp) -> [BackfillRecord] {
    backfills.rows.filter { $0.project == project && $0.timeline.isActive(at: now) }
  }
}
