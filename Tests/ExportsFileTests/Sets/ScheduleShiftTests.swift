import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// What is exported twice or never after a change of the schedule (the clock stands on Monday, 2 March 2026, at 10:00).
@Suite("Hours that are exported twice or never")
struct ScheduleShiftTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let before: [String: JSONValue]
    let after: [String: JSONValue]
    /// The hour of 2 March at which the plan is made, and its minute.
    let at: (Int, Int)
    let lines: [String]

    var testDescription: String { "\(before) to \(after) at \(at)" }
  }

  private static let rows = [
    Row(
      before: ["interval": "hour"], after: ["interval": "day"], at: (10, 30),
      lines: ["2026-03-02 00:00 UTC – 2026-03-02 10:00 UTC (10 h) is exported twice"]),
    Row(
      before: ["interval": "day"], after: ["interval": "hour"], at: (10, 30),
      lines: ["2026-03-02 00:00 UTC – 2026-03-02 10:00 UTC (10 h) is exported by no run; backfill it"]),
    Row(
      before: ["interval": "day"], after: ["interval": "day", "offset_hour": 5], at: (2, 0),
      lines: ["2026-03-01 05:00 UTC – 2026-03-02 00:00 UTC (19 h) is exported twice"]),
    Row(
      before: ["interval": "day"], after: ["interval": "day", "offset_hour": 5], at: (10, 30),
      lines: ["2026-03-02 00:00 UTC – 2026-03-02 05:00 UTC (5 h) is exported by no run; backfill it"]),
    Row(
      before: ["interval": "day", "offset_hour": 5], after: ["interval": "day", "offset_hour": 0], at: (10, 30),
      lines: ["2026-03-02 00:00 UTC – 2026-03-02 05:00 UTC (5 h) is exported twice"]),
    Row(
      before: ["interval": "day", "offset_hour": 5], after: ["interval": "day", "offset_hour": 0], at: (2, 0),
      lines: ["2026-03-01 05:00 UTC – 2026-03-02 00:00 UTC (19 h) is exported by no run; backfill it"]),
    Row(
      before: ["interval": "day"], after: ["interval": "day", "timezone": "America/New_York"], at: (10, 30),
      lines: ["2026-03-02 00:00 UTC – 2026-03-02 05:00 UTC (5 h) is exported by no run; backfill it"]),
    Row(
      before: ["interval": "week"], after: ["interval": "week", "offset_day": 1], at: (10, 30),
      lines: ["2026-03-01 00:00 UTC – 2026-03-02 00:00 UTC (24 h) is exported by no run; backfill it"]),
    Row(
      before: ["interval": "hour"], after: ["interval": "every 15 minutes"], at: (10, 40),
      lines: ["2026-03-02 10:00 UTC – 2026-03-02 10:30 UTC (30 min) is exported by no run; backfill it"]),
    Row(
      before: ["interval": "hour"], after: ["interval": "day"], at: (10, 5),
      lines: ["2026-03-02 00:00 UTC – 2026-03-02 10:00 UTC (10 h) is probably exported twice"]),
    Row(before: ["interval": "hour"], after: ["interval": "hour", "timezone": "Asia/Tokyo"], at: (10, 30), lines: []),
    Row(before: ["interval": "hour", "paused": true], after: ["interval": "day"], at: (10, 30), lines: []),
  ]

  @Test("are named", arguments: rows)
  func shift(_ row: Row) async throws {
    let bench = try SetBench()
    let start = try #require(Date(rfc3339: "2026-02-01T00:00:00Z"))
    let body = JSONValue(row.before.merging(["name": "N"]) { $1 }).jsonText
    try bench.fake.addExport(body, createdAt: start)
    let now = start.addingTimeInterval(TimeInterval((29 * 24 + row.at.0) * 3600 + row.at.1 * 60))
    let plan = try await bench.exports.plan(bench.set(ExportDefinition(name: "N", settings: row.after)), at: now)
    let lines = plan.text.split(separator: "\n").map { $0.drop(while: { $0 == " " }) }.filter {
      $0.contains("exported")
    }
    #expect(lines.map(String.init) == row.lines)
  }

  @Test("are those of the pause if an export is resumed, and none of a new export")
  func resuming() async throws {
    let bench = try SetBench()
    try await bench.apply(bench.set(.noOp("N")))
    bench.fake.advance(by: .seconds(7200 + 1800))
    let id = try #require(try await bench.export("N")?.id)
    _ = try await bench.exports[id].pause()
    bench.fake.advance(by: .seconds(3 * 3600))
    let plan = try await bench.plan(bench.set(.noOp("N", ["paused": false])))
    let never = try #require(plan.changes.first?.shift?.never)
    #expect(never.upperBound.timeIntervalSince(never.lowerBound) == 3 * 3600)
    let new = try SetBench()
    try await new.apply(new.set(.noOp("N")))
    #expect(try await new.plan(new.set(.noOp("N", ["interval": "day"]))).changes.first?.shift == nil)
  }
}
