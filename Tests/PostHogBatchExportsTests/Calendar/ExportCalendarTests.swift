import Foundation
import OperationCore
import PostHogBatchExports
import Testing

/// What is in the grid and what the server's schedule does with it, by hand and from Temporal's and PostHog's tests.
@Suite struct ExportCalendarTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let frequency: ExportFrequency
    let zone: String
    let isCertain: Bool
    let window: [String]
    let grid: [String]
    let starts: [String]
    let scheduled: [String]

    init(
      _ name: String, _ frequency: ExportFrequency, _ zone: String, isCertain: Bool, _ from: String, _ to: String,
      grid: String, starts: String, scheduled: String
    ) {
      (testDescription, self.frequency, self.zone, self.isCertain) = (name, frequency, zone, isCertain)
      window = [from, to]
      self.grid = grid.split(separator: " ").map(String.init)
      self.starts = starts.split(separator: " ").map(String.init)
      self.scheduled = scheduled.split(separator: " ").map(String.init)
    }
  }

  static let cases = [
    Case(
      "hour, zone without meaning (Kathmandu +05:45): whole UTC hours", .hourly, "Asia/Kathmandu", isCertain: true,
      "2026-05-01T00:10:00Z", "2026-05-01T03:10:00Z",
      grid: "2026-05-01T01:00:00Z 2026-05-01T02:00:00Z 2026-05-01T03:00:00Z",
      starts: "2026-05-01T00:00:00Z 2026-05-01T01:00:00Z 2026-05-01T02:00:00Z",
      scheduled: "2026-05-01T01:00:00Z 2026-05-01T02:00:00Z 2026-05-01T03:00:00Z"),
    Case(
      "15 minutes, over spring forward: nothing happens", .every15Minutes, "US/Pacific", isCertain: true,
      "2026-03-08T09:40:00Z", "2026-03-08T10:20:00Z",
      grid: "2026-03-08T09:45:00Z 2026-03-08T10:00:00Z 2026-03-08T10:15:00Z",
      starts: "2026-03-08T09:30:00Z 2026-03-08T09:45:00Z 2026-03-08T10:00:00Z",
      scheduled: "2026-03-08T09:45:00Z 2026-03-08T10:00:00Z 2026-03-08T10:15:00Z"),
    Case(
      "day, UTC, leap day", .daily(hour: 0), "UTC", isCertain: true,
      "2028-02-28T00:00:00Z", "2028-03-02T00:00:00Z",
      grid: "2028-02-28T00:00:00Z 2028-02-29T00:00:00Z 2028-03-01T00:00:00Z 2028-03-02T00:00:00Z",
      starts: "2028-02-27T00:00:00Z 2028-02-28T00:00:00Z 2028-02-29T00:00:00Z 2028-03-01T00:00:00Z",
      scheduled: "2028-02-28T00:00:00Z 2028-02-29T00:00:00Z 2028-03-01T00:00:00Z 2028-03-02T00:00:00Z"),
    Case(
      "day at midnight, US/Eastern, 25 h", .daily(hour: 0), "US/Eastern", isCertain: true,
      "2026-10-31T00:00:00Z", "2026-11-03T12:00:00Z",
      grid: "2026-10-31T04:00:00Z 2026-11-01T04:00:00Z 2026-11-02T05:00:00Z 2026-11-03T05:00:00Z",
      starts: "2026-10-30T04:00:00Z 2026-10-31T04:00:00Z 2026-11-01T04:00:00Z 2026-11-02T05:00:00Z",
      scheduled: "2026-10-31T04:00:00Z 2026-11-01T04:00:00Z 2026-11-02T05:00:00Z 2026-11-03T05:00:00Z"),
    Case(
      "day at 02:00 US/Pacific, skipped: one day is never scheduled", .daily(hour: 2), "US/Pacific", isCertain: true,
      "2026-03-07T00:00:00Z", "2026-03-10T12:00:00Z",
      grid: "2026-03-07T10:00:00Z 2026-03-08T10:00:00Z 2026-03-09T09:00:00Z 2026-03-10T09:00:00Z",
      starts: "2026-03-06T10:00:00Z 2026-03-08T10:00:00Z 2026-03-09T09:00:00Z",
      scheduled: "2026-03-07T10:00:00Z 2026-03-09T09:00:00Z 2026-03-10T09:00:00Z"),
    Case(
      "day at 01:00 US/Pacific, repeated: two runs", .daily(hour: 1), "US/Pacific", isCertain: true,
      "2026-10-31T00:00:00Z", "2026-11-03T12:00:00Z",
      grid: "2026-10-31T08:00:00Z 2026-11-01T08:00:00Z 2026-11-02T09:00:00Z 2026-11-03T09:00:00Z",
      starts:
        "2026-10-30T08:00:00Z 2026-10-31T08:00:00Z 2026-10-31T08:00:00Z 2026-11-01T08:00:00Z 2026-11-02T09:00:00Z",
      scheduled:
        "2026-10-31T08:00:00Z 2026-11-01T08:00:00Z 2026-11-01T09:00:00Z 2026-11-02T09:00:00Z 2026-11-03T09:00:00Z"),
    Case(
      "day at midnight, America/Havana, midnight repeated", .daily(hour: 0), "America/Havana", isCertain: true,
      "2026-10-31T00:00:00Z", "2026-11-03T00:00:00Z",
      grid: "2026-10-31T04:00:00Z 2026-11-01T04:00:00Z 2026-11-02T05:00:00Z",
      starts: "2026-10-30T04:00:00Z 2026-10-31T04:00:00Z 2026-10-31T04:00:00Z 2026-11-01T04:00:00Z",
      scheduled: "2026-10-31T04:00:00Z 2026-11-01T04:00:00Z 2026-11-01T05:00:00Z 2026-11-02T05:00:00Z"),
    Case(
      "day at 02:00 Europe/Berlin, repeated: only the second, 25 h, then an hour twice", .daily(hour: 2),
      "Europe/Berlin", isCertain: false,
      "2026-10-24T00:00:00Z", "2026-10-27T00:00:00Z",
      grid: "2026-10-24T00:00:00Z 2026-10-25T00:00:00Z 2026-10-26T01:00:00Z",
      starts: "2026-10-23T00:00:00Z 2026-10-24T00:00:00Z 2026-10-25T00:00:00Z",
      scheduled: "2026-10-24T00:00:00Z 2026-10-25T01:00:00Z 2026-10-26T01:00:00Z"),
    Case(
      "day at 01:00 Europe/London, repeated: only the second", .daily(hour: 1), "Europe/London", isCertain: false,
      "2026-10-24T00:00:00Z", "2026-10-27T00:00:00Z",
      grid: "2026-10-24T00:00:00Z 2026-10-25T00:00:00Z 2026-10-26T01:00:00Z",
      starts: "2026-10-23T00:00:00Z 2026-10-24T00:00:00Z 2026-10-25T00:00:00Z",
      scheduled: "2026-10-24T00:00:00Z 2026-10-25T01:00:00Z 2026-10-26T01:00:00Z"),
    Case(
      "day at 05:00 Kathmandu", .daily(hour: 5), "Asia/Kathmandu", isCertain: true,
      "2026-05-01T00:00:00Z", "2026-05-04T00:00:00Z",
      grid: "2026-05-01T23:15:00Z 2026-05-02T23:15:00Z 2026-05-03T23:15:00Z",
      starts: "2026-04-30T23:15:00Z 2026-05-01T23:15:00Z 2026-05-02T23:15:00Z",
      scheduled: "2026-05-01T23:15:00Z 2026-05-02T23:15:00Z 2026-05-03T23:15:00Z"),
    Case(
      "week on Sunday (0) at 02:00 US/Pacific, skipped", .weekly(day: 0, hour: 2), "US/Pacific", isCertain: true,
      "2026-02-28T00:00:00Z", "2026-03-16T00:00:00Z",
      grid: "2026-03-01T10:00:00Z 2026-03-08T10:00:00Z 2026-03-15T09:00:00Z",
      starts: "2026-02-22T10:00:00Z 2026-03-08T10:00:00Z",
      scheduled: "2026-03-01T10:00:00Z 2026-03-15T09:00:00Z"),
    Case(
      "week on Monday (1) at 02:00 Berlin", .weekly(day: 1, hour: 2), "Europe/Berlin", isCertain: true,
      "2026-10-10T00:00:00Z", "2026-11-04T00:00:00Z",
      grid: "2026-10-12T00:00:00Z 2026-10-19T00:00:00Z 2026-10-26T01:00:00Z 2026-11-02T01:00:00Z",
      starts: "2026-10-05T00:00:00Z 2026-10-12T00:00:00Z 2026-10-19T00:00:00Z 2026-10-26T01:00:00Z",
      scheduled: "2026-10-12T00:00:00Z 2026-10-19T00:00:00Z 2026-10-26T01:00:00Z 2026-11-02T01:00:00Z"),
  ]

  @Test(arguments: cases) func gridAndScheduleOf(_ known: Case) throws {
    let calendar = try ExportCalendar(known.frequency, in: TimeZoneDatabase.system.rules(for: known.zone))
    let window = try date(known.window[0])...date(known.window[1])
    let runs = calendar.schedule(endingIn: window)
    #expect(calendar.grid(endingIn: window).map(\.upperBound.rfc3339) == known.grid)
    #expect(runs.map(\.interval.upperBound.rfc3339) == known.scheduled)
    #expect(runs.map(\.interval.lowerBound.rfc3339) == known.starts)
    #expect(runs.reversed().map(\.interval.upperBound.rfc3339).reversed() == known.scheduled)
    #expect(runs.allSatisfy(\.isCertain) == known.isCertain)
  }

  @Test func theGridTouches() throws {
    let calendar = try ExportCalendar(.daily(hour: 2), in: TimeZoneDatabase.system.rules(for: "US/Pacific"))
    let grid = Array(calendar.grid(overlapping: try date("2026-01-01T00:00:00Z")..<date("2027-01-01T00:00:00Z")))
    #expect(zip(grid, grid.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    let hours = Set(grid.map { $0.upperBound.timeIntervalSince($0.lowerBound) / 3_600 })
    #expect(hours == [23, 24, 25] && grid.count == 366)
  }

  @Test func anIntervalIsNamedByWhatTheScheduleDoesWithIt() throws {
    let calendar = try ExportCalendar(.daily(hour: 2), in: TimeZoneDatabase.system.rules(for: "US/Pacific"))
    let lost = try #require(calendar.interval(containing: try date("2026-03-07T12:00:00Z")))
    #expect(lost == (try date("2026-03-07T10:00:00Z")..<date("2026-03-08T10:00:00Z")))
    let firing = try #require(calendar.firing(ofIntervalEndingAt: lost.upperBound))
    #expect(firing.ends.isEmpty && firing.isCertain)
    #expect(calendar.firing(ofIntervalEndingAt: lost.upperBound + 1) == nil)
    // A backfill that runs it starts an hour late.
    #expect(calendar.nominalStart(ofRunEndingAt: lost.upperBound).rfc3339 == "2026-03-07T11:00:00Z")
  }

  /// 09:30 UTC is 01:30 for the second time: by the hour it would belong to 09:00, which isn't in the grid.
  @Test func aMomentOfARepeatedHourIsFoundInTheGrid() throws {
    let calendar = try ExportCalendar(.daily(hour: 1), in: TimeZoneDatabase.system.rules(for: "US/Pacific"))
    let interval = calendar.interval(containing: try date("2026-11-01T09:30:00Z"))
    #expect(interval == (try date("2026-11-01T08:00:00Z")..<date("2026-11-02T09:00:00Z")))
  }

  @Test func startAndEndBoundTheEndsOfIntervals() throws {
    let (start, end) = (try date("2026-05-01T10:00:00Z"), try date("2026-05-01T12:00:00Z"))
    let calendar = try ExportCalendar(.hourly, startAt: start, endAt: end)
    let all = Date.distantPast ... .distantFuture
    #expect(calendar.grid(endingIn: all).map(\.upperBound) == [start, start + 3_600, end])
    #expect(calendar.schedule(endingIn: all).map(\.interval.upperBound) == [start, start + 3_600, end])
    #expect(calendar.interval(containing: start - 1)?.lowerBound == start - 3_600)
    #expect(calendar.interval(containing: end) == nil)
    #expect(try ExportCalendar(.hourly, startAt: end, endAt: start).grid(endingIn: all).isEmpty)
  }

  @Test(arguments: [
    (ExportFrequency.daily(hour: 24), "offset_hour"), (.daily(hour: -1), "offset_hour"),
    (.weekly(day: 7), "offset_day"), (.weekly(hour: .max), "offset_hour"), (.daily(hour: .min), "offset_hour"),
  ])
  func offsetsOutsideTheirRangeAreRefused(frequency: ExportFrequency, name: String) {
    #expect {
      try ExportCalendar(frequency)
    } throws: {
      "\($0)".contains(name)
    }
  }

  /// Samoa had no 30 December 2011: its clocks went from -10 to +14 hours.
  @Test(arguments: [0, 5, 23]) func aDayThatNeverWasIsNoInterval(hour: Int) throws {
    let calendar = try ExportCalendar(.daily(hour: hour), in: TimeZoneDatabase.system.rules(for: "Pacific/Apia"))
    let window = try date("2011-12-27T00:00:00Z")..<date("2012-01-03T00:00:00Z")
    let grid = Array(calendar.grid(overlapping: window))
    #expect(zip(grid, grid.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    #expect(grid.allSatisfy { $0.upperBound.timeIntervalSince($0.lowerBound) == 86_400 })
    #expect(Array(calendar.grid(overlapping: window).reversed().reversed()) == grid)
  }

  @Test(arguments: [ExportFrequency.every5Minutes, .hourly, .daily(hour: 3), .weekly(day: 2, hour: 3)])
  func datesOfAnyKindAreSafe(frequency: ExportFrequency) throws {
    let calendar = try ExportCalendar(frequency, in: TimeZoneDatabase.system.rules(for: "America/Havana"))
    let odd = [-Double.infinity, -1e300, -1e11, -1e9, 0, 1e9, 2.5e11, 1e300, .infinity].map {
      Date(timeIntervalSince1970: $0)
    }
    let yearZero = Date(timeIntervalSince1970: -62_167_219_200)
    for (first, last) in zip(odd, odd.dropFirst()) {
      let (grid, schedule) = (calendar.grid(endingIn: first...last), calendar.schedule(endingIn: first...last))
      #expect(grid.first.map { $0.upperBound >= first } ?? true)
      #expect(grid.last.map { $0.upperBound <= Swift.max(last, yearZero) } ?? true)
      #expect(schedule.last.map { $0.interval.upperBound <= Swift.max(last, yearZero) } ?? true)
      #expect(grid.isEmpty == schedule.isEmpty)
      _ = (calendar.interval(containing: first), calendar.nominalStart(ofRunEndingAt: last))
    }
    #expect(calendar.firing(ofIntervalEndingAt: Date(timeIntervalSince1970: .nan)) == nil)
  }

  private func date(_ text: String) throws -> Date { try #require(Date(rfc3339: text)) }
}
