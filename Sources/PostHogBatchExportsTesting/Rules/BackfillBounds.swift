/// The bounds of a backfill, whose format depends on the interval of the export. Errors name no field.
enum BackfillBounds {
  /// Checks a backfill without a start. This refusal comes before all others.
  static func checkBeginning(
    _ object: JSONObject, _ settings: ExportSettings, features: FakeConfiguration.Features
  ) throws(APIError) {
    guard (object["start_at"] ?? .null) == .null else { return }
    guard features.backfillFromBeginning else {
      throw .invalid(nil, "Backfilling from the beginning of time is not enabled for this team.")
    }
    guard settings.model == .hogql, let query = settings.hogQL.query else { return }
    let isBound: Bool
    do throws(APIError) {
      isBound = try HogQLQuery(query).bounds.contains("data_interval_start")
    } catch {
      throw .invalid(nil, error.detail)
    }
    if isBound { throw .invalid(nil, "The query needs a {data_interval_start}, and the beginning is none.") }
  }

  static func range(
    _ object: JSONObject, of settings: ExportSettings, now: Timestamp
  ) throws(APIError) -> BackfillRange {
    let range = BackfillRange(
      start: try bound(object["start_at"], settings.schedule), end: try bound(object["end_at"], settings.schedule))
    guard let end = range.end else {
      // For other destinations, the server doesn't refuse this; it fails.
      guard settings.destination.type == .http || settings.destination.type == .noOp else { throw .unexpected }
      return range
    }
    guard let start = range.start else { return range }
    if start >= end { throw .invalid(nil, "The initial backfill datetime 'start_at' must be before 'end_at'") }
    if end > now { throw .invalid(nil, "The provided 'end_at' (\(end.text)) is in the future") }
    return range
  }

  private static func bound(_ json: JSON?, _ schedule: ExportSchedule) throws(APIError) -> Timestamp? {
    guard let json, json != .null else { return nil }
    let text = json.string ?? json.text
    let date = json.string.flatMap(DateText.init)
    guard schedule.interval.hasOffsetHour else {
      guard case .instant(let time)? = date else {
        throw .invalid(nil, "Input \(text) is not a datetime in ISO 8601 with an offset.")
      }
      return time
    }
    guard case .day(let day)? = date else {
      throw .invalid(nil, "Input '\(text)' is not a date in ISO 8601; a time may not be with it.")
    }
    let expected = schedule.offsetDay ?? 0
    guard schedule.interval != .week || day.weekday == expected else {
      throw .invalid(
        nil,
        "Input \(text) is not on the correct day of the week for this batch export. \(text) is a "
          + "\(CivilDay.weekdays[day.weekday]) but this batch export is configured to run weekly on "
          + "\(CivilDay.weekdays[expected]).")
    }
    return schedule.timezone.instant(
      ofWallTime: Timestamp(day: day, secondOfDay: (schedule.offsetHour ?? 0) * 3600))
  }
}
