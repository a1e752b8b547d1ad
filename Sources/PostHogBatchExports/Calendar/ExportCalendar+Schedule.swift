#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

// What Temporal, which runs PostHog's schedules, makes of clocks that are changed: `next` of its calendar.go.

extension ExportCalendar {
  /// Returns the runs that the server starts by its schedule and that end within a window, the earliest first.
  ///
  /// The first one of `now ... .distantFuture` is the next run, and the last one of `.distantPast ... now` the one that
  /// should have started by now, or will within ``ExportFrequency/largestJitter``.
  public func schedule(endingIn window: ClosedRange<Date>) -> ScheduledRuns {
    ScheduledRuns(of: self, endingIn: bounded(window))
  }

  /// Returns what the schedule does for the interval of the grid that ends at a moment; nil if none ends then.
  public func firing(ofIntervalEndingAt end: Date) -> ExportFiring? {
    let moment = end.secondsSince1970(.down)
    let numbers = slots(endingAt: moment)
    guard let first = numbers.first, hasLength(first), let bounds = bounded(.distantPast ... .distantFuture),
      bounds.contains(moment)
    else { return nil }
    return ExportFiring(
      ends: numbers.flatMap(fires).filter(bounds.contains).map { Date(secondsSince1970: $0) },
      isCertain: isCertain(first))
  }

  /// Returns the ends of the runs that the schedule starts for an interval.
  func fires(ofSlot number: Int64) -> [Int64] {
    guard !isRegular(number) else { return [end(ofSlot: number)] }
    let wall = wallTime(ofSlot: number)
    guard case .weekly = frequency else { return fires(at: wall) }
    // The scheduler takes the weekday of a day from its midnight. Where that is skipped west of Greenwich, it is of the
    // day before: the day is passed over, and a week that starts on the day before starts on this one too.
    return (beginsTheDayBefore(wall) ? [] : fires(at: wall))
      + (beginsTheDayBefore(wall + WallTime.day) ? fires(at: wall + WallTime.day) : [])
  }

  /// Returns the moments at which the scheduler takes a wall time for due.
  private func fires(at wall: WallTime) -> [Int64] {
    let first = timeZone.momentInGo(of: wall)
    let shown = timeZone.wallTime(at: first)
    guard shown.dayNumber == wall.dayNumber, shown.hourOfDay == wall.hourOfDay else { return [] }
    let isSecond = timeZone.wallTime(at: first - WallTime.hour).hourOfDay == wall.hourOfDay
    // If the next hour is more than an hour later, this one is taken to come twice.
    let isRepeated = timeZone.momentInGo(of: wall + WallTime.hour) - first > WallTime.hour
    return isRepeated && !isSecond ? [first, first + WallTime.hour] : [first]
  }

  private func beginsTheDayBefore(_ wall: WallTime) -> Bool {
    timeZone.wallTime(at: timeZone.momentInGo(of: wall.midnight)).dayNumber < wall.dayNumber
  }

  /// Returns whether tests of the scheduler confirm what it does for an interval.
  func isCertain(_ number: Int64) -> Bool {
    isRegular(number) || slots(endingAt: end(ofSlot: number)).allSatisfy { isCertain(at: wallTime(ofSlot: $0)) }
  }

  private func isCertain(at wall: WallTime) -> Bool {
    if case .weekly = frequency, beginsTheDayBefore(wall) || beginsTheDayBefore(wall + WallTime.day) { return false }
    let (start, end) = (wall.seconds - TimeZoneRules.reach, wall.seconds + TimeZoneRules.reach)
    return timeZone.changes(from: start, through: end).allSatisfy { $0.isCertain(at: wall) }
  }
}

extension ZoneChange {
  /// Returns whether tests of the scheduler confirm what it does at a wall time: that an hour is skipped, or repeated
  /// west of Greenwich. Elsewhere the hour before a repeated one matters too.
  fileprivate func isCertain(at wall: WallTime) -> Bool {
    if shift > 0 { return shift == WallTime.hour || !skipped.contains(wall) }
    if shift == -WallTime.hour, after < 0 { return true }
    return !(wall < repeated.upperBound && repeated.lowerBound <= wall + WallTime.hour)
  }
}
