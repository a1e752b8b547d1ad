import Foundation
import TestSupport
import Testing

@testable import PostHogBatchExportsTesting

/// Writes random calendars into the file that `FAKE_POSTHOG_CALENDARS` names, for `scripts/check-calendars`.
@Suite struct CalendarRecordTests {
  @Test func calendarsAreWrittenDownForAReferee() throws {
    let names = TimeZoneName.all.sorted()
    let path = ProcessInfo.processInfo.environment["FAKE_POSTHOG_CALENDARS"]
    let count = path == nil ? 200 : Effort.seeds(3000, of: 30_000).count
    var generator = SeededGenerator(seed: 20_260_308)
    var lines = path == nil ? [] : names.compactMap { TimeZoneName($0) }.map(Self.line)
    for _ in 0..<count { lines.append(try Self.calendar(names, &generator)) }
    #expect(lines.allSatisfy { $0.hasPrefix("{") })
    if let path { try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8) }
  }

  /// The offsets of a zone, twice a day around the years that calendars are taken from.
  private static func line(_ zone: TimeZoneName) -> String {
    let (first, last) = (Timestamp("2023-12-01T00:00:00Z"), Timestamp("2030-03-01T00:00:00Z"))
    var offsets: [JSON] = []
    var known: Duration?
    for time in sequence(first: first, next: { $0 + .seconds(6 * 3600) }).prefix(while: { $0 < last }) {
      let offset = zone.offset(at: time)
      if offset != known || time.dayNumber % 32 == 0 {
        offsets.append([.time(time), .integer(offset.components.seconds)])
        if let known, offset != known {
          offsets.append([.time(time - .seconds(6 * 3600)), .integer(known.components.seconds)])
        }
      }
      known = offset
    }
    return (["kind": "zone", "zone": .string(zone.name), "offsets": .array(offsets)] as JSON).text
  }

  /// An export around a random time, every second time around a change of the clocks.
  private static func calendar(_ names: [String], _ generator: inout SeededGenerator) throws -> String {
    let zone = try #require(names.randomElement(using: &generator).flatMap { TimeZoneName($0) })
    let interval = try #require(ExportInterval.allCases.randomElement(using: &generator))
    let schedule = ExportSchedule(
      interval: interval, timezone: zone,
      offsetDay: interval.hasOffsetDay ? Int.random(in: 0...6, using: &generator) : nil,
      offsetHour: interval.hasOffsetHour ? Int.random(in: 0...23, using: &generator) : nil)
    let day = Int.random(in: 19_750...21_900, using: &generator)
    let middle = Timestamp(dayNumber: Bool.random(using: &generator) ? day : change(of: zone, after: day))
    let span = interval.duration * 3 + .seconds(Int.random(in: 0..<7200, using: &generator))
    let (from, to) = (middle - span, middle + span)
    return
      ([
        "kind": "calendar", "zone": .string(zone.name), "interval": .string(interval.rawValue),
        "offset_day": .optional(schedule.offsetDay), "offset_hour": .optional(schedule.offsetHour), "from": .time(from),
        "to": .time(to), "grid": .array(schedule.grid(from: from, to: to).map(JSON.time)),
        "runs": .array(schedule.runs(from: from, to: to).map { [.optional($0.start), .time($0.end)] }),
      ] as JSON).text
  }

  /// The first day after another on which the offset is a different one, within a year.
  private static func change(of zone: TimeZoneName, after day: Int) -> Int {
    let offset = zone.offset(at: Timestamp(dayNumber: day))
    return (day...day + 366).first { zone.offset(at: Timestamp(dayNumber: $0)) != offset } ?? day
  }
}
