import Foundation
import PostHogBatchExports
import TestSupport

/// Every hour of every zone, by seeds: a sample of them, all with `VERIFY`.
enum ZoneHours {
  private static let zones = TimeZone.knownTimeZoneIdentifiers.sorted().compactMap {
    try? TimeZoneDatabase(folder: TimeZoneDatabase.system.folder, asksFoundation: false).rules(for: $0)
  }

  /// The sample steps through the hours of all zones by a prime number.
  static let seeds = Effort.seeds(120, of: UInt64(zones.count * 24)).map { $0 &* 7_919 }

  /// Days and weeks at an hour of a zone.
  static func calendars(_ seed: UInt64) throws -> [ExportCalendar] {
    let (zone, hour) = (zones[Int(seed) / 24 % zones.count], Int(seed) % 24)
    return [
      try ExportCalendar(.daily(hour: hour), in: zone),
      try ExportCalendar(.weekly(day: Int(seed) % 7, hour: hour), in: zone),
    ]
  }
}
