import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Testing

@Suite struct BackfillTests {
  private static let noOp = #""destination":{"type":"NoOp","config":{}}"#

  /// `interval and offsets of the export | start | end`. The clock says Monday, 2026-03-02, 10:00 UTC.
  @Test(arguments: [
    Rule(#""hour" | "2026-03-01T00:00:00Z" | "2026-03-01T02:00:00Z""#, "201"),
    Rule(#""hour" | "2026-03-01T00:00:00+01:00" | "2026-03-01T00:00:00Z""#, "201"),
    Rule(#""hour" | "2026-03-01" | "2026-03-02""#, "400 - invalid_input"),
    Rule(#""hour" | "2026-03-01T00:00:00" | "2026-03-01T02:00:00Z""#, "400 - invalid_input"),
    Rule(#""hour" | "2026-03-01T00:00:00Z" | "yesterday""#, "400 - invalid_input"),
    Rule(#""hour" | "2026-03-01T02:00:00Z" | "2026-03-01T02:00:00Z""#, "400 - invalid_input"),
    Rule(#""hour" | "2026-03-01T00:00:00Z" | "2026-03-02T10:00:00Z""#, "201"),
    Rule(#""hour" | "2026-03-01T00:00:00Z" | "2026-03-02T10:00:01Z""#, "400 - invalid_input"),
    Rule(#""hour" | null | "2026-03-01T02:00:00Z""#, "201"),
    Rule(#""hour" | "2026-03-01T00:00:00Z" | null"#, "201"),
    Rule(#""hour" | 5 | null"#, "400 - invalid_input"),
    Rule(#""every 5 minutes" | "2026-03-01T00:00:00Z" | "2026-03-01T00:05:00Z""#, "201"),
    Rule(#""every 5 minutes" | "2026-03-01" | "2026-03-02""#, "400 - invalid_input"),
    Rule(#""day" | "2026-02-28" | "2026-03-01""#, "201"),
    Rule(#""day" | "2026-02-30" | "2026-03-01""#, "400 - invalid_input"),
    Rule(#""day" | "2026-02-28T00:00:00Z" | "2026-03-01T00:00:00Z""#, "400 - invalid_input"),
    Rule(#""day" | "2026-03-01" | "2026-03-03""#, "400 - invalid_input"),
    Rule(#""week" | "2026-02-15" | "2026-02-22""#, "201"),
    Rule(#""week" | "2026-02-16" | "2026-02-22""#, "400 - invalid_input"),
    Rule(#""week","offset_day":1 | "2026-02-16" | "2026-02-23""#, "201"),
    Rule(#""week","offset_day":1 | "2026-02-15" | "2026-02-23""#, "400 - invalid_input"),
  ])
  func boundsHaveTheFormOfTheInterval(rule: Rule) throws {
    let parts = rule.sent.split(separator: " | ").map(String.init)
    let bench = try Bench()
    let id = try bench.makeExport(#""interval":\#(parts[0]),\#(Self.noOp)"#)
    let body = #"{"start_at":\#(parts[1]),"end_at":\#(parts[2])}"#
    let reply = bench.ask(.post, "batch_exports/\(id)/backfills/", body)
    #expect(reply.outcome == rule.outcome, "\(reply.text)")
  }

  @Test func aDayBeginsInTheTimeZoneOfTheExport() throws {
    let bench = try Bench()
    let id = try bench.makeExport(
      #""interval":"day","offset_hour":3,"timezone":"Europe/Berlin",\#(Self.noOp)"#)
    let body = #"{"start_at":"2026-02-01","end_at":"2026-02-03"}"#
    let backfill = try #require(bench.ask(.post, "batch_exports/\(id)/backfills/", body)["backfill_id"]?.string)
    let reply = bench.ask(.get, "batch_exports/\(id)/backfills/\(backfill)/")
    #expect(reply["start_at"]?.string == "2026-02-01T02:00:00Z")
    #expect(reply["end_at"]?.string == "2026-02-03T02:00:00Z")
    #expect(reply["progress"]?["total_runs"]?.int == 2)
  }

  @Test func openEndsDependOnServerAndDestination() throws {
    let bench = try Bench { $0.features.backfillFromBeginning = false }
    let id = try bench.makeExport(#""interval":"hour",\#(Self.noOp)"#)
    let path = "batch_exports/\(id)/backfills/"
    #expect(
      bench.ask(.post, path, #"{"start_at":null,"end_at":"2026-03-01T00:00:00Z"}"#).outcome
        == "400 - invalid_input")
    let s3 = try bench.makeExport(#""interval":"hour","destination":\#(DestinationSample.named("AwsS3").json())"#)
    let open = #"{"start_at":"2026-03-01T00:00:00Z","end_at":null}"#
    #expect(bench.ask(.post, "batch_exports/\(s3)/backfills/", open).outcome == "500 - error")
  }

  @Test func aBackfillGoesOnWithTheClock() throws {
    let bench = try Bench()
    let id = try bench.makeExport(#""interval":"hour",\#(Self.noOp)"#)
    bench.fake.failNextRun("no bucket")
    let body = #"{"start_at":"2026-03-01T00:00:00Z","end_at":"2026-03-01T03:00:00Z"}"#
    let backfill = try #require(bench.ask(.post, "batch_exports/\(id)/backfills/", body)["backfill_id"]?.string)
    func state() -> String {
      let reply = bench.ask(.get, "batch_exports/\(id)/backfills/\(backfill)/")
      return "\(reply["status"]?.string ?? "") \(reply["progress"]?["finished_runs"]?.int ?? -1)"
    }
    var states = [state()]
    for _ in 0..<3 {
      bench.clock.advance(by: .seconds(40))
      states.append(state())
    }
    #expect(states == ["Starting 0", "Running 1", "Running 2", "Completed 3"], "one after another")
    let runs = bench.ask(.get, "batch_exports/\(id)/runs/").results.map { $0["status"]?.string }
    #expect(runs == ["Completed", "Completed", "Failed"] && runs.count == 3)
    #expect(
      bench.ask(.post, "batch_exports/\(id)/backfills/\(backfill)/cancel/").outcome == "400 - invalid_input",
      "it is over")
  }
}
