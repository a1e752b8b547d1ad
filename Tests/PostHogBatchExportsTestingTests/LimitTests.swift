import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Testing

/// What a caller may not do too often, too many at a time, or too large.
@Suite struct LimitTests {
  @Test func requestsSlideOutOfTheirWindows() throws {
    let bench = try Bench {
      $0.rateLimit = FakeConfiguration.RateLimit(perMinute: 2, perHour: 3)
      $0.keys.append(FakeAPIKey("phx_other"))
    }
    func ask() -> String {
      let reply = bench.ask(.get, "dashboards/")
      return "\(reply.status) \(reply.response.head.headerFields[.retryAfter] ?? "-")"
    }
    #expect([ask(), ask(), ask()] == ["200 -", "200 -", "429 60"])
    #expect(bench.ask(.get, "dashboards/", key: "phx_other").status == 200, "every key has its own")
    bench.clock.advance(by: .seconds(45))
    #expect(ask() == "429 15")
    bench.clock.advance(by: .seconds(15))
    #expect([ask(), ask()] == ["200 -", "429 3540"])
    bench.clock.advance(by: .seconds(3540))
    #expect(ask() == "200 -")
  }

  @Test func jobsThatHaveEndedMakeRoom() throws {
    let bench = try Bench {
      $0.maxConcurrentFileDownloads = 1
      $0.maxConcurrentBackfills = 1
    }
    let export = try bench.fake.addExport()
    func download() -> String {
      let body = #"{"model":"hogql","file":{},"hogql_query":"select 1 as one"}"#
      return bench.ask(.post, "file_download_batch_exports/", body).outcome
    }
    func backfill(_ hour: Int) -> String {
      let body = #"{"start_at":"2026-03-01T0\#(hour):00:00Z","end_at":"2026-03-01T0\#(hour + 1):00:00Z"}"#
      return bench.ask(.post, "batch_exports/\(export.text)/backfills/", body).outcome
    }
    #expect([download(), download()] == ["202", "429 - too_many_concurrent_file_downloads"])
    #expect([backfill(1), backfill(2)] == ["201", "429 - too_many_concurrent_backfills"])
    bench.clock.advance(by: .seconds(120))
    #expect([download(), backfill(2)] == ["202", "201"])
  }

  /// Hostile text is refused like any other that cannot be read.
  @Test(arguments: [
    Rule(String(repeating: "[", count: 100_000), "400 - parse_error"),
    Rule(#"{"name":"\ud800"}"#, "400 - parse_error"),
    Rule(#"{"name":"a"} {}"#, "400 - parse_error"),
    Rule(#"{"name":01}"#, "400 - parse_error"),
    Rule("\"", "400 - parse_error"),
    Rule("null", "400 - invalid_input"),
    Rule("{}", "400 name required"),
  ])
  func aBodyThatCannotBeReadIsRefused(rule: Rule) throws {
    #expect(try Bench().ask(.post, "batch_exports/", rule.sent).outcome == rule.outcome)
  }

  @Test func aBodyThatIsTooLargeIsRefused() throws {
    let body = #"{"name":"\#(String(repeating: "n", count: 20_000_000))"}"#
    #expect(try Bench().ask(.post, "batch_exports/", body).outcome == "400 - parse_error")
  }
}
