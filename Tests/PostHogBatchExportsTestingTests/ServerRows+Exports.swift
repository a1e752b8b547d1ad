import HTTPTypes
import PostHogBatchExportsTesting

let exportRows: [ServerRow] = [
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
    "unpausing by a user without a project", .post, "batch_exports/{hour}/unpause/", nil,
    "401 - authentication_failed", when: { $0.keys[0].ownerHasCurrentProject = false }),
  ServerRow(
    "pausing by a user without a project", .post, "batch_exports/{hour}/pause/", nil, "200",
    when: { $0.keys[0].ownerHasCurrentProject = false }),
  ServerRow(
    "replacing a value by an empty one", .put, "batch_exports/{s3}/",
    #"{"name":"N","interval":"hour","destination":{"type":"AwsS3","config":{"bucket_name":"b","region":"r","prefix":""},"integration_id":1}}"#,
    "400 destination invalid_input", "The following inputs are empty"),
  ServerRow(
    "unpausing nothing with null", .post, "batch_exports/00000000-0000-4000-8000-000000000000/unpause/",
    #"{"backfill":null}"#, "400 backfill null"),
]

private let http = #"{"type":"HTTP","config":{"url":"https://us.i.posthog.com/batch/","token":"phc_x"}}"#

let organizationRows: [ServerRow] = [
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
