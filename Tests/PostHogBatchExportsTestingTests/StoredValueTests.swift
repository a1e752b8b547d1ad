import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Testing

/// A stored value has the type of the OpenAPI document, whatever was sent.
@Suite struct StoredValueTests {
  @Test(arguments: [
    (#"{"default_role_id":7}"#, "default_role_id", #""7""#), (#"{"default_role_id":null}"#, "default_role_id", "null"),
    (#"{"default_role_id":" r "}"#, "default_role_id", #""r""#), (#"{"name":12}"#, "name", #""12""#),
    (#"{"name":" Name "}"#, "name", #""Name""#), (#"{"enforce_2fa":"on"}"#, "enforce_2fa", "true"),
    (#"{"default_experiment_stats_method":""}"#, "default_experiment_stats_method", #""""#),
    (
      #"{"logo_media_id":"0190F3B1-0000-7000-8000-0000000000AA"}"#, "logo_media_id",
      #""0190f3b1-0000-7000-8000-0000000000aa""#
    ),
  ])
  func ofAnOrganization(body: String, property: String, value: String) throws {
    let bench = try Bench()
    let changed = bench.ask(.patch, "/api/organizations/@current/", body)
    #expect(changed[property]?.bytes == Array(value.utf8), "\(changed.text)")
    #expect(bench.ask(.get, "/api/organizations/").results.first?[property]?.bytes == Array(value.utf8))
  }

  @Test(arguments: [
    (#"{"name":3.5}"#, "name", #""3.5""#), (#"{"paused":"True"}"#, "paused", "true"),
    (#"{"interval":"day","offset_hour":"5.0"}"#, "offset_hour", "5"),
    (#"{"interval":"day","offset_hour":5.0}"#, "offset_hour", "5"),
    (#"{"end_at":"2026-05-01"}"#, "end_at", #""2026-05-01T00:00:00Z""#),
  ])
  func ofAnExport(body: String, property: String, value: String) throws {
    let bench = try Bench()
    let id = try bench.makeExport(#""interval":"hour","destination":{"type":"NoOp","config":{}}"#)
    let reply = bench.ask(.patch, "batch_exports/\(id)/", body)
    #expect(reply[property]?.bytes == Array(value.utf8), "\(reply.text)")
  }

  @Test func modifiersAreReplacedAsAWhole() throws {
    let bench = try Bench()
    let id = try bench.makeExport(
      #""interval":"hour","destination":{"type":"NoOp","config":{}},"model":"hogql","hogql_query":"select a from b","hogql_modifiers":{"debug":true,"timings":null}"#
    )
    #expect(bench.ask(.get, "batch_exports/\(id)/")["hogql_modifiers"]?.bytes == Array(#"{"debug":true}"#.utf8))
    let reply = bench.ask(.patch, "batch_exports/\(id)/", #"{"hogql_modifiers":{"optimizeProjections":false}}"#)
    #expect(reply["hogql_modifiers"]?.bytes == Array(#"{"optimizeProjections":false}"#.utf8))
    #expect(bench.ask(.patch, "batch_exports/\(id)/", #"{"hogql_modifiers":null}"#)["hogql_modifiers"]?.isNull == true)
  }

  @Test func aConfigHasTheTypesThatAreDeclared() throws {
    let sample = try DestinationSample.named("AwsS3")
    let destination = sample.json(adding: ["max_file_size_mb": #""100""#, "kms_key_id": "null"])
    let reply = try Bench().ask(
      .post, "batch_exports/", #"{"name":"N","interval":"hour","destination":\#(destination)}"#)
    #expect(reply["destination"]?["config"]?["max_file_size_mb"]?.int == 100, "\(reply.text)")
    #expect(reply["destination"]?["config"]?["legacy_parquet_extension"]?.bool == false)
  }

  @Test func twentyFileDownloadsGoOnAtATime() throws {
    let bench = try Bench()
    let query = #"{"model":"hogql","file":{},"hogql_query":"select event from events"}"#
    let outcomes = (0...20).map { _ in bench.ask(.post, "file_download_batch_exports/", query).outcome }
    #expect(outcomes == Array(repeating: "202", count: 20) + ["429 - too_many_concurrent_file_downloads"])
  }
}
