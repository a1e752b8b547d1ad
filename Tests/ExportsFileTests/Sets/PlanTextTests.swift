import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

@Suite("A plan as a person reads it")
struct PlanTextTests {
  @Test("Operator 21: shows what applying it does, deletions included")
  func whole() async throws {
    let bench = try SetBench()
    try bench.fake.addExport(#"{"name":"of another\ntool \u202e"}"#)
    let weekly: [String: JSONValue] = ["interval": "week", "offset_hour": 5, "destination.config.arg": "a"]
    var record = ExportSetRecord(host: .us, project: 1)
    let before = bench.set(.noOp("Changed", weekly), .noOp("Deleted"), .noOp("Same"))
    for outcome in try await bench.apply(before) { record.add(outcome) }
    bench.fake.advance(by: .seconds(8 * 86_400))
    let http = try #require(ExportDefinition.ofEachType.first { $0.destinationType == .http })
    let changes: [String: JSONValue] = [
      "interval": "day", "offset_hour": 0, "destination.config.arg": "b\nc", "paused": false,
    ]
    let after = bench.set(.noOp("Changed", changes), .noOp("Same"), http)
    let plan = try await bench.plan(after, pruning: record)
    #expect(
      plan.text == """
        update Changed
            destination.config.arg: "a" → "b\\nc"
            interval: "week" → "day"
            offset_day: 0 → null
            offset_hour: 5 → 0
            2026-03-08 05:00 UTC – 2026-03-10 00:00 UTC (43 h) is exported by no run; backfill it
        create HTTP
            interval: "hour"
            destination.type: "HTTP"
            destination.config.url: "https://eu.i.posthog.com/batch/"
            destination.config.include_events: ["a"]
            destination.config.exclude_events: ["b"]
            destination.config.token: sent from the environment variable TOKEN
        delete Deleted

        Not in the set, and left as they are:
          of another tool \u{20}
        """)
    let outcomes = try await bench.apply(plan, force: true)
    #expect(outcomes.map(\.change) == plan.changes && outcomes.areDone)
    #expect(try await bench.plan(after, pruning: record).text.hasPrefix("Nothing to do.\n"))
    let names = try await bench.all().map(\.name).filter { !$0.hasPrefix("of") }
    #expect(Set(names) == ["Changed", "HTTP", "Same"])
  }

  /// The export that the project has, the one that the set has, and whether the plan warns.
  @Test(
    "warns if an export that is created may be one under its old name",
    arguments: [
      (["destination.config.arg": "x"], ["destination.config.arg": "x", "interval": "day"], true),
      (["destination.config.arg": "x"], ["destination.config.arg": "y"], false), ([:], [:], false),
      (["destination.config.arg": "x"], ["destination.config.arg": "x", "model": "persons"], false),
    ] as [([String: JSONValue], [String: JSONValue], Bool)])
  func renaming(old: [String: JSONValue], new: [String: JSONValue], warns: Bool) async throws {
    let bench = try SetBench()
    try await bench.apply(bench.set(.noOp("Old", old)))
    let plan = try await bench.plan(bench.set(.noOp("New", new)))
    #expect(plan.changes.map(\.perhapsRenamed) == [warns ? "Old" : nil])
    #expect(plan.text.contains("warning: this may be a renaming of “Old”") == warns)
    #expect(try ExportSetPlan(json: plan.jsonText) == plan)
    #expect(try await bench.plan(bench.set(.noOp("New", new), .noOp("Old", old))).changes[0].perhapsRenamed == nil)
  }
}
