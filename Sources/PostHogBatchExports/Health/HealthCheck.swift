import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What is known of an export when its health is asked for.
struct HealthCheck: Sendable {
  let export: BatchExport
  let history: RunHistory
  let calendar: Result<ExportCalendar, ExportCalendarError>
  let now: Date
  let limits: HealthLimits

  init(_ export: BatchExport, _ history: RunHistory, now: Date, limits: HealthLimits, zones: TimeZoneDatabase) {
    (self.export, self.history, self.now, self.limits) = (export, history, now, limits)
    calendar = Result { () throws(ExportCalendarError) in try ExportCalendar(of: export, zones: zones) }
  }

  /// What was found, the worst first.
  var findings: [HealthFinding] {
    let pause = pause
    // The failures that stopped it say all.
    let failure = pause?.level == .stopped ? nil : lastFailure
    let found = [pause, failure, late, stuck, nextFailurePauses, losingRecords, empty, hidden, unknownCalendar]
    return found.compactMap(\.self).enumerated()
      .sorted { ($1.element.level, $0.offset) < ($0.element.level, $1.offset) }
      .map(\.element)
  }

  var window: FailureWindow? { FailureWindow(of: export.interval, history) }

  /// Whether more runs could change what is found.
  var needsMoreRuns: Bool {
    guard !history.isWhole else { return false }
    return hidden != nil || window?.isComplete == false || history.runs.count < limits.emptyRuns
  }
}

// MARK: - The schedule

extension HealthCheck {
  /// The time by which the run of an interval has started, if the interval ends then at the latest.
  private func dueTime(_ calendar: ExportCalendar) -> Date {
    now.addingTimeInterval(-((calendar.frequency.largestJitter + limits.margin) / .seconds(1)))
  }

  /// The end of the newest interval whose run should have started by now, whatever pauses there were.
  var lastDueEnd: Date? {
    guard let calendar = try? calendar.get() else { return nil }
    return dueRuns(calendar, after: export.createdAt)?.last?.interval.upperBound
  }

  /// The end of the newest interval whose run must have started by now. A pause that is over, and a change of the
  /// schedule, happened before the last change of the export.
  private var certainEnd: Date? {
    guard !export.paused, let calendar = try? calendar.get() else { return nil }
    return dueRuns(calendar, after: max(export.createdAt, export.lastUpdatedAt))?.last(where: \.isCertain)?
      .interval.upperBound
  }

  private func dueRuns(_ calendar: ExportCalendar, after start: Date) -> ScheduledRuns? {
    // The schedule knows whole seconds.
    let (first, last) = (start.addingTimeInterval(1), dueTime(calendar))
    return first <= last ? calendar.schedule(endingIn: first...last) : nil
  }

  /// How far the newest completed interval is behind the schedule.
  var lag: Duration? {
    guard isLastWordKnown, let lastDueEnd, let success = history.lastSuccess else { return nil }
    return .seconds(max(0, lastDueEnd.timeIntervalSince(success.dataIntervalEnd)))
  }

  var late: HealthFinding? {
    guard let end = certainEnd, history.knowsRuns(since: end), !hasRun(end) else { return nil }
    return history.runs.isEmpty ? .neverRun(end: end) : .late(end: end, newest: history.scheduled.first)
  }

  /// Returns whether a run of an interval has started, or of a later one.
  private func hasRun(_ end: Date) -> Bool {
    history.runs.contains { $0.dataIntervalEnd == end || $0.backfill == nil && $0.dataIntervalEnd > end }
  }

  /// Whether the newest known end is the newest of all. Runs that aren't known were created before those that are, and
  /// end before their creation.
  var isLastWordKnown: Bool {
    guard let reach = history.reach else { return true }
    guard let newest = history.newestEnd else { return false }
    guard let calendar = try? calendar.get(), newest < reach else { return newest >= reach }
    return calendar.schedule(endingIn: newest.addingTimeInterval(1)...max(reach, newest.addingTimeInterval(1))).isEmpty
  }

  var hidden: HealthFinding? {
    let isLateKnown = certainEnd.map { history.knowsRuns(since: $0) || hasRun($0) } ?? true
    guard !isLastWordKnown || !isLateKnown else { return nil }
    return .runsHidden(backfills: Set(history.runs.compactMap(\.backfill)).sorted { $0.uuidString < $1.uuidString })
  }

  var unknownCalendar: HealthFinding? {
    if case .failure(let error) = calendar { .calendarUnknown(error) } else { nil }
  }
}
