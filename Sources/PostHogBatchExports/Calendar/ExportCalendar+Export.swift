public import PostHogAPI

extension ExportCalendar {
  /// Creates the calendar of an export as the API describes it.
  ///
  /// - Parameters:
  ///   - export: The export. Without a time zone it is in UTC, without offsets it starts at midnight, on Sunday.
  ///   - zones: Where the rules of its time zone are read from.
  /// - Throws: An ``ExportCalendarError`` for an interval that isn't known, offsets that don't fit the interval, or a
  ///   time zone whose rules can't be read.
  public init(of export: BatchExport, zones: TimeZoneDatabase = .system) throws(ExportCalendarError) {
    let frequency = try ExportFrequency(of: export)
    var rules = TimeZoneRules.utc
    if frequency.followsClocks, let name = export.timezone {
      do throws(TimeZoneError) { rules = try zones.rules(for: name) } catch { throw .timeZone(error) }
    }
    try self.init(frequency, in: rules, startAt: export.startAt, endAt: export.endAt)
  }
}

extension ExportFrequency {
  /// Reads the frequency of an export. An offset of zero is none.
  init(of export: BatchExport) throws(ExportCalendarError) {
    let (day, hour) = (export.offsetDay ?? 0, export.offsetHour ?? 0)
    switch export.interval {
    case .every5Minutes: self = .every5Minutes
    case .every15Minutes: self = .every15Minutes
    case .hour: self = .hourly
    case .day: self = .daily(hour: hour)
    case .week: self = .weekly(day: day, hour: hour)
    default: throw .unknownInterval(export.interval)
    }
    if day != 0, export.interval != .week { throw .invalidOffset("offset_day", value: day, allowed: nil) }
    if hour != 0, !followsClocks { throw .invalidOffset("offset_hour", value: hour, allowed: nil) }
  }
}
