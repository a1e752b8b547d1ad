import Foundation
import PostHogBatchExports
import TestSupport
import Testing

/// What holds of grid and schedule in every zone at every hour: a sample by seed, all with VERIFY.
@Suite struct ScheduledRunTests {
  private static let year = Date(timeIntervalSince1970: 1_767_225_600)...Date(timeIntervalSince1970: 1_798_761_600)

  @Test(arguments: ZoneHours.seeds) func theFirstAndTheLastRunAreThoseOfTheGrid(seed: UInt64) throws {
    for calendar in try ZoneHours.calendars(seed) {
      let (grid, runs) = (calendar.grid(endingIn: Self.year), calendar.schedule(endingIn: Self.year))
      // No zone changes its clocks at the turn of the year 2026.
      #expect(runs.first?.interval == grid.first && runs.last?.interval == grid.last)
      let now = try #require(grid.first).upperBound + 1
      #expect(calendar.schedule(endingIn: now ... .distantFuture).first?.interval == grid.dropFirst().first)
      #expect(calendar.schedule(endingIn: .distantPast...now).last?.interval == grid.first)
    }
  }

  @Test(arguments: ZoneHours.seeds) func theScheduleIsWhatItDoesForEachInterval(seed: UInt64) throws {
    let calendar = try ZoneHours.calendars(seed)[Int(seed % 2)]
    let runs = calendar.schedule(endingIn: Self.year)
    let fired = try calendar.grid(endingIn: Self.year).flatMap {
      try #require(calendar.firing(ofIntervalEndingAt: $0.upperBound)).ends
    }
    #expect(runs.map(\.interval.upperBound) == fired)
    #expect(Array(runs.reversed().reversed()) == Array(runs))
  }

  /// Kiritimati went from -10:40 to +14 hours and had no 1 January 1995, or, in other releases of its rules, no
  /// 31 December 1994: two intervals of the grid end at one moment, of which one has no length.
  @Test(arguments: ["Pacific/Kiritimati", "Pacific/Apia", "Pacific/Kwajalein", "Pacific/Enderbury"], [0, 4, 23])
  func anIntervalAroundADayThatNeverWasHasItsFiring(zone: String, hour: Int) throws {
    let calendar = try ExportCalendar(.daily(hour: hour), in: TimeZoneDatabase.system.rules(for: zone))
    for change in [745_891_200, 788_918_400, 1_325_203_200] as [Double] {
      let middle = Date(timeIntervalSince1970: change)
      let grid = calendar.grid(endingIn: (middle - 864_000)...(middle + 864_000))
      let fired = try grid.flatMap { try #require(calendar.firing(ofIntervalEndingAt: $0.upperBound)).ends }
      let runs = calendar.schedule(endingIn: (middle - 864_000)...(middle + 864_000))
      #expect(fired == runs.map(\.interval.upperBound))
    }
  }
}
