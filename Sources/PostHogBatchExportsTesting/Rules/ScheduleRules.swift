/// The rules for the interval, offset and time zone of an export.
enum ScheduleRules {
  /// - Parameter isWhole: Whether an absent offset is reset instead of kept.
  static func change(
    _ stored: ExportSchedule, with body: ExportBody, isWhole: Bool
  ) throws(APIError) -> ExportSchedule {
    var schedule = stored
    schedule.timezone = body.timezone.or(stored.timezone) ?? .utc
    guard let interval = body.interval.value else {
      // Without an interval, the server fails on an offset.
      guard body.offsetDay.isAbsent, body.offsetHour.isAbsent else { throw .unexpected }
      return schedule
    }
    schedule.interval = interval
    // The day and hour of a week are a single value: sending one of them sets both.
    let isReset = isWhole || interval == .week && !(body.offsetDay.isAbsent && body.offsetHour.isAbsent)
    let (day, hour) = isReset ? (nil, nil) : (stored.offsetDay, stored.offsetHour)
    schedule.offsetDay = interval.hasOffsetDay ? body.offsetDay.or(day) ?? 0 : nil
    schedule.offsetHour = interval.hasOffsetHour ? body.offsetHour.or(hour) ?? 0 : nil
    return schedule
  }
}
