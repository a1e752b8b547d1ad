import HTTPTypes
import PostHogBatchExportsTesting

private func query(_ name: String, _ query: String, with rest: String = "", _ outcome: String) -> ServerRow {
  .create(name, with: #""model":"hogql","hogql_query":"\#(query)"\#(rest.isEmpty ? "" : "," + rest)"#, outcome)
}

let queryRows: [ServerRow] = [
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
