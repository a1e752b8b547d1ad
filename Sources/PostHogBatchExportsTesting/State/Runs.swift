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
    var summary = runSummaries[run.export, default: RunSummary()]
    if run.isSettled { summary.end(run, at: run.createdAt) } else { summary.start(run) }
    summary.count += 1
    if summary.count > runLimit + runLimit / 8 {
      summary.count -= forgetRuns(of: run.export, atMost: summary.count - runLimit)
    }
    runSummaries[run.export] = summary
  }

  /// The number of runs that are kept of each export.
  var runLimit: Int { min(max(1, configuration.runLimit), 10_000_000) }

  /// Removes the oldest runs that have ended, and returns how many.
  private mutating func forgetRuns(of export: UUID, atMost limit: Int) -> Int {
    var count = 0
    runs.removeAll { run in
      guard count < limit, run.export == export, run.isSettled else { return false }
      count += 1
      return true
    }
    return count
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
    runSummaries[run.export]?.end(run, at: time)
    let status = run.timeline.status(at: time)
    if let backfill = run.backfill { backfills[backfill]?.count(run, endedAs: status) }
    if status == .failed { pauseAfterFailures(run.export, at: time) }
    for backfill in waitingBackfills.removeValue(forKey: id) ?? [] { continueBackfill(backfill, at: time) }
  }
}
