import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Testing

@Suite struct LogTests {
  /// Four lines, a minute apart; what a query leaves of them, newest first.
  @Test(arguments: [
    Rule("", "d c b a"),
    Rule("limit=2", "d c"),
    Rule("level=info", "c a"),
    Rule("level=Warn,ERROR", "d b"),
    Rule("search=LINE%20B", "b"),
    Rule("instance_id=run-1", "b a"),
    Rule("after=2026-03-02T09:57:00Z", "d c"),
    Rule("before=2026-03-02T09:57:00Z", "a"),
    Rule("before=2026-03-02T09:57:00Z&limit=500", "a"),
    Rule("level=DEBUG", ""),
  ])
  func filtersNarrowTheLog(rule: Rule) throws {
    let (bench, export) = try Self.bench()
    let reply = bench.ask(.get, "batch_exports/\(export.text)/logs/?\(rule.sent)")
    let found = reply.results.compactMap { $0["message"]?.string?.last.map(String.init) }
    #expect(found.joined(separator: " ") == rule.outcome)
    #expect(reply["next"]?.isNull == true, "there is no way further back but by time")
    #expect(reply["count"]?.int == found.count)
  }

  @Test(arguments: [
    Rule("limit=0", "400 limit min_value"),
    Rule("limit=501", "400 limit max_value"),
    Rule("limit=many", "400 limit invalid_input"),
    Rule("after=yesterday", "400 after invalid_input"),
    Rule("level=", "400 level blank"),
    Rule("search=", "400 search blank"),
    Rule("instance_id=", "400 instance_id blank"),
  ])
  func aFilterThatCannotBeReadIsRefused(rule: Rule) throws {
    let (bench, export) = try Self.bench()
    #expect(bench.ask(.get, "batch_exports/\(export.text)/logs/?\(rule.sent)").outcome == rule.outcome)
  }

  @Test func thereAreFiftyLinesUnlessMoreAreAskedFor() throws {
    let (bench, export) = try Self.bench()
    for number in 0..<60 { bench.fake.addLog(to: export, "line \(number)") }
    #expect(bench.ask(.get, "batch_exports/\(export.text)/logs/").results.count == 50)
    #expect(bench.ask(.get, "batch_exports/\(export.text)/logs/?limit=500").results.count == 64)
  }

  private static func bench() throws -> (Bench, UUID) {
    let bench = try Bench()
    let export = try bench.fake.addExport()
    let lines = [("a", "INFO", "run-1"), ("b", "WARN", "run-1"), ("c", "INFO", "run-2"), ("d", "ERROR", "run-2")]
    for (index, line) in lines.enumerated() {
      bench.fake.addLog(
        to: export, "Line \(line.0)", level: line.1, instance: line.2,
        at: bench.clock.date.addingTimeInterval(Double(index - 4) * 60))
    }
    return (bench, export)
  }

  @Test func aLineThatIsDatedAheadIsThereAtOnce() throws {
    let (bench, export) = try Self.bench()
    bench.fake.addLog(to: export, "ahead", at: bench.clock.date.addingTimeInterval(3_600))
    let reply = bench.ask(.get, "batch_exports/\(export.text)/logs/?limit=1")
    #expect(reply.results.first?["message"]?.string == "ahead")
  }
}
