/// The bounds of a backfill, whose form depends on the interval of the export.
struct BackfillBounds {
  let start: Timestamp?
  let end: Timestamp?

  init(
    _ object: JSONObject, schedule: ExportSchedule, destination: DestinationType,
    features: FakeConfiguration.Features, now: Timestamp
  ) throws(APIError) {
    start = try Self.bound("start_at", of: object, schedule)
    end = try Self.bound("end_at", of: object, schedule)
    guard start != nil || features.backfillFromBeginning else {
      throw .invalid("start_at", "Backfills from the beginning are not enabled.")
    }
    guard let end else {
      // The server does not refuse this for the other destinations: it fails.
      guard destination == .http || destination == .noOp else { throw .unexpected }
      return
    }
    if let start, start >= end { throw .invalid("start_at", "The start is not before the end.") }
    if end > now { throw .invalid("end_at", "The end is in the future.") }
  }

  private static func bound(
    _ key: String, of object: JSONObject, _ schedule: ExportSchedule
  ) throws(APIError) -> Timestamp? {
    guard let text = try Fields(object: object).string(key, nullable: true).value else { return nil }
    switch (DateText(text), schedule.interval) {
    case (.instant(let time)?, .hour), (.instant(let time)?, .every5Minutes), (.instant(let time)?, .every15Minutes):
      return time
    case (.day(let day)?, .day), (.day(let day)?, .week):
      if schedule.interval == .week, day.weekday != schedule.offsetDay ?? 0 {
        throw .invalid(key, "The day is not the one on which the export's weeks begin.")
      }
      return schedule.timezone.instant(
        ofWallTime: Timestamp(day: day, secondOfDay: (schedule.offsetHour ?? 0) * 3600))
    case (_, .day), (_, .week):
      throw .invalid(key, "A date without a time was expected.")
    case (_, .hour), (_, .every5Minutes), (_, .every15Minutes):
      throw .invalid(key, "A date and time with an offset was expected.")
    }
  }
}
