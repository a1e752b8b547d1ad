public import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ExportCalendar {
  /// Creates the calendar of an export as the API describes it.
  ///
  /// - Parameters:
  ///   - export: The export. Without a time zone it is in UTC, without offsets it starts at midnight, on Sunday.
  ///   - zones: Where the rules of its time zone are read from.
  /// - Throws: An ``ExportCalendarError`` for an interval that isn't known, offsets that don't fit the interval, or a
  ///   time zone whose rules can't be read.
  public init(of export: BatchExport, zones: TimeZoneDatabase = .system) throws(ExportCalendarError) {
    try self.init(
      ExportFrequency(export.interval, offsetDay: export.offsetDay, offsetHour: export.offsetHour),
      timezone: export.timezone, startAt: export.startAt, endAt: export.endAt, zones: zones)
  }

  /// Creates the calendar of an export, and reads the rules of its time zone if they matter.
  init(
    _ frequency: ExportFrequency, timezone: String?, startAt: Date?, endAt: Date?, zones: TimeZoneDatabase = .system
  ) throws(ExportCalendarError) {
    var rules = TimeZoneRules.utc
    if frequency.followsClocks, let timezone {
      do throws(TimeZoneError) { rules = try zones.rules(for: timezone) } catch { throw .timeZone(error) }
    }
    try self.init(frequency, in: rules, startAt: startAt, endAt: endAt)
  }
}

extension ExportFrequency {
  /// Creates the frequency of an export. An offset of zero is none.
  init(_ interval: ExportInterval, offsetDay: Int?, offsetHour: Int?) throws(ExportCalendarError) {
    let (day, hour) = (offsetDay ?? 0, offsetHour ?? 0)
    switch interval {
    case .every5Minutes: self = .every5Minutes
    case .every15Minutes: self = .every15Minutes
    case .hour: self = .hourly
    case .day: self = .daily(hour: hour)
    case .week: self = .weekly(day: day, hour: hour)
    default: throw .unknownInterval(interval)
    }
    if day != 0, interval != .week { throw .invalidOffset("offset_day", value: day, allowed: nil) }
    if hour != 0, !followsClocks { throw .invalidOffset("offset_hour", value: hour, allowed: nil) }
  }
}
