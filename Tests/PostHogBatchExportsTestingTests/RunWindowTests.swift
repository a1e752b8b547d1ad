import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Testing

@Suite struct RunWindowTests {
  /// Runs that were created so many hours ago, and the queries that find them.
  @Test(arguments: [
    Rule("", "1 48"),
    Rule("after=-24h", "1"),
    Rule("after=-14d", "1 48 200"),
    Rule("after=-2w", "1 48 200"),
    Rule("after=-1m", "1 48 200"),
    Rule("after=-1y", "1 48 200 2000"),
    Rule("after=-1q", "1 48 200 2000"),
    Rule("after=-172900s", "1 48"),
    Rule("after=-172700s", "1"),
    Rule("after=-61M", "1"),
    Rule("after=-59M", ""),
    Rule("after=12000M", "1 48 200"),
    Rule("after=2026", "1 48 200"),
    Rule("after=2026-03", "1"),
    Rule("after=2026-2-1", "1 48 200"),
    Rule("after=-1dStart", "1"),
    Rule("after=-2dStart", "1 48"),
    Rule("after=-1mStart", "1 48 200"),
    Rule("after=-2yStart", "1 48 200 2000"),
    Rule("before=-0mEnd&after=-1y", "1 48 200 2000"),
    Rule("after=garbage", ""),
    Rule("before=garbage", "1 48"),
    Rule("after=-D7", ""),
    Rule("after=-30d&before=-1d", "48 200"),
    Rule("after=2026-02-28T00:00:00Z&before=2026-03-01T00:00:00", "48"),
    Rule("after=2026-03-02", "1"),
    Rule("before=-30d", ""),
    Rule("status=Failed", "48"),
    Rule("status=Failed&status=Completed", "1 48"),
    Rule("ordering=created_at", "48 1"),
    Rule("ordering=nonsense", "1 48"),
    Rule("ordering=data_interval_start", "48 1"),
    Rule("ordering=-data_interval_start&start=-12h", "1"),
    Rule("ordering=-data_interval_start&after=-12h", "1 48"),
    Rule("ordering=data_interval_start&after=garbage&before=-30d", "48 1"),
    Rule("ordering=data_interval_start&start=-1y&end=-2d", "2000 200 48"),
    Rule("start=-12h", "1 48"),
    Rule("limit=1&offset=1", "1 48"),
  ])
  func onlyRunsInTheWindowAreListed(rule: Rule) throws {
    let bench = try Bench()
    let export = try bench.fake.addExport()
    var ages: [String: String] = [:]
    for hours in [1, 48, 200, 2000] {
      let outcome = hours == 48 ? FakeJobOutcome.failed("no bucket") : .completed()
      let run = bench.fake.addRun(
        to: export, outcome: outcome, createdAt: bench.clock.date.addingTimeInterval(Double(-hours * 3600)))
      ages[run.text] = String(hours)
    }
    let reply = bench.ask(.get, "batch_exports/\(export.text)/runs/?\(rule.sent)")
    #expect(reply.results.compactMap { $0["id"]?.string.flatMap { ages[$0] } }.joined(separator: " ") == rule.outcome)
  }

  @Test(arguments: [
    Rule("status=Lost", "400 status__0 invalid_choice"),
    Rule("status=Failed&status=", "400 status__1 invalid_choice"),
    Rule("after=soon", "200"),
    Rule("ordering=data_interval_start&end=x", "200"),
    Rule("after=-9999y", "500 - error"),
    Rule("after=-99999999999999999999d", "500 - error"),
  ])
  func onlyAnUnknownStateIsRefused(rule: Rule) throws {
    let bench = try Bench()
    let export = try bench.fake.addExport()
    #expect(bench.ask(.get, "batch_exports/\(export.text)/runs/?\(rule.sent)").outcome == rule.outcome)
  }

  /// The window holds for one run too, whatever is done with it.
  @Test func anOldRunIsFoundOnlyByLookingBack() throws {
    let bench = try Bench()
    let export = try bench.fake.addExport()
    let run = bench.fake.addRun(
      to: export, outcome: .endless, createdAt: bench.clock.date.addingTimeInterval(-8 * 86_400))
    let path = "batch_exports/\(export.text)/runs/\(run.text)/"
    for (method, rest) in [(HTTPRequest.Method.get, ""), (.post, "cancel/"), (.post, "retry/")] {
      #expect(bench.ask(method, path + rest).outcome == "404 - not_found")
      #expect(bench.ask(method, path + rest + "?after=-30d").status < 300)
    }
  }

  @Test func anExportThatDoesNotExistHasNoRuns() throws {
    let reply = try Bench().ask(.get, "batch_exports/00000000-0000-4000-8000-000000000000/runs/")
    #expect(reply.status == 200 && reply.results.isEmpty)
  }
}
