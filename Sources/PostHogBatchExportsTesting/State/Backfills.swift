#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

// The course of a backfill: it looks for data, then exports one interval after another, whatever becomes of the runs.

extension FakeState {
  @discardableResult
  mutating func startBackfill(of export: ExportRecord, _ range: BackfillRange, at now: Timestamp) -> BackfillRecord {
    let timing = configuration.timing
    let backfill = BackfillRecord(
      id: makeID(at: now), export: export.id, project: export.project, range: range, schedule: export.settings.schedule,
      timeline: JobTimeline(start: now, starting: timing.starting), scripted: scripts.backfills.takeFirst(),
      appearsAt: now + timing.backfillAppears)
    backfills.insert(backfill)
    events.add(.backfillBegins(backfill.id), at: now + timing.starting)
    return backfill
  }

  /// Moves the start to the first interval that has data, or ends the backfill if there is none. What a query selects
  /// can't be estimated.
  mutating func beginBackfill(_ id: UUID, at time: Timestamp) {
    guard var backfill = backfills[id], backfill.timeline.isActive(at: time), let export = exports[backfill.export]
    else { return }
    if export.settings.model != .hogql, configuration.estimatesBackfills {
      let data = data[export.id, default: FakeData()]
      let whole = RunInterval(start: backfill.range.start, end: backfill.end)
      backfill.records = data.estimate(in: whole, step: backfill.schedule.interval.duration)
      let first = data.firstRow(in: whole)
      if first == nil { backfill.steps = nil }
      if let first, let start = whole.start {
        let aligned = backfill.schedule.aligned(first)
        if aligned != start { backfill.adjustedStart = aligned }
        backfill.steps = BackfillSteps(from: aligned, to: backfill.end, of: backfill.schedule)
      }
    }
    backfills.insert(backfill)
    nextStep(of: id, at: time)
  }

  /// Starts the next run, or waits for one of the same interval that is in progress already.
  mutating func nextStep(of id: UUID, at time: Timestamp) {
    guard var backfill = backfills[id], backfill.timeline.isActive(at: time), let export = exports[backfill.export]
    else { return }
    guard let interval = backfill.steps?.next() else { return endBackfill(id, at: time) }
    if let other = runSummaries[export.id]?.active(endingAt: interval.end) {
      backfill.run = nil
      backfills.insert(backfill)
      waitingBackfills[other, default: []].append(id)
    } else {
      let run = startRun(of: export, interval, backfill: id, at: time)
      backfill.run = run.id
      backfills.insert(backfill)
      waitingBackfills[run.id] = [id]
    }
  }

  /// Goes on after a run, a little later unless it was the last one.
  mutating func continueBackfill(_ id: UUID, at time: Timestamp) {
    guard let backfill = backfills[id], backfill.timeline.isActive(at: time) else { return }
    if backfill.steps?.isAtEnd ?? true { return endBackfill(id, at: time) }
    events.add(.backfillGoesOn(id), at: time + configuration.timing.betweenRuns)
  }

  private mutating func endBackfill(_ id: UUID, at time: Timestamp) {
    guard var backfill = backfills[id] else { return }
    let status = backfill.scripted?.status ?? .completed
    guard !status.isActive else { return }
    backfill.timeline.end(status, at: time)
    backfill.records = backfill.exportedRecords
    backfills.insert(backfill)
    // A backfill without an end hands over to the schedule.
    if status == .completed, backfill.range.end == nil { setPaused(backfill.export, false, at: time) }
  }

  /// Cancels a backfill and its run in progress, but not a run of somebody else that it waits for.
  mutating func cancelBackfill(_ id: UUID, at now: Timestamp) {
    backfills[id]?.timeline.end(.cancelled, at: now)
    if let run = backfills[id]?.run { cancelRun(run, at: now) }
  }

  func activeBackfills(of project: Int, at now: Timestamp) -> [BackfillRecord] {
    backfills.rows.filter { $0.project == project && $0.timeline.isActive(at: now) }
  }
}
