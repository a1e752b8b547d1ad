import Foundation
import OperationCore
import PostHogBatchExports
import TestSupport
import Testing

/// What is in the grid and what the server's schedule does with it, by hand and from Temporal's and PostHog's tests.
@Suite struct ExportCalendarTests {
  @Test(arguments: CalendarSample.all) func gridAndScheduleOf(_ known: CalendarSample) throws {
    let calendar = try ExportCalendar(known.frequency(), in: TimeZoneDatabase.system.rules(for: known.zone))
    let window = try date(known.from)...date(known.to)
    let runs = calendar.schedule(endingIn: window)
    #expect(calendar.grid(endingIn: window).map(\.upperBound.rfc3339) == known.grid)
    #expect(runs.map(\.interval.startAndEnd) == known.runs)
    #expect(runs.reversed().map(\.interval.startAndEnd).reversed() == known.runs)
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

extension CalendarSample {
  fileprivate func frequency() throws -> ExportFrequency {
    switch interval {
    case "every 15 minutes": .every15Minutes
    case "hour": .hourly
    case "day": .daily(hour: hour ?? 0)
    default: .weekly(day: try #require(day), hour: try #require(hour))
    }
  }
}

extension Range<Date> {
  fileprivate var startAndEnd: String { "\(lowerBound.rfc3339) \(upperBound.rfc3339)" }
}
