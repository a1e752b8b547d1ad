/// How often a batch export runs, and when.
public enum ExportFrequency: Hashable, Sendable {
  /// At the whole multiples of 5 minutes in UTC.
  case every5Minutes
  /// At the whole multiples of 15 minutes in UTC.
  case every15Minutes
  /// At the whole hours of UTC, also in zones whose clocks differ from it by half an hour.
  case hourly
  /// At an hour, 0 to 23, of each day in the time zone of the export.
  case daily(hour: Int = 0)
  /// On a day, 0 (Sunday) to 6, at an hour, 0 to 23, of each week in the time zone of the export.
  case weekly(day: Int = 0, hour: Int = 0)

  /// Runs start at most this long after the end of their interval (`jitter` in PostHog's model). The delay of a run is
  /// not known in advance, so no run is late before.
  public var largestJitter: Duration {
    switch self {
    case .every5Minutes: .seconds(60)
    case .every15Minutes: .seconds(3 * 60)
    case .hourly: .seconds(15 * 60)
    case .daily: .seconds(20 * 60)
    case .weekly: .seconds(30 * 60)
    }
  }

  /// Whether the clocks of the export's time zone decide.
  var followsClocks: Bool { period >= WallTime.day }

  /// The seconds from one run to the next, by the clocks.
  var period: Int64 {
    switch self {
    case .every5Minutes: 300
    case .every15Minutes: 900
    case .hourly: WallTime.hour
    case .daily: WallTime.day
    case .weekly: 7 * WallTime.day
    }
  }

  /// The wall time of one of the runs.
  var phase: Int64 {
    switch self {
    case .every5Minutes, .every15Minutes, .hourly: 0
    case .daily(let hour): Int64(hour) * WallTime.hour
    // 1970-01-01 was a Thursday, day 4.
    case .weekly(let day, let hour): Int64(day - 4) * WallTime.day + Int64(hour) * WallTime.hour
    }
  }

  func checkOffsets() throws(ExportCalendarError) {
    switch self {
    case .every5Minutes, .every15Minutes, .hourly: return
    case .daily(let hour): try Self.check(hour, "offset_hour", in: 0...23)
    case .weekly(let day, let hour):
      try Self.check(day, "offset_day", in: 0...6)
      try Self.check(hour, "offset_hour", in: 0...23)
    }
  }

  private static func check(_ value: Int, _ name: String, in range: ClosedRange<Int>) throws(ExportCalendarError) {
    guard range.contains(value) else { throw .invalidOffset(name, value: value, allowed: range) }
  }
}
