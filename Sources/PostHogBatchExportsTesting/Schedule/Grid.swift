// The grid: at which times the intervals of an export end, whether the schedule reaches them or not.

extension ExportSchedule {
  /// Returns the first end on the grid after a time; `nil` at the end of all times.
  func nextEnd(after time: Timestamp) -> Timestamp? {
    guard interval.hasOffsetHour else { return nextMultiple(after: time) }
    return days(around: time).lazy
      .filter { isOnDay($0) }
      .map { timezone.instant(ofWallTime: wallTime(on: $0)) }
      .first { $0 > time }
  }

  /// Returns the end on the grid that a time belongs to: the latest one that isn't after it. As the server replaces the
  /// hour of a local time, the second of two equal local times gives the second one.
  func aligned(_ time: Timestamp) -> Timestamp {
    guard interval.hasOffsetHour else { return multiple(notAfter: time) }
    let wall = timezone.wallTime(at: time)
    let today = wall.dayNumber
    var day = today
    if interval == .week { day -= (CivilDay(daysSince1970: today).weekday - (offsetDay ?? 0) + 7) % 7 }
    if wallTime(on: day) > wall { day -= interval == .week ? 7 : 1 }
    let isSecond = day == today && timezone.instant(ofWallTime: wall) != time
    return timezone.instant(ofWallTime: wallTime(on: day), isSecond: isSecond)
  }

  /// The days, counted from 1970, on which the next end after a time can lie, even if a day or a week is skipped.
  func days(around time: Timestamp) -> ClosedRange<Int> {
    let day = timezone.wallTime(at: time).dayNumber
    return day - 1...day + (interval == .week ? 15 : 3)
  }

  func isOnDay(_ day: Int) -> Bool {
    interval != .week || CivilDay(daysSince1970: day).weekday == offsetDay ?? 0
  }

  func wallTime(on day: Int, plus hours: Int = 0) -> Timestamp {
    Timestamp(dayNumber: day) + .seconds(((offsetHour ?? 0) + hours) * 3600)
  }

  func nextMultiple(after time: Timestamp) -> Timestamp? {
    let next = multiple(notAfter: time) + interval.duration
    return next > time && next < .latest ? next : nil
  }

  private func multiple(notAfter time: Timestamp) -> Timestamp {
    let step = interval.duration.components.seconds * 1_000_000
    return Timestamp(microseconds: time.microseconds - time.microseconds.quotientRoundedDown(step).remainder)
  }
}

extension Timestamp {
  /// The number of whole days since 1970.
  var dayNumber: Int { Int(microseconds.quotientRoundedDown(86_400_000_000).quotient) }

  var hour: Int { Int(microseconds.quotientRoundedDown(3_600_000_000).quotient.quotientRoundedDown(24).remainder) }

  init(dayNumber: Int) { self.init(microseconds: Int64(dayNumber) * 86_400_000_000) }
}
