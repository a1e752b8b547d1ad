import HTTPTypes
import PostHogBatchExportsTesting

private func count(
  _ name: String, _ rest: String, _ outcome: String,
  when: @escaping @Sendable (inout FakeConfiguration) -> Void = { _ in }
) -> ServerRow {
  ServerRow(
    name, .post, "file_download_batch_exports/count_rows/",
    #"{"model":"hogql","hogql_query":"select a from b"\#(rest)}"#,
    outcome,
    when: when)
}

private func download(
  _ name: String, _ properties: String, _ outcome: String, _ detail: String? = nil,
  when: @escaping @Sendable (inout FakeConfiguration) -> Void = { _ in }
) -> ServerRow {
  ServerRow(name, .post, "file_download_batch_exports/", "{\(properties)}", outcome, detail, when: when)
}

private func backfill(
  _ name: String, _ id: String, _ start: String, _ end: String, _ outcome: String, _ detail: String? = nil,
  when: @escaping @Sendable (inout FakeConfiguration) -> Void = { _ in }
) -> ServerRow {
  ServerRow(
    name, .post, "batch_exports/{\(id)}/backfills/", #"{"start_at":\#(start),"end_at":\#(end)}"#, outcome, detail,
    when: when)
}

private func step(_ name: String, _ path: String, _ body: String, _ outcome: String, _ detail: String? = nil)
  -> ServerRow
{
  ServerRow(name, .post, "batch_exports/\(path)/", body, outcome, detail)
}

private let events = #""model":"events","file":{}"#
private let hogQL = #""model":"hogql","file":{},"hogql_query":"select a from b""#

