/// Interval, offset and time zone of an export.
struct ScheduleRules {
  let features: FakeConfiguration.Features

  func new(_ body: ExportBody) throws(APIError) -> ExportSchedule {
    try change(ExportSchedule(), with: body, isWhole: true)
  }

  /// - Parameter isWhole: Whether an offset that is left out is reset rather than kept.
  func change(_ stored: ExportSchedule, with body: ExportBody, isWhole: Bool) throws(APIError) -> ExportSchedule {
    var schedule = stored
    schedule.timezone = body.timezone.or(stored.timezone) ?? .utc
    guard let interval = body.interval.value else {
      // Without an interval beside it the server's code fails on an offset.
      guard body.offsetDay.isAbsent, body.offsetHour.isAbsent else { throw .unexpected }
      return schedule
    }
    guard !interval.isShort || features.shortIntervals else { throw .denied("This interval is not enabled.") }
    if body.offsetDay.value != nil, !interval.hasOffsetDay {
      throw .invalid("offset_day", "Only weekly exports have a day.")
    }
    if body.offsetHour.value != nil, !interval.hasOffsetHour {
      throw .invalid("offset_hour", "Only daily and weekly exports have an hour.")
    }
    schedule.interval = interval
    let (day, hour) = isWhole ? (nil, nil) : (stored.offsetDay, stored.offsetHour)
    schedule.offsetDay = interval.hasOffsetDay ? body.offsetDay.or(day) ?? 0 : nil
    schedule.offsetHour = interval.hasOffsetHour ? body.offsetHour.or(hour) ?? 0 : nil
    return schedule
  }
}
