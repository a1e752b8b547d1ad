import HTTPTypes
import PostHogBatchExportsTesting

func s3Destination(_ config: String, integration: String = #","integration_id":1"#) -> String {
  #"{"type":"AwsS3","config":{\#(config)}\#(integration)}"#
}
let bucket = #""bucket_name":"b","region":"r","prefix":"p""#

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

let destinationRows: [ServerRow] =
  [
    .create(
      "no integration", destination: s3Destination(bucket, integration: ""), "400 destination invalid_input",
      "Integration is required for AwsS3 batch exports"),
    .create(
      "null as integration", destination: s3Destination(bucket, integration: #","integration_id":null"#),
      "400 destination invalid_input"),
    .create(
      "text as integration", destination: s3Destination(bucket, integration: #","integration":"x""#),
      "400 destination__integration incorrect_type"),
    .create(
      "unknown keys", destination: #"{"type":"NoOp","config":{"b":1,"a":2}}"#,
      "400 destination__non_field_errors invalid_input", "Configuration has unknown field/s: 'a', 'b'"),
    .create(
      "empty values", destination: s3Destination(#""bucket_name":"","region":" ","prefix":"p""#),
      "400 destination invalid_input",
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
    "postgres://u:p@h/", "h:5439", "2001:5439", "a b", "-h.example",
  ].map { .create("the host \($0)", destination: redshift(#""host":"\#($0)""#), "400 destination invalid_input") }
  + ["db.example.com", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "my_db.example.", "internal.example"].map {
    .create("the host \($0)", destination: redshift(#""host":"\#($0)""#), "201")
  }
