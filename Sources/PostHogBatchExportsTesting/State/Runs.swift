#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

// Starting and ending runs.

extension FakeState {
  @discardableResult
  mutating func startRun(
    of export: ExportRecord, _ interval: RunInterval, backfill: UUID? = nil, at time: Timestamp
  ) -> RunRecord {
    let outcome = takeOutcome(of: export.id, interval, isBackfill: backfill != nil)
    let timing = configuration.timing
    let timeline =
      outcome.status == .failedBilling
      ? JobTimeline(start: time, status: .failedBilling)
      : JobTimeline(start: time, starting: timing.starting, running: timing.running, outcome: outcome.status)
    let run = RunRecord(
      id: makeID(at: time), export: export.id, project: export.project, backfill: backfill, interval: interval,
      timeline: timeline, outcome: outcome)
    add(run)
    if !outcome.status.isActive { events.add(.runEnds(run.id), at: timeline.plannedEnd) }
    return run
  }

  /// Adds a run, and forgets the oldest runs of its export if there are too many.
  mutating func add(_ run: RunRecord) {
    runs.insert(run)
    if !run.isSettled { activeRuns[run.name] = run.id }
    let limit = max(1, configuration.runLimit)
    let count = runCounts[run.export, default: 0] + 1
    runCounts[run.export] = count
    guard count > limit + limit / 8 else { return }
    var excess = count - limit
    runs.removeAll { old in
      guard excess > 0, old.export == run.export, old.isSettled else { return false }
      excess -= 1
      return true
    }
    runCounts[run.export] = limit + excess
  }

  /// The outcome that a test has set, or else that of the data.
  private mutating func takeOutcome(of export: UUID, _ interval: RunInterval, isBackfill: Bool) -> FakeJobOutcome {
    if let next = scripts.runs.takeFirst() { return next }
    let asked = FakeInterval(start: interval.start?.date, end: interval.end.date, isBackfill: isBackfill)
    if let decided = runOutcomes[export]?(asked) { return decided }
    let records = data[export, default: FakeData()].records(in: interval)
    return scripts.takeRun(failingEvery: configuration.failingRunPeriod, else: .completed(records: records))
  }

  mutating func cancelRun(_ id: UUID, at now: Timestamp) {
    guard runs[id]?.isSettled == false else { return }
    runs[id]?.timeline.end(.cancelled, at: now)
    settleRun(id, at: now)
  }

  /// Does what follows from the end of a run: a failure may pause its export, and backfills go on.
  mutating func settleRun(_ id: UUID, at time: Timestamp) {
    guard var run = runs[id], !run.isSettled else { return }
    run.isSettled = true
    runs.insert(run)
    if activeRuns[run.name] == id { activeRuns[run.name] = nil }
    let status = run.timeline.status(at: time)
    if let backfill = run.backfill { backfills[backfill]?.countRun(status) }
    if status == .failed { pauseAfterFailures(run.export, at: time) }
    for backfill in waitingBackfills.removeValue(forKey: id) ?? [] { continueBackfill(backfill, at: time) }
  }
}
