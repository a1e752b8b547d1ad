import Foundation
import TestSupport
import Testing

@testable import PostHogBatchExportsTesting

/// Which intervals an export has, and which of them its schedule runs.
@Suite struct CalendarTests {
  @Test(arguments: CalendarSample.all) func intervalsAreThoseOfTheServer(sample: CalendarSample) {
    let schedule = ExportSchedule(sample)
    let (from, to) = (Timestamp(sample.from), Timestamp(sample.to))
    #expect(schedule.grid(from: from, to: to).map(\.text) == sample.grid)
    #expect(schedule.runs(from: from, to: to).map { "\($0.start?.text ?? "START") \($0.end.text)" } == sample.runs)
  }

  @Test(arguments: backfillSamples.indices) func aBackfillStepsAsTheServerDoes(index: Int) {
    let sample = backfillSamples[index]
    var steps = BackfillSteps(from: Timestamp(sample.start), to: Timestamp(sample.end), of: sample.schedule)
    var runs: [String] = []
    while let run = steps.next() { runs.append(run.shortText) }
    #expect(runs == sample.runs, "\(sample.name)")
  }

  /// Where data begins that a backfill narrows to: `time → start of its interval`.
  @Test(arguments: [
    (ExportSchedule(.hour, "Asia/Kathmandu"), "2026-05-01T10:25:30Z", "05-01T10"),
    (ExportSchedule(.day, "US/Pacific", hour: 3), "2026-05-02T09:59:00Z", "05-01T10"),
    (ExportSchedule(.day, "US/Pacific", hour: 3), "2026-05-02T10:00:00Z", "05-02T10"),
    (ExportSchedule(.week, "UTC", day: 1, hour: 2), "2026-05-04T01:59:00Z", "04-27T02"),
    (ExportSchedule(.week, "UTC", day: 1, hour: 2), "2026-05-04T02:00:00Z", "05-04T02"),
    // The second 01:30 keeps to the second 01:00, although the grid has the first.
    (ExportSchedule(.day, "US/Pacific", hour: 1), "2026-11-01T09:30:00Z", "11-01T09"),
    (ExportSchedule(.day, "US/Pacific", hour: 1), "2026-11-01T08:30:00Z", "11-01T08"),
  ])
  func dataBelongsToTheIntervalThatBeginsBefore(schedule: ExportSchedule, time: String, start: String) {
    #expect(schedule.aligned(Timestamp(time)).shortText == start)
  }

  /// Shifts by more or less than an hour, which the engine doesn't expect, and weeks that begin with a skipped midnight.
  @Test(arguments: [
    (
      ExportSchedule(.day, "Australia/Lord_Howe", hour: 2), "2026-10-03T00:00:00Z", "2026-10-04T00:00:00Z",
      ["10-02T16 2026-10-03T15:30:00Z"]
    ),
    (
      ExportSchedule(.day, "Antarctica/Troll", hour: 2), "2026-03-28T00:00:00Z", "2026-03-30T02:00:00Z",
      ["03-27T02 03-28T02", "03-29T02 03-30T00"]
    ),
    (
      ExportSchedule(.day, "Europe/London", hour: 0), "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z",
      ["10-23T23 10-24T23", "10-24T00 10-25T00"]
    ),
    (
      ExportSchedule(.week, "America/Havana", day: 0, hour: 5), "2026-03-01T12:00:00Z", "2026-03-16T00:00:00Z",
      ["03-08T09 03-15T09"]
    ),
  ])
  func unusualChangesOfTheClocks(schedule: ExportSchedule, from: String, to: String, runs: [String]) {
    #expect(schedule.runs(from: Timestamp(from), to: Timestamp(to)).map(\.shortText) == runs)
  }

  @Test func theEndOfAllTimesIsNoEndlessLoop() {
    for interval in ExportInterval.allCases {
      let schedule = ExportSchedule(interval, "Asia/Tokyo")
      for time in [Timestamp.latest, Timestamp.latest - .seconds(60), .earliest] {
        for next in [schedule.nextEnd(after: time), schedule.nextFiring(after: time)] {
          #expect(next.map { $0 > time } ?? true)
        }
      }
      var steps = BackfillSteps(from: .latest - .seconds(1_000_000), to: .latest, of: schedule)
      var count = 0
      while steps.next() != nil { count += 1 }
      #expect(count < 4000)
    }
  }
}
