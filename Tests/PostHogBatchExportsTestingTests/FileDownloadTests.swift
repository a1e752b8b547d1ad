import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Testing

@Suite struct FileDownloadTests {
  private static let day = #""data_interval_start":"2026-03-01T00:00:00Z","data_interval_end":"2026-03-02T00:00:00Z""#
  private static let file = #""file":{"format":"Parquet"}"#

  private static func interval(_ start: String, _ end: String) -> String {
    #""model":"events",\#(file),"data_interval_start":\#(start),"data_interval_end":\#(end)"#
  }

  @Test(arguments: [
    Rule(interval(#""2026-03-01T00:00:00Z""#, #""2026-03-02T00:00:00Z""#), "202"),
    Rule(interval(#""2026-03-01T00:00:00""#, #""2026-03-01T00:00:00Z""#), "202"),
    Rule(interval(#""2026-02-20T00:00:00Z""#, #""2026-02-27T00:00:00Z""#), "202"),
    Rule(interval(#""2026-02-20T00:00:00Z""#, #""2026-02-27T00:00:01Z""#), "400 - invalid_input"),
    Rule(interval(#""2026-03-02T00:00:00Z""#, #""2026-03-01T00:00:00Z""#), "400 - invalid_input"),
    Rule(interval(#""2026-03-01T00:00:00Z""#, #""2026-03-02T10:00:01Z""#), "400 - invalid_input"),
    Rule(interval(#""2026-03-01""#, #""2026-03-02T00:00:00Z""#), "202"),
    Rule(interval("null", #""2026-03-02T00:00:00Z""#), "400 data_interval_start null"),
    Rule(#""model":"events",\#(file),"data_interval_start":"2026-03-01T00:00:00Z""#, "400 - invalid_input"),
    Rule(#""model":"persons",\#(file),\#(day)"#, "202"),
    Rule(#""model":"sessions",\#(file),\#(day)"#, "202"),
    Rule(#""model":"groups",\#(file),\#(day)"#, "400 model invalid_choice"),
    Rule(#"\#(file),\#(day)"#, "400 model required"),
    Rule(#""model":"events",\#(day)"#, "400 file required"),
    Rule(#""model":"events","file":{"format":"CSV"},\#(day)"#, "400 file__format invalid_choice"),
    Rule(#""model":"events","file":{"max_size_mb":-1},\#(day)"#, "400 file__max_size_mb min_value"),
    Rule(#""model":"events",\#(file),\#(day),"include":["a"],"exclude":[]"#, "202"),
    Rule(#""model":"events",\#(file),\#(day),"hogql_query":"select 1 as one""#, "400 - invalid_input"),
    Rule(#""model":"hogql",\#(file),"hogql_query":"select 1 as one""#, "202"),
    Rule(#""model":"hogql",\#(file)"#, "400 - invalid_input"),
    Rule(#""model":"hogql",\#(file),"hogql_query":"drop table x""#, "400 hogql_query invalid_input"),
    Rule(#""model":"hogql",\#(file),"hogql_query":"select 1 as one","include":["a"]"#, "400 - invalid_input"),
    Rule(
      #""model":"hogql",\#(file),"hogql_query":"select {data_interval_start} as s""#,
      "400 data_interval_start invalid_input"),
    Rule(#""model":"hogql",\#(file),"hogql_query":"select {data_interval_start} as s",\#(day)"#, "202"),
  ])
  func aRequestHasToHangTogether(rule: Rule) throws {
    let reply = try Bench().ask(.post, "file_download_batch_exports/", "{\(rule.sent)}")
    #expect(reply.outcome == rule.outcome, "\(reply.text)")
  }

  @Test(arguments: [
    Rule(#""model":"hogql","hogql_query":"select 1 as one""#, "200"),
    Rule(#""model":"events","hogql_query":"select 1 as one""#, "400 model invalid_choice"),
    Rule(#""model":"hogql""#, "400 hogql_query required"),
  ])
  func rowsOfAQueryAreCounted(rule: Rule) throws {
    let reply = try Bench().ask(.post, "file_download_batch_exports/count_rows/", "{\(rule.sent)}")
    #expect(reply.outcome == rule.outcome)
  }

  @Test func countsEndAsTheyAreScripted() throws {
    let bench = try Bench()
    for outcome in [FakeRowCount.rows(7), .timeout, .invalidQuery("no such table")] { bench.fake.nextRowCount(outcome) }
    let replies = (0..<3).map { _ in
      bench.ask(
        .post, "file_download_batch_exports/count_rows/", #"{"model":"hogql","hogql_query":"select 1 as one"}"#
      ).outcome
    }
    #expect(replies == ["200", "400 - timeout_exceeded", "400 hogql_query invalid_input"])
  }

  @Test func hogQLHasToBeEnabled() throws {
    let bench = try Bench { $0.features.hogQL = false }
    let query = #""model":"hogql","hogql_query":"select 1 as one""#
    #expect(bench.ask(.post, "file_download_batch_exports/count_rows/", "{\(query)}").status == 403)
    #expect(bench.ask(.post, "file_download_batch_exports/", "{\(query),\(Self.file)}").status == 403)
  }
}
