import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Testing

/// One rule of the server: a request, and its outcome.
struct ServerRow: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let method: HTTPRequest.Method
  /// The path below the project. `{hour}`, `{week}`, `{s3}`, `{bigQuery}`, `{query}` and `{redshift}` stand for the ids
  /// of exports, `{download}` for that of a file download in progress.
  let path: String
  let body: String?
  /// Status, field and code, as `Reply.outcome` has them.
  let outcome: String
  /// The beginning of the text; nil if it doesn't matter.
  let detail: String?
  let configure: @Sendable (inout FakeConfiguration) -> Void

  init(
    _ name: String, _ method: HTTPRequest.Method, _ path: String, _ body: String?, _ outcome: String,
    _ detail: String? = nil, when configure: @escaping @Sendable (inout FakeConfiguration) -> Void = { _ in }
  ) {
    testDescription = name
    self.method = method
    self.path = path
    self.body = body
    self.outcome = outcome
    self.detail = detail
    self.configure = configure
  }

  /// A row about creating an export, with these properties besides its name, or instead of the usual ones.
  static func create(
    _ name: String, interval: String = #""hour""#, destination: String = #"{"type":"NoOp","config":{}}"#,
    with properties: String = "", _ outcome: String, _ detail: String? = nil,
    when configure: @escaping @Sendable (inout FakeConfiguration) -> Void = { _ in }
  ) -> ServerRow {
    let rest = properties.isEmpty ? "" : ",\(properties)"
    let body = #"{"name":"N","interval":\#(interval),"destination":\#(destination)\#(rest)}"#
    return ServerRow(name, .post, "batch_exports/", body, outcome, detail, when: configure)
  }

  /// The response of a fake that has what the path names.
  func reply() throws -> Reply {
    let bench = try Bench(configure)
    let destinations = [
      "hour": #""interval":"hour","destination":{"type":"NoOp","config":{}}"#,
      "week": #""interval":"week","offset_day":1,"destination":{"type":"NoOp","config":{}}"#,
      "s3": #""interval":"hour","destination":\#(try DestinationSample.named("AwsS3").json())"#,
      "bigQuery": #""interval":"hour","destination":\#(try DestinationSample.named("BigQuery").json())"#,
      "redshift": #""interval":"hour","destination":\#(try DestinationSample.named("Redshift").json())"#,
      "query": #"""
      "interval":"hour","destination":{"type":"NoOp","config":{}},"model":"hogql",
      "hogql_query":"select event from events","hogql_modifiers":{"debug":true}
      """#,
    ]
    var path = path
    if let (name, properties) = destinations.first(where: { path.contains("{\($0.key)}") }) {
      path = path.replacing("{\(name)}", with: try bench.makeExport(properties))
      if path.hasSuffix("/backfills/") {
        _ = bench.ask(.post, path, #"{"start_at":"2026-02-01T00:00:00Z","end_at":"2026-02-01T01:00:00Z"}"#)
      }
    }
    if path.contains("{download}") {
      let query = #"{"model":"hogql","file":{},"hogql_query":"select event from events"}"#
      let download = try #require(bench.ask(.post, "file_download_batch_exports/", query)["id"]?.string)
      path = path.replacing("{download}", with: download)
    }
    return bench.ask(method, path, body)
  }
}
