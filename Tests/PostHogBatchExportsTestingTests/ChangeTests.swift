import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Testing

@Suite struct ChangeTests {
  private static let s3 =
    #""destination":{"type":"AwsS3","integration_id":1,"config":{"bucket_name":"b","region":"r","prefix":"p"}}"#

  private static func config(_ properties: String) -> String {
    #"{"destination":{"type":"AwsS3","config":{\#(properties)}}}"#
  }

  @Test(arguments: [
    (config(""), "b r p -"),
    (config(#""prefix":"q""#), "b r q -"),
    (config(#""compression":"gzip""#), "b r p gzip"),
    (config(#""compression":null"#), "b r p -"),
    (#"{"name":"M"}"#, "b r p -"),
  ])
  func aConfigIsMergedIntoTheStoredOne(body: String, expected: String) throws {
    let bench = try Bench()
    let id = try bench.makeExport(#""interval":"hour",\#(Self.s3)"#)
    let config = bench.ask(.patch, "batch_exports/\(id)/", body)["destination"]?["config"]
    let values = ["bucket_name", "region", "prefix", "compression"].map { config?[$0]?.string ?? "-" }
    #expect(values.joined(separator: " ") == expected)
  }

  @Test(arguments: [
    Rule(config(#""bucket_name":null"#), "400 destination__non_field_errors invalid_input"),
    Rule(config(#""surprise":1"#), "400 destination__non_field_errors invalid_input"),
    Rule(config(#""compression":"lz4""#), "400 destination invalid_input"),
    Rule(#"{"destination":{"type":"NoOp","config":{}}}"#, "400 destination invalid_input"),
    Rule(#"{"destination":{"type":"AwsS3"}}"#, "500 - error"),
    Rule(#"{"destination":{"config":{}}}"#, "500 - error"),
    Rule(#"{"model":"persons"}"#, "400 model invalid_input"),
    Rule(#"{"model":"events"}"#, "200"),
    Rule(#"{"name":null}"#, "400 name null"),
    Rule(#"{"name":" "}"#, "400 name blank"),
    Rule(#"{"paused":"yes"}"#, "200"),
    Rule(#"{"paused":"perhaps"}"#, "400 paused invalid_input"),
    Rule(#"{"end_at":"2026-02-30T00:00:00Z"}"#, "400 end_at invalid_input"),
    Rule(#"{"filters":[{"type":"event"}]}"#, "200"),
    Rule(#"{"filters":[{"type":"cohort"}]}"#, "400 filters invalid_input"),
    Rule(#"{"id":"x","team_id":9,"surprise":1}"#, "200"),
    Rule(#"{"hogql_query":"select 1 as one"}"#, "400 hogql_query invalid_input"),
    Rule("[]", "400 - invalid_input"),
    Rule("{", "400 - parse_error"),
  ])
  func aChangeKeepsToTheRules(rule: Rule) throws {
    let bench = try Bench()
    let id = try bench.makeExport(#""interval":"hour",\#(Self.s3)"#)
    #expect(bench.ask(.patch, "batch_exports/\(id)/", rule.sent).outcome == rule.outcome)
  }

  @Test func aPutNeedsTheWholeExport() throws {
    let bench = try Bench()
    let id = try bench.makeExport(#""interval":"hour",\#(Self.s3)"#)
    func put(_ body: String) -> String { bench.ask(.put, "batch_exports/\(id)/", body).outcome }
    #expect(put(#"{"interval":"hour",\#(Self.s3)}"#) == "400 name required")
    #expect(put(#"{"name":"M",\#(Self.s3)}"#) == "400 interval required")
    #expect(put(#"{"name":"M","interval":"hour"}"#) == "400 destination required")
    #expect(put(#"{"name":"M","interval":"hour",\#(Self.s3)}"#) == "200")
  }

  /// Unpausing fills the gap if the request says so.
  @Test func pausingAndUnpausing() throws {
    let bench = try Bench()
    let id = try bench.makeExport(#""interval":"hour",\#(Self.s3)"#)
    #expect(bench.ask(.post, "batch_exports/\(id)/pause/")["paused"]?.bool == true)
    bench.clock.advance(by: .seconds(7200))
    #expect(bench.ask(.post, "batch_exports/\(id)/unpause/", #"{"backfill":true}"#)["paused"]?.bool == false)
    let backfills = bench.ask(.get, "batch_exports/\(id)/backfills/").results
    #expect(backfills.map { $0["start_at"]?.string } == ["2026-03-02T10:00:00Z"])
    #expect(backfills.map { $0["end_at"]?.string } == ["2026-03-02T12:00:00Z"])
  }

  @Test func aDeletedExportIsGone() throws {
    let bench = try Bench()
    let id = try bench.makeExport(#""interval":"hour",\#(Self.s3)"#)
    #expect(bench.ask(.delete, "batch_exports/\(id)/").status == 204)
    for method in [HTTPRequest.Method.get, .delete] {
      #expect(bench.ask(method, "batch_exports/\(id)/").outcome == "404 - not_found")
    }
    #expect(bench.ask(.get, "batch_exports/")["count"]?.int == 0)
  }

  @Test func objectsInAConfigAreMergedToo() throws {
    let bench = try Bench()
    let id = try bench.fake.addExport(
      #"{"destination":{"type":"Redshift","config":{"host":"h","copy_inputs":{"s3_bucket":"b","region_name":"r"}}}}"#)
    let change = #"{"destination":{"type":"Redshift","config":{"copy_inputs":{"s3_bucket":"c"}}}}"#
    let reply = bench.ask(.patch, "batch_exports/\(id.text)/", change)
    let inputs = reply["destination"]?["config"]?["copy_inputs"]
    #expect(inputs?["s3_bucket"]?.string == "c" && inputs?["region_name"]?.string == "r", "\(reply.text)")
  }

  /// A key that is left out stays, so a config can't lose one.
  @Test func aPutMergesTheConfigToo() throws {
    let bench = try Bench()
    let config = #""bucket_name":"b","region":"r","prefix":"p""#
    func destination(_ rest: String) -> String {
      #""destination":{"type":"AwsS3","integration_id":1,"config":{\#(config)\#(rest)}}"#
    }
    let id = try bench.makeExport(#""interval":"hour",\#(destination(#","compression":"gzip""#))"#)
    let reply = bench.ask(.put, "batch_exports/\(id)/", #"{"name":"M","interval":"hour",\#(destination(""))}"#)
    #expect(reply["destination"]?["config"]?["compression"]?.string == "gzip", "\(reply.text)")
  }

  @Test func aPutKeepsTheEndThatItDoesNotName() throws {
    let bench = try Bench()
    let id = try bench.makeExport(#""interval":"hour","end_at":"2030-01-01T00:00:00Z",\#(Self.s3)"#)
    let reply = bench.ask(.put, "batch_exports/\(id)/", #"{"name":"M","interval":"hour",\#(Self.s3)}"#)
    #expect(reply["end_at"]?.string == "2030-01-01T00:00:00Z")
  }

  /// A request that changes nothing leaves no trace.
  @Test(arguments: ["pause", "unpause"]) func aRetryChangesNothing(action: String) throws {
    let bench = try Bench()
    let id = try bench.makeExport(#""interval":"hour",\#(Self.s3)"#)
    bench.ask(.post, "batch_exports/\(id)/\(action)/")
    let before = bench.ask(.get, "batch_exports/\(id)/").text
    bench.clock.advance(by: .seconds(60))
    #expect(bench.ask(.post, "batch_exports/\(id)/\(action)/").status == 200)
    #expect(bench.ask(.get, "batch_exports/\(id)/").text == before)
  }

  /// No defaults are filled in, except for one.
  @Test func aConfigComesBackAsItWasSent() throws {
    let bench = try Bench()
    let id = try bench.makeExport(#""interval":"hour",\#(Self.s3)"#)
    let config = bench.ask(.get, "batch_exports/\(id)/")["destination"]?["config"]
    let names = Set((config?.object ?? []).map(\.name))
    #expect(names == ["bucket_name", "region", "prefix", "legacy_parquet_extension"])
    #expect(config?["legacy_parquet_extension"]?.bool == false)
  }
}
