import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import TestSupport
import Testing

/// That the bounds of a plan are those of the grid, whatever the clocks do.
@Suite struct BackfillBoundTests {
  @Test(
    "Operator 1, Operator 5: pieces begin and end where intervals do",
    arguments: [
      // The day that ends when the clocks skip 02:00 is never scheduled. A backfill reaches 23 of 24 hours.
      Row(
        .daily(hour: 2), "US/Pacific", "2026-03-07T10:00:00Z", "2026-03-08T10:00:00Z",
        ["2026-03-07T10:00:00Z/2026-03-08T10:00:00Z"], ["unreachable 2026-03-07T10:00:00Z/2026-03-07T11:00:00Z"]),
      // The day after it can't be where a backfill begins, but where it ends.
      Row(
        .daily(hour: 2), "US/Pacific", "2026-03-08T10:00:00Z", "2026-03-09T10:00:00Z",
        ["2026-03-09T09:00:00Z/2026-03-10T09:00:00Z"],
        ["starts_at_skipped_time 2026-03-08T10:00:00Z/2026-03-09T09:00:00Z"]),
      Row(
        .daily(hour: 2), "US/Pacific", "2026-03-07T10:00:00Z", "2026-03-10T09:00:00Z",
        ["2026-03-07T10:00:00Z/2026-03-09T09:00:00Z", "2026-03-09T09:00:00Z/2026-03-10T09:00:00Z"],
        ["unreachable 2026-03-07T10:00:00Z/2026-03-07T11:00:00Z"]),
      // The second 01:30 belongs to the day that began with the first 01:00.
      Row(
        .daily(hour: 1), "US/Pacific", "2026-11-01T09:30:00Z", "2026-11-01T09:31:00Z",
        ["2026-11-01T08:00:00Z/2026-11-02T09:00:00Z"], []),
      Row(
        .daily(), "Africa/Cairo", "2026-04-22T23:00:00Z", "2026-04-23T23:00:00Z",
        ["2026-04-22T22:00:00Z/2026-04-24T21:00:00Z"], ["unreachable 2026-04-22T22:00:00Z/2026-04-22T23:00:00Z"]),
      Row(
        .weekly(day: 1, hour: 3), "Europe/Berlin", "2026-03-30T00:00:00Z", "2026-03-30T00:30:00Z",
        ["2026-03-23T02:00:00Z/2026-03-30T01:00:00Z"], []),
      // One hour is one interval.
      Row(
        .hourly, "UTC", "2026-05-01T08:00:00Z", "2026-05-01T09:00:00Z", ["2026-05-01T08:00:00Z/2026-05-01T09:00:00Z"],
        []),
      Row(
        .hourly, "Asia/Kathmandu", "2026-05-01T08:30:00Z", "2026-05-01T09:30:00Z",
        ["2026-05-01T08:00:00Z/2026-05-01T10:00:00Z"], []),
      Row(
        .every15Minutes, "UTC", "2026-05-01T08:14:59Z", "2026-05-01T08:15:01Z",
        ["2026-05-01T08:00:00Z/2026-05-01T08:30:00Z"], []),
      Row(
        .daily(hour: 5), "Pacific/Kiritimati", "2026-05-01T15:00:00Z", "2026-05-02T15:00:00Z",
        ["2026-05-01T15:00:00Z/2026-05-02T15:00:00Z"], []),
      Row(
        .daily(hour: 23), "Pacific/Pago_Pago", "2026-05-02T10:00:00Z", "2026-05-03T10:00:00Z",
        ["2026-05-02T10:00:00Z/2026-05-03T10:00:00Z"], []),
    ])
  func pieces(_ row: Row) throws {
    let sample = try PlanSample(row.frequency, zone: row.zone)
    let plan = try sample.plan(row.from, row.to, including: BackfillKind.uncovered)
    #expect(plan.pieceTexts == row.pieces)
    #expect(plan.omissionTexts == row.omissions)
  }

  /// A month of 2026 without a run: a plan has each interval once, from the first to the last, or names why it hasn't.
  @Test(
    "Operator 4: in every zone, at every hour, the first and the last run of a plan are those of the grid",
    arguments: ZoneHours.seeds)
  func boundsInEveryZone(seed: UInt64) throws {
    for calendar in try ZoneHours.calendars(seed) {
      let sample = try PlanSample(calendar.frequency, zone: calendar.timeZone.name)
      let start = try time("2026-01-05T06:30:00Z").addingTimeInterval(Double(seed % 300) * 86_400)
      let window = start..<start.addingTimeInterval(30 * 86_400)
      let grid = Array(calendar.grid(overlapping: window))
      let plan = try sample.plan(window.lowerBound.rfc3339, window.upperBound.rfc3339)
      let omitted = plan.omissions.filter { $0.intervals > 0 }
      let ranges = (plan.pieces.map(\.range) + omitted.map(\.range)).sorted { $0.lowerBound < $1.lowerBound }
      #expect(ranges.first?.lowerBound == grid.first?.lowerBound && ranges.last?.upperBound == grid.last?.upperBound)
      #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
      #expect(plan.intervals + omitted.reduce(0) { $0 + $1.intervals } == grid.count, "\(plan)")
      #expect(omitted.allSatisfy { $0.kind == .startsAtSkippedTime }, "\(plan)")
    }
  }

  struct Row: Sendable {
    let (frequency, zone, from, to): (ExportFrequency, String, String, String)
    let (pieces, omissions): ([String], [String])

    init(
      _ frequency: ExportFrequency, _ zone: String, _ from: String, _ to: String, _ pieces: [String],
      _ omissions: [String]
    ) {
      (self.frequency, self.zone, self.from, self.to) = (frequency, zone, from, to)
      (self.pieces, self.omissions) = (pieces, omissions)
    }
  }

  @Test("Operator 1: once 23 hours are exported, there is nothing more to backfill")
  func whatNoRunReachesIsNamedAndNotTriedAgain() throws {
    var sample = try PlanSample(.daily(hour: 2), zone: "US/Pacific")
    try sample.coverage.add("2026-03-07T11:00:00Z", "2026-03-08T10:00:00Z")
    #expect(
      try sample.omissions("2026-03-07T10:00:00Z", "2026-03-08T10:00:00Z")
        == ["unreachable 2026-03-07T10:00:00Z/2026-03-08T10:00:00Z"])
  }

  @Test(
    "Operator 2: days that the schedule exports twice need no backfill",
    arguments: [
      (1, "US/Pacific", "2026-10-30T12:00:00Z"), (0, "Europe/London", "2026-10-23T12:00:00Z"),
      (2, "Europe/Berlin", "2026-10-23T12:00:00Z"),
    ])
  func doubledDaysNeedNothing(hour: Int, zone: String, from: String) throws {
    var sample = try PlanSample(.daily(hour: hour), zone: zone)
    let start = try time(from)
    try sample.coverage.run(
      start.addingTimeInterval(-86_400).rfc3339, start.addingTimeInterval(6 * 86_400).rfc3339)
    let end = start.addingTimeInterval(4 * 86_400).rfc3339
    let omissions = try sample.omissions(from, end, including: BackfillKind.uncovered)
    #expect(omissions.count == 1 && omissions[0].hasPrefix("covered"))
  }
}
