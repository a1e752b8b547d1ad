import Foundation
import PostHogBatchExports
import TestSupport
import Testing

@testable import PostHogBatchExportsTesting

/// The fake's schedule and the library's calendar, which share no code, agree by the same rules of time zones.
@Suite struct CalendarAgreementTests {
  private static let names = TimeZoneName.all.sorted()

  /// Rules from Foundation only, as the fake's are.
  private static func rules(_ name: String) -> TimeZoneRules? {
    try? TimeZoneDatabase(folder: "/nowhere").rules(for: name)
  }

  @Test(arguments: Effort.seeds(60, of: 1_200)) func fakeAndLibraryAgreeAroundEachChange(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let name = Self.names[Int(seed &* 7_919) % Self.names.count]
    // Foundation takes some names for abbreviations: the library doesn't ask it for them.
    guard let rules = Self.rules(name), let zone = TimeZoneName(name) else { return }
    for day in Self.changes(of: zone) + [Int.random(in: 19_723...22_000, using: &random)] {
      for _ in 0..<4 {
        // Most clocks are changed in the night.
        let hour = Int.random(in: 0...(Bool.random(using: &random) ? 4 : 23), using: &random)
        let weekday = CivilDay(daysSince1970: day + Int.random(in: -1...1, using: &random)).weekday
        try compare(
          ExportSchedule(interval: .day, timezone: zone, offsetHour: hour),
          ExportCalendar(.daily(hour: hour), in: rules), around: day, days: 3)
        try compare(
          ExportSchedule(interval: .week, timezone: zone, offsetDay: weekday, offsetHour: hour),
          ExportCalendar(.weekly(day: weekday, hour: hour), in: rules), around: day, days: 15)
      }
    }
  }

  /// Midnight is the hour that these zones skip or repeat.
  @Test(
    "Operator 3: exports at midnight where midnight is skipped or comes twice, over each change of 2024 to 2027",
    arguments: ["Africa/Cairo", "America/Havana", "Asia/Beirut", "America/Santiago", "Atlantic/Azores"])
  func midnightThatIsSkipped(name: String) throws {
    let (rules, zone) = (try #require(Self.rules(name)), try #require(TimeZoneName(name)))
    let calendar = try ExportCalendar(.daily(), in: rules)
    let changes = Self.changes(of: zone).filter { (19_723..<21_184).contains($0) }
    #expect(changes.count == 8)
    for day in changes {
      try compare(ExportSchedule(interval: .day, timezone: zone), calendar, around: day, days: 3)
      let window = Timestamp(dayNumber: day - 3).date...Timestamp(dayNumber: day + 3).date
      let grid = Array(calendar.grid(endingIn: window))
      // No day is lost and none is there twice, and the one with the change has 23 or 25 hours.
      #expect(zip(grid, grid.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
      #expect((6...7).contains(grid.count))
      let hours = grid.map { $0.upperBound.timeIntervalSince($0.lowerBound) / 3_600 }
      #expect(
        hours.filter { $0 == 24 }.count == grid.count - 1 && hours.allSatisfy { (23...25).contains($0) }, "\(hours)")
    }
  }

  @Test(arguments: Effort.seeds(20, of: 1_000)) func shortIntervalsAgree(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let day = Int.random(in: 0...40_000, using: &random)
    try compare(ExportSchedule(interval: .hour), ExportCalendar(.hourly), around: day, days: 2)
    try compare(ExportSchedule(interval: .every15Minutes), ExportCalendar(.every15Minutes), around: day, days: 1)
    try compare(ExportSchedule(interval: .every5Minutes), ExportCalendar(.every5Minutes), around: day, days: 1)
  }

  private func compare(
    _ schedule: ExportSchedule, _ calendar: ExportCalendar, around day: Int, days: Int
  ) throws {
    let (from, to) = (Timestamp(dayNumber: day - days), Timestamp(dayNumber: day + days))
    let about = Comment(rawValue: "\(schedule) around \(Timestamp(dayNumber: day).text)")
    let window = from.date...to.date
    #expect(calendar.grid(endingIn: window).map(\.upperBound) == schedule.grid(from: from, to: to).map(\.date), about)
    let (runs, faked) = (calendar.schedule(endingIn: window), schedule.runs(from: from, to: to))
    #expect(runs.map(\.interval.upperBound) == faked.map(\.end.date), about)
    #expect(runs.map(\.interval.lowerBound) == faked.compactMap(\.start?.date), about)
  }

  /// The days of 2024 to 2030 before which the clocks of a zone are changed.
  private static func changes(of zone: TimeZoneName) -> [Int] {
    (19_724...22_280).filter {
      zone.offset(at: Timestamp(dayNumber: $0 - 1)) != zone.offset(at: Timestamp(dayNumber: $0))
    }
  }
}
