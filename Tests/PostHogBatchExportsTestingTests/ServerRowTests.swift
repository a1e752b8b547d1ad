// What the server does where its description says less, a row for each. The names say what is asked for.

import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Testing

@Suite struct ServerRowTests {
  @Test(arguments: exportRows + destinationRows + queryRows + jobRows + organizationRows)
  func theFakeDoesAsTheServer(row: ServerRow) throws {
    let reply = try row.reply()
    #expect(reply.outcome == row.outcome, "\(reply.text)")
    if let detail = row.detail { #expect(reply["detail"]?.string?.hasPrefix(detail) == true, "\(reply.text)") }
  }
}

private let exportRows: [ServerRow] = [
  .create("an alias of a time zone", with: #""timezone":"US/Pacific""#, "201"),
  .create("an abbreviation as a time zone", with: #""timezone":"IST""#, "400 timezone invalid_choice"),
  .create("MERGE with the model events", with: #""incremental_mode":"MERGE""#, "201"),
  .create("MERGE with the model persons", with: #""model":"persons","incremental_mode":"MERGE""#, "201"),
  .create("an unknown incremental mode", with: #""incremental_mode":"UPSERT""#, "400 incremental_mode invalid_choice"),
  .create("no filters with persons", with: #""model":"persons","filters":[]"#, "400 filters invalid_input"),
  .create("no filters with sessions", with: #""model":"sessions","filters":[]"#, "400 filters invalid_input"),
  .create("null as filters with persons", with: #""model":"persons","filters":null"#, "201"),
  .create("no filters with events", with: #""filters":[]"#, "201"),
  .create("filters that are no list", with: #""filters":{"type":"event"}"#, "400 filters invalid_input"),
  .create("an interval in a filter", with: #""filters":[{"data_interval_end":1}]"#, "400 filters invalid_input"),
  .create(
    "the word for an interval in a filter", with: #""filters":[{"type":"event","value":"data_interval_end"}]"#, "201"),
  .create(
    "modifiers with events", with: #""hogql_modifiers":{}"#, "400 hogql_modifiers invalid_input",
    "'hogql_modifiers' is only supported for 'hogql' not 'events' model"),
  .create("a primary key with events", with: #""primary_key":["a"]"#, "400 primary_key invalid_input"),
  .create(
    "a version key with persons", with: #""model":"persons","version_key":["a"]"#, "400 version_key invalid_input"),
  .create(
    "a query with sessions", with: #""model":"sessions","hogql_query":"select a""#, "400 hogql_query invalid_input"),
  .create("a query with events", with: #""hogql_query":"select a from b""#, "400 hogql_query invalid_input"),
  .create("a primary key that is no list", with: #""primary_key":"a""#, "400 primary_key not_a_list"),
  .create("a primary key of nothing", with: #""primary_key":[]"#, "400 primary_key empty"),
  .create("a primary key with a blank", with: #""primary_key":["a",""]"#, "400 primary_key__1 blank"),
  .create("a blank query", with: #""hogql_query":" ""#, "400 hogql_query blank"),
  .create(
    "HTTP with persons", destination: http, with: #""model":"persons""#, "400 - invalid_input", "HTTP batch exports"),
  .create("HTTP with events", destination: http, "201"),
  .create(
    "a feature that is missing, before other faults", interval: #""every 5 minutes""#, with: #""name":"""#,
    "403 - permission_denied", when: { $0.features.shortIntervals = false }),
  .create(
    "a destination at fault, before an interval at fault", interval: #""month""#,
    destination: #"{"type":"AwsS3","config":{}}"#, "400 destination__non_field_errors invalid_input"),
  ServerRow(
    "filters of persons by PATCH", .patch, "batch_exports/{hour}/", #"{"filters":{}}"#, "400 filters invalid_input"),
  ServerRow("a blank name", .patch, "batch_exports/{hour}/", #"{"name":"  "}"#, "400 name blank"),
  ServerRow("unpausing with null", .post, "batch_exports/{hour}/unpause/", #"{"backfill":null}"#, "400 backfill null"),
  ServerRow("unpausing with a word", .post, "batch_exports/{hour}/unpause/", #"{"backfill":"yes"}"#, "200"),
  ServerRow(
    "unpausing nothing with null", .post, "batch_exports/00000000-0000-4000-8000-000000000000/unpause/",
    #"{"backfill":null}"#, "400 backfill null"),
]

private let http = #"{"type":"HTTP","config":{"url":"https://us.i.posthog.com/batch/","token":"phc_x"}}"#

private func s3(_ config: String, integration: String = #","integration_id":1"#) -> String {
  #"{"type":"AwsS3","config":{\#(config)}\#(integration)}"#
}
private let bucket = #""bucket_name":"b","region":"r","prefix":"p""#

private func redshift(_ config: String) -> String {
  #"{"type":"Redshift","config":{"database":"d",\#(config)},"integration_id":7}"#
}
private func copy(_ inputs: String) -> String {
  redshift(#""host":"h.example","mode":"COPY","copy_inputs":{\#(inputs)}"#)
}

private func patch(_ name: String, _ type: String, _ rest: String, _ outcome: String, _ detail: String? = nil)
  -> ServerRow
{
  let id = ["AwsS3": "s3", "BigQuery": "bigQuery", "Redshift": "redshift"][type] ?? "hour"
  let body = #"{"destination":{"type":"\#(type)",\#(rest)}}"#
  return ServerRow(name, .patch, "batch_exports/{\(id)}/", body, outcome, detail)
}

private let destinationRows: [ServerRow] =
  [
    .create(
      "no integration", destination: s3(bucket, integration: ""), "400 destination invalid_input",
      "Integration is required for AwsS3 batch exports"),
    .create(
      "null as integration", destination: s3(bucket, integration: #","integration_id":null"#),
      "400 destination invalid_input"),
    .create(
      "text as integration", destination: s3(bucket, integration: #","integration":"x""#),
      "400 destination__integration incorrect_type"),
    .create(
      "unknown keys", destination: #"{"type":"NoOp","config":{"b":1,"a":2}}"#,
      "400 destination__non_field_errors invalid_input", "Configuration has unknown field/s: 'a', 'b'"),
    .create(
      "empty values", destination: s3(#""bucket_name":"","region":" ","prefix":"p""#), "400 destination invalid_input",
      "The following inputs are empty: ['bucket_name', 'region']"),
    .create(
      "credentials of Snowflake",
      destination: #"{"type":"Snowflake","config":{"password":"x","user":"y"},"integration_id":8}"#,
      "400 destination__non_field_errors invalid_input", "Configuration has unknown field/s: 'password', 'user'"),
    .create(
      "a URL of one's own", destination: #"{"type":"HTTP","config":{"url":"https://x.example/","token":"t"}}"#,
      "400 destination invalid_input"),
    .create(
      "COPY without inputs", destination: redshift(#""host":"h.example","mode":"COPY""#),
      "400 destination invalid_input"),
    .create("COPY without a bucket", destination: copy(#""region_name":"r""#), "400 destination invalid_input"),
    .create(
      "COPY with an integration that is none",
      destination: copy(#""s3_bucket":"b","region_name":"r","authorization":"arn","bucket_credentials":99"#),
      "400 destination invalid_input"),
    .create(
      "COPY with half of the credentials",
      destination: copy(
        #""s3_bucket":"b","region_name":"r","authorization":"arn","bucket_credentials":{"aws_access_key_id":"a"}"#),
      "400 destination invalid_input"),
    .create(
      "COPY with a blank role",
      destination: copy(#""s3_bucket":"b","region_name":"r","authorization":" ","bucket_credentials":1"#),
      "400 destination invalid_input"),
    .create(
      "COPY with all that it needs",
      destination: copy(#""s3_bucket":"b","region_name":"r","authorization":"arn","bucket_credentials":"1""#), "201"),
    patch("another type", "HTTP", #""config":{}"#, "400 destination invalid_input", "Cannot change destination type"),
    patch("use_json_type of BigQuery", "BigQuery", #""config":{"use_json_type":true},"integration_id":4"#, "200"),
    patch("no integration for S3 in a change", "AwsS3", #""config":{}"#, "200"),
    patch(
      "null as integration for S3 in a change", "AwsS3", #""config":{},"integration_id":null"#,
      "400 destination invalid_input"),
    patch(
      "an empty value in a change", "AwsS3", #""config":{"prefix":""}"#, "400 destination invalid_input",
      "The following inputs are empty: ['prefix']"),
    patch(
      "a private host in a change", "Redshift", #""config":{"host":"10.0.0.1"},"integration_id":7"#,
      "400 destination invalid_input"),
  ]
  + [
    "127.0.0.1", "localhost", "LOCALHOST.", "10.1.2.3", "172.20.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1",
    "0.0.0.0", "::1", "fd00::1", "fe80::1", "::ffff:10.0.0.1", "db.internal", "db.svc.cluster.local", "127.1", "1.2.3",
    "postgres://u:p@h/", "h:5439", "a b", "-h.example",
  ].map { .create("the host \($0)", destination: redshift(#""host":"\#($0)""#), "400 destination invalid_input") }
  + ["db.example.com", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "my_db.example.", "internal.example"].map {
    .create("the host \($0)", destination: redshift(#""host":"\#($0)""#), "201")
  }

private func query(_ name: String, _ query: String, with rest: String = "", _ outcome: String) -> ServerRow {
  .create(name, with: #""model":"hogql","hogql_query":"\#(query)"\#(rest.isEmpty ? "" : "," + rest)"#, outcome)
}

private let queryRows: [ServerRow] = [
  .create("no query", with: #""model":"hogql""#, "400 hogql_query invalid_input"),
  query("fields and aliases", "select event, e.uuid, count() as n, 1 one, properties.$ip, * from events e", "201"),
  query("quoted names", "SELECT `a b`, f(x, y) AS \\\"c d\\\" -- from x\\nFROM t", "201"),
  query("a query in a query", "with x as (select 1) select a from (select 1, 2)", "201"),
  query("a union", "(select a from t) union all (select b from t)", "201"),
  query("a literal without a name", "select 1", "400 hogql_query invalid_input"),
  query("a call without a name", "select event, count() from events", "400 hogql_query invalid_input"),
  query("a sum without a name", "select a + b from t", "400 hogql_query invalid_input"),
  query("a text without a name", "select 'a as b' from t", "400 hogql_query invalid_input"),
  query("no columns", "select from t", "400 hogql_query invalid_input"),
  query("no SELECT", "drop table t", "400 hogql_query invalid_input"),
  query("an unknown placeholder", "select a from t where {filters}", "400 hogql_query invalid_input"),
  query("a known placeholder", "select a from t where b > { data_interval_start }", "201"),
  query("a placeholder in a text", "select a from t where b = '{x}'", "201"),
  query(
    "an unknown modifier", "select a from t", with: #""hogql_modifiers":{"speed":1}"#,
    "400 hogql_modifiers invalid_input"),
  query(
    "modifiers that are no object", "select a from t", with: #""hogql_modifiers":[]"#,
    "400 hogql_modifiers invalid_input"),
  query("a known modifier", "select a from t", with: #""hogql_modifiers":{"convertToProjectTimezone":false}"#, "201"),
  query(
    "MERGE without a key", "select a from t", with: #""incremental_mode":"MERGE""#, "400 primary_key invalid_input"),
  query("MERGE with a key", "select a as k from t", with: #""incremental_mode":"MERGE","primary_key":["k"]"#, "201"),
  query(
    "a key that is no column", "select a as k from t where x", with: #""primary_key":["x"]"#,
    "400 primary_key invalid_input"),
  query(
    "a version that is no column", "select a from t", with: #""version_key":["x"]"#, "400 version_key invalid_input"),
  query("a key in any column", "select * from t", with: #""primary_key":["x"]"#, "201"),
]

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
  _ name: String, _ members: String, _ outcome: String, _ detail: String? = nil,
  when: @escaping @Sendable (inout FakeConfiguration) -> Void = { _ in }
) -> ServerRow {
  ServerRow(name, .post, "file_download_batch_exports/", "{\(members)}", outcome, detail, when: when)
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

private let jobRows: [ServerRow] = [
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
    #"{"name":"N","interval":"hour","destination":\#(s3(bucket))}"#, "400 destination invalid_input",
    "Cannot change destination type from 'NoOp' to 'AwsS3'."),
  step("a step without a destination", "{s3}/run_test_step", #"{"name":"N"}"#, "500 - error"),
  step(
    "a step of S3", "{s3}/run_test_step",
    #"{"name":"N","interval":"hour","destination":{"type":"AwsS3","config":{}},"step":1}"#, "200"),
  step(
    "a step past the end", "{s3}/run_test_step",
    #"{"name":"N","interval":"hour","destination":{"type":"AwsS3","config":{}},"step":2}"#, "500 - error"),
  step(
    "a step by name", "run_test_step_new", #"{"name":"N","interval":"hour","destination":\#(s3(bucket)),"step":"0"}"#,
    "500 - error"),
  step(
    "a step of what cannot be created", "run_test_step_new",
    #"{"name":"N","interval":"hour","destination":\#(s3(bucket, integration: ""))}"#, "400 destination invalid_input"),
  step(
    "a step of a new S3", "run_test_step_new", #"{"name":"N","interval":"hour","destination":\#(s3(bucket))}"#, "200"),
]

private let organizationRows: [ServerRow] = [
  ServerRow(
    "an organization's long name", .post, "/api/organizations/", #"{"name":"\#(String(repeating: "n", count: 65))"}"#,
    "400 name max_length"),
  ServerRow(
    "an organization's longest name", .post, "/api/organizations/",
    #"{"name":"\#(String(repeating: "n", count: 64))"}"#, "201"
  ),
  ServerRow("an organization's blank name", .post, "/api/organizations/", #"{"name":" "}"#, "400 name blank"),
  ServerRow(
    "a list as a role", .patch, "/api/organizations/@current/", #"{"default_role_id":[]}"#,
    "400 default_role_id invalid_input"),
  ServerRow(
    "a number as a method", .patch, "/api/organizations/@current/", #"{"default_experiment_stats_method":7}"#,
    "400 default_experiment_stats_method invalid_choice"),
  ServerRow(
    "a number as a logo", .patch, "/api/organizations/@current/", #"{"logo_media_id":7}"#,
    "400 logo_media_id invalid_input"),
]
