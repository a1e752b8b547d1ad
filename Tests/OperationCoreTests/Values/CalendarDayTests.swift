import OperationCore
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct CalendarDayTests {
  @Test(arguments: ["2026-03-01", "2024-02-29", "2000-02-29", "0000-01-01", "9999-12-31", "0001-12-31"])
  func readsAndWrites(_ text: String) throws {
    let day = try #require(CalendarDay(text))
    #expect(day.description == text)
    #expect(day.queryText == text)
    #expect(try CalendarDay(json: "\"\(text)\"") == day)
    #expect(CalendarDay(of: day.startInUTC) == day)
    #expect(day.startInUTC.rfc3339 == "\(text)T00:00:00Z")
  }

  @Test(arguments: [
    "", "2026-3-1", "2026-02-29", "1900-02-29", "2026-04-31", "2026-00-01", "2026-01-00", "2026-13-01", "10000-01-01",
    "2026-03-01T00:00:00Z", "2026-03-01 ", "-026-03-01", "20260301",
  ])
  func refuses(_ text: String) {
    #expect(CalendarDay(text) == nil)
    #expect(refusal(CalendarDay.self, "\"\(text)\"") != nil)
  }

  @Test func isADayOfTheCalendar() {
    #expect(CalendarDay(year: 2024, month: 2, day: 29) != nil)
    #expect(CalendarDay(year: 2023, month: 2, day: 29) == nil)
    #expect(CalendarDay(year: -1, month: 1, day: 1) == nil)
    #expect(CalendarDay(year: 10_000, month: 1, day: 1) == nil)
    #expect(CalendarDay(year: .max, month: .max, day: .max) == nil)
  }

  @Test func isInOrder() throws {
    let days = try ["2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01"].map { try #require(CalendarDay($0)) }
    #expect(days.shuffled().sorted() == days)
  }

  @Test func dependsOnTheTimeZone() throws {
    let date = try #require(Date(rfc3339: "2026-03-01T23:30:00Z"))
    let east = try #require(TimeZone(secondsFromGMT: 3600))
    #expect(CalendarDay(of: date).description == "2026-03-01")
    #expect(CalendarDay(of: date, in: east).description == "2026-03-02")
    #expect(CalendarDay(of: Date(timeIntervalSince1970: -1)).description == "1969-12-31")
    #expect(CalendarDay(of: Date(timeIntervalSince1970: 1e300)).description == "9999-12-31")
  }
}
