import Foundation
import OperationCore
import PostHogBatchExports
import Testing

/// The saved form of a plan, and what a person reads.
@Suite struct BackfillPlanCodingTests {
  private func plan() throws -> BackfillPlan {
    var sample = try PlanSample(.daily(hour: 2), zone: "US/Pacific", now: "2026-03-10T12:00:00Z")
    let failed = try #require(UUID(uuidString: "01900000-0000-7000-8000-0000000000ff"))
    sample.coverage.runs = [
      CoverageRun(
        start: try time("2026-03-06T10:00:00Z"), end: try time("2026-03-07T10:00:00Z"), status: .completed,
        createdAt: try time("2026-03-07T10:10:00Z"), changedAt: try time("2026-03-07T10:12:00Z"), records: 2400),
      CoverageRun(
        id: failed, start: try time("2026-03-08T10:00:00Z"), end: try time("2026-03-09T09:00:00Z"), status: .failed,
        changedAt: try time("2026-03-09T09:10:00Z")),
    ]
    return try sample.plan("2026-03-07T00:00:00Z", "2026-03-12T00:00:00Z")
  }

  @Test func savedAndRead() throws {
    let plan = try plan()
    let bytes = try JSONEncoder().encode(plan)
    #expect(try JSONDecoder().decode(BackfillPlan.self, from: bytes) == plan)
    #expect(try BackfillPlan(json: plan.jsonText) == plan)
    #expect(plan.jsonText == Self.json.replacing("\n", with: ""))
  }

  private static let json = #"""
    {"version":1,"created_at":"2026-03-10T12:00:00Z","host":"https://us.posthog.com",
    "export":{"id":"01900000-0000-7000-8000-00000000000a","name":"Events","project":7,"model":"events",
    "interval":"day","timezone":"US/Pacific","offset_hour":2,"paused":false},
    "kinds":["clocks_skip_it","failed","missing","partly_covered"],
    "pieces":[{"start":"2026-03-07T10:00:00Z","end":"2026-03-09T09:00:00Z","intervals":2,
    "selects_by_timestamp":false,"exported_again":[],"estimated_rows":4600,"least_seconds":241,
    "runs":["01900000-0000-7000-8000-0000000000ff"],"backfills":[]},
    {"start":"2026-03-09T09:00:00Z","end":"2026-03-10T09:00:00Z","intervals":1,
    "selects_by_timestamp":false,"exported_again":[],"estimated_rows":2400,"least_seconds":120,
    "runs":[],"backfills":[]}],
    "left_out":[{"start":"2026-03-07T10:00:00Z","end":"2026-03-07T11:00:00Z","intervals":0,"kind":"unreachable"},
    {"start":"2026-03-10T09:00:00Z","end":"2026-03-11T09:00:00Z","intervals":1,"kind":"too_recent"}]}
    """#

  @Test(arguments: [
    (#""version":1"#, #""version":2"#, "version 2"),
    (#""interval":"day""#, #""interval":"fortnight""#, "none that can be used"),
    (#""timezone":"US/Pacific""#, #""timezone":"Mars/Olympus""#, "none that can be used"),
    (#"[{"start":"2026-03-07T10:00:00Z""#, #"[{"start":"2026-03-07T08:00:00Z""#, "whole intervals"),
  ])
  func refused(text: String, other: String, reason: String) throws {
    let json = Self.json.replacing("\n", with: "").replacing(text, with: other)
    let error = #expect(throws: JSONError.self) { try BackfillPlan(json: json) }
    #expect("\(try #require(error))".contains(reason), "\(String(describing: error))")
  }

  @Test func readByAPerson() throws {
    #expect(
      "\(try plan())" == """
        Backfill of “Events” (01900000-0000-7000-8000-00000000000a), daily at 02:00 in US/Pacific
          2026-03-07 02:00 -08:00 – 2026-03-09 02:00 -07:00  2 intervals, about 4600 rows (an estimate), at least 4 min 1 s
          2026-03-09 02:00 -07:00 – 2026-03-10 02:00 -07:00  1 interval, about 2400 rows (an estimate), at least 2 min
        In all 3 intervals, about 7000 rows (an estimate), at least 6 min 1 s.
        Left out:
          2026-03-07 02:00 -08:00 – 2026-03-07 03:00 -08:00  part of an interval: \
        clocks skip the time of its run; only a file download exports it
          2026-03-10 02:00 -07:00 – 2026-03-11 02:00 -07:00  1 interval: its run may still come
        """)
  }
}
