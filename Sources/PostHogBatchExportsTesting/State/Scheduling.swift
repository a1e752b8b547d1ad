#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

// What happens by itself. Nothing runs in the background: each request first lets happen, in order of time, what is due.

extension FakeState {
  /// Lets everything happen that is due. A time in the past has no effect.
  mutating func advance(to now: Timestamp) {
    while let (time, event) = events.next(notAfter: now) {
      switch event {
      case .firing(let export, let end, let version): fire(export, end, version, at: time, now: now)
      case .runEnds(let run): settleRun(run, at: time)
      case .backfillBegins(let backfill): beginBackfill(backfill, at: time)
      case .backfillGoesOn(let backfill): nextStep(of: backfill, at: time)
      }
    }
  }

  /// Stores an export, and schedules its runs from now on.
  mutating func save(_ export: ExportRecord, at now: Timestamp) {
    var export = export
    export.scheduleVersion += 1
    exports.insert(export)
    // A run whose interval ended a moment ago may still be waiting for its turn.
    var end = export.nextFiring(after: max(export.createdAt, now - export.settings.schedule.interval.maximumJitter))
    while let candidate = end, startTime(of: export, candidate) <= now { end = export.nextFiring(after: candidate) }
    schedule(export, end)
  }

  /// Schedules the runs of all exports from now on, or of none if the schedules are stopped.
  mutating func rescheduleAll(at now: Timestamp) {
    for export in exports.rows { save(export, at: now) }
  }

  mutating func setPaused(_ id: UUID, _ isPaused: Bool, at now: Timestamp) {
    guard var export = exports[id], !export.isDeleted, export.settings.isPaused != isPaused else { return }
    export.settings.isPaused = isPaused
    if isPaused { export.settings.lastPausedAt = now }
    export.lastUpdatedAt = now
    save(export, at: now)
  }

  private mutating func fire(_ id: UUID, _ end: Timestamp, _ version: Int, at time: Timestamp, now: Timestamp) {
    guard let export = exports[id], export.scheduleVersion == version else { return }
    let interval = export.settings.schedule.interval(endingAt: end)
    if runSummaries[id]?.active(endingAt: end) == nil { startRun(of: export, interval, at: time) }
    // Runs that would be forgotten at once aren't made.
    let kept = export.settings.schedule.interval.duration * runLimit
    schedule(export, export.nextFiring(after: max(end, now - kept)))
  }

  private mutating func schedule(_ export: ExportRecord, _ end: Timestamp?) {
    guard configuration.schedules == .running, !export.settings.isPaused, !export.isDeleted, let end else { return }
    events.add(
      .firing(export: export.id, end: end, version: export.scheduleVersion), at: startTime(of: export, end))
  }

  private func startTime(of export: ExportRecord, _ end: Timestamp) -> Timestamp {
    end
      + Jitter(seed: configuration.jitterSeed).delay(of: export.id, export.settings.schedule.interval, end: end)
  }
}

extension ExportRecord {
  /// Returns the first scheduled end after a time. `start_at` and `end_at` bound the ends, and both count.
  fileprivate func nextFiring(after time: Timestamp) -> Timestamp? {
    let first = settings.startAt.map { max(time, $0 - .microseconds(1)) } ?? time
    guard let end = settings.schedule.nextFiring(after: first), end <= settings.endAt ?? .latest else { return nil }
    return end
  }
}
