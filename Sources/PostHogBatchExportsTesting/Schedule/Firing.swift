// The schedule: at which ends of intervals a run starts by itself. The server's engine looks for the hour of the export on
// each local day, so a day or week whose hour is skipped has no run, and one whose hour comes twice may have two.

extension ExportSchedule {
  /// Returns the first end after a time at which a run is scheduled; `nil` at the end of all times.
  func nextFiring(after time: Timestamp) -> Timestamp? {
    guard interval.hasOffsetHour else { return nextMultiple(after: time) }
    return days(around: time).lazy.compactMap { firings(on: $0).first { $0 > time } }.first
  }

  private func firings(on day: Int) -> [Timestamp] {
    let hour = offsetHour ?? 0
    guard matchesWeekday(day) else { return [] }
    let first = timezone.engineTime(ofWallTime: wallTime(on: day))
    guard localHour(first) == hour else { return [] }  // skipped
    let oneHour = Duration.seconds(3600)
    let next = timezone.engineTime(ofWallTime: wallTime(on: day, plus: 1))
    let isRepeated = next - first > oneHour && localHour(first - oneHour) != hour
    return isRepeated ? [first, first + oneHour] : [first]
  }

  /// Whether the engine takes a day for the day of the week. It looks at the midnight with which the day begins; where
  /// that is skipped, west of Greenwich, it sees the evening before.
  private func matchesWeekday(_ day: Int) -> Bool {
    guard interval == .week, isOnDay(day) || isOnDay(day - 1) else { return interval != .week }
    return isOnDay(timezone.wallTime(at: timezone.engineTime(ofWallTime: Timestamp(dayNumber: day))).dayNumber)
  }

  private func localHour(_ time: Timestamp) -> Int { timezone.wallTime(at: time).hour }
}

extension TimeZoneName {
  /// Returns the time at which the engine expects a local time: the offset that is in force when UTC shows that time
  /// leads to a first guess, and the offset that is in force at the guess decides.
  fileprivate func engineTime(ofWallTime wall: Timestamp) -> Timestamp {
    wall - offset(at: wall - offset(at: wall))
  }
}