let jobRows: [ServerRow] = [
  count("rows of no time", "", "200"),
  count("rows of a day by words", #","data_interval_start":"yesterday""#, "400 data_interval_start invalid_input"),
  count("rows until tomorrow", #","data_interval_end":"2026-03-03T10:00:00Z""#, "400 - invalid_input"),
  count(
    "rows of 31 days", #","data_interval_start":"2026-01-01T00:00:00Z","data_interval_end":"2026-02-01T00:00:00Z""#,
    "400 - invalid_input"),
  count("rows with null as start", #","data_interval_start":null"#, "400 data_interval_start null"),
  count("rows of a number", #","hogql_query":{}"#, "400 hogql_query invalid_input"),
  count("rows without the feature", "", "403 - permission_denied", when: { $0.features.hogQL = false }),
  count(
    "rows at fault without the feature", #","hogql_query":"x""#, "400 hogql_query invalid_input",
    when: { $0.features.hogQL = false }),
  ServerRow(
    "rows of events", .post, "file_download_batch_exports/count_rows/", #"{"model":"events","hogql_query":"x"}"#,
    "400 model invalid_choice"),

  download("a download without an interval", events, "400 - invalid_input"),
  download(
    "a download backwards",
    events + #","data_interval_start":"2026-03-02T00:00:00Z","data_interval_end":"2026-03-01T00:00:00Z""#,
    "400 - invalid_input"),
  download(
    "a download of the future",
    events + #","data_interval_start":"2026-03-02T00:00:00Z","data_interval_end":"2026-03-03T00:00:00Z""#,
    "400 - invalid_input"),
  download("a download with a query for events", events + #","hogql_query":"select a from b""#, "400 - invalid_input"),
  download("a download with modifiers for events", events + #","hogql_modifiers":{}"#, "400 - invalid_input"),
  download("a query with names of events", hogQL + #","include":[]"#, "400 - invalid_input"),
  download("a query with null as start", hogQL + #","data_interval_start":null"#, "400 data_interval_start null"),
  download("a query with null as modifiers", hogQL + #","hogql_modifiers":null"#, "400 hogql_modifiers null"),
  download("no query", #""model":"hogql","file":{}"#, "400 - invalid_input"),
  download("file that is no object", #""model":"hogql","file":"Parquet""#, "400 file__non_field_errors invalid_input"),
  download("file before model", "", "400 file required"),
  download("include with a blank", events + #","include":["a"," "]"#, "400 include__1 blank"),
  download(
    "one too many at a time", hogQL, "429 - too_many_concurrent_file_downloads",
    when: { $0.maxConcurrentFileDownloads = 0 }),
  download("a wrong one too many", events, "400 - invalid_input", when: { $0.maxConcurrentFileDownloads = 0 }),
  ServerRow(
    "a file of what still runs", .get, "file_download_batch_exports/{download}/download/", nil, "400 - invalid_input",
    "Batch export run is still in progress"),

  backfill("a bad date", "hour", #""soon""#, "null", "400 - invalid_input"),
  backfill("a number as date", "hour", "5", "null", "400 - invalid_input"),
  backfill("a naive date", "hour", #""2026-03-01T00:00:00""#, #""2026-03-01T02:00:00Z""#, "400 - invalid_input"),
  backfill(
    "an end in the future", "hour", #""2026-03-01T00:00:00Z""#, #""2026-03-03T00:00:00Z""#, "400 - invalid_input",
    "The provided 'end_at'"),
  backfill(
    "a start behind the end", "hour", #""2026-03-01T00:00:00Z""#, #""2026-02-01T00:00:00Z""#, "400 - invalid_input",
    "The initial backfill datetime 'start_at' must be before"),
  backfill(
    "a wrong weekday", "week", #""2021-01-03""#, #""2021-01-11""#, "400 - invalid_input",
    "Input 2021-01-03 is not on the correct day of the week for this batch export. 2021-01-03 is a Sunday but this batch export is configured to run weekly on Monday"
  ),
  backfill(
    "a bad date at the limit", "hour", #""soon""#, "null", "429 - too_many_concurrent_backfills",
    "This team already has 1 batch export backfills running.", when: { $0.maxConcurrentBackfills = 1 }),
  backfill(
    "the beginning without the feature, at the limit", "hour", "null", "null", "400 - invalid_input",
    when: {
      $0.maxConcurrentBackfills = 0
      $0.features.backfillFromBeginning = false
    }),
  backfill(
    "one too many, before the row of the first appears", "hour", #""2026-03-01T00:00:00Z""#, #""2026-03-01T01:00:00Z""#,
    "201",
    when: {
      $0.maxConcurrentBackfills = 1
      $0.timing.backfillAppears = .seconds(3)
    }),
  backfill("no end for S3", "s3", #""2026-03-01T00:00:00Z""#, "null", "500 - error"),
  backfill("no start for S3", "s3", "null", #""2026-03-01T00:00:00Z""#, "201"),
  backfill("less than an interval", "hour", #""2026-03-01T00:00:00Z""#, #""2026-03-01T00:20:00Z""#, "201"),
  backfill("the same range twice", "hour", #""2026-02-01T00:00:00Z""#, #""2026-02-01T01:00:00Z""#, "500 - error"),

  step("a step with a destination only", "{s3}/run_test_step", #"{"destination":{"config":{}}}"#, "400 name required"),
  step(
    "a step without a type", "{s3}/run_test_step", #"{"name":"N","interval":"hour","destination":{"config":{}}}"#,
    "400 destination__type required"),
  step(
    "a step without an interval", "{s3}/run_test_step", #"{"name":"N","destination":{"type":"AwsS3","config":{}}}"#,
    "400 interval required"),
  step(
    "a step of BigQuery without integration", "{bigQuery}/run_test_step",
    #"{"name":"N","interval":"hour","destination":{"type":"BigQuery","config":{}}}"#, "400 destination invalid_input"),
  step(
    "a step of another type", "{s3}/run_test_step",
    #"{"name":"N","interval":"hour","destination":{"type":"NoOp","config":{}}}"#,
    "400 destination__non_field_errors invalid_input"),
  step(
    "a step of another type with nothing else wrong", "{hour}/run_test_step",
    #"{"name":"N","interval":"hour","destination":\#(s3Destination(bucket))}"#, "400 destination invalid_input",
    "Cannot change destination type from 'NoOp' to 'AwsS3'."),
  step("a step without a destination", "{s3}/run_test_step", #"{"name":"N"}"#, "500 - error"),
  step(
    "a step of S3", "{s3}/run_test_step",
    #"{"name":"N","interval":"hour","destination":{"type":"AwsS3","config":{}},"step":1}"#, "200"),
  step(
    "a step past the end", "{s3}/run_test_step",
    #"{"name":"N","interval":"hour","destination":{"type":"AwsS3","config":{}},"step":2}"#, "500 - error"),
  step(
    "a step by name", "run_test_step_new",
    #"{"name":"N","interval":"hour","destination":\#(s3Destination(bucket)),"step":"0"}"#,
    "500 - error"),
  step(
    "a step of what cannot be created", "run_test_step_new",
    #"{"name":"N","interval":"hour","destination":\#(s3Destination(bucket, integration: ""))}"#,
    "400 destination invalid_input"),
  step(
    "a step of a new S3", "run_test_step_new",
    #"{"name":"N","interval":"hour","destination":\#(s3Destination(bucket))}"#, "200"),
]
