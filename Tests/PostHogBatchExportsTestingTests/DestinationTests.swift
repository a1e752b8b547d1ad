import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Testing

@Suite struct DestinationTests {
  private static func create(_ destination: String, on bench: Bench? = nil) throws -> Reply {
    try (bench ?? Bench()).ask(
      .post, "batch_exports/", #"{"name":"N","interval":"hour","destination":\#(destination)}"#)
  }

  @Test(arguments: DestinationSample.all) func itsRequiredKeysSuffice(sample: DestinationSample) throws {
    let reply = try Self.create(sample.json())
    #expect(reply.outcome == "201", "\(reply.text)")
    #expect(reply["destination"]?["integration"]?.int == sample.integration)
  }

  @Test(arguments: DestinationSample.all) func anUnknownKeyIsRefused(sample: DestinationSample) throws {
    let reply = try Self.create(sample.json(adding: ["surprise": "1"]))
    #expect(reply.outcome == "400 destination__non_field_errors invalid_input")
    #expect(reply["detail"]?.string == "Configuration has unknown field/s: 'surprise'")
  }

  @Test(arguments: DestinationSample.all) func aRequiredKeyIsMissed(sample: DestinationSample) throws {
    for key in sample.required.keys where !(sample.type == "Redshift" && key == "host") {
      let reply = try Self.create(sample.json(without: key))
      #expect(reply.outcome == "400 destination__non_field_errors invalid_input", "\(key)")
      #expect(reply["detail"]?.string?.contains("'\(key)'") == true)
    }
  }

  @Test(arguments: DestinationSample.all) func aValueHasItsType(sample: DestinationSample) throws {
    for key in sample.required.keys {
      let reply = try Self.create(sample.json(adding: [key: "[]"]))
      let isUnchecked = sample.type == "Redshift" && key == "host"
      #expect(
        reply.outcome == "400 destination\(isUnchecked ? "" : "__non_field_errors") invalid_input", "\(key)")
    }
  }

  @Test(arguments: DestinationSample.linked) func itNeedsTheIntegrationOfItsKind(sample: DestinationSample) throws {
    let number = try #require(sample.integration)
    let bench = try Bench { $0.integrations.append(FakeIntegration(id: 50, kind: "aws-s3", project: 2)) }
    func outcome(_ integration: Int?) throws -> String {
      try Self.create(sample.json(integration: .some(integration)), on: bench).outcome
    }
    #expect(try outcome(nil) == "400 destination invalid_input")
    #expect(try outcome(99) == "400 destination__integration does_not_exist")
    #expect(try outcome(50) == "400 destination__integration does_not_exist", "it belongs to another project")
    #expect(try outcome(number % 8 + 1) == "400 destination invalid_input", "it is of another kind")
  }

  @Test(arguments: DestinationSample.all) func credentialsAndAnIntegrationAreTooMuch(sample: DestinationSample) throws {
    for key in sample.legacyKeys {
      let reply = try Self.create(sample.json(adding: [key: #""x""#]))
      #expect(reply.outcome == "400 destination invalid_input", "\(key)")
    }
  }

  /// Beyond single keys: `type {keys that are added}`.
  @Test(arguments: [
    Rule(#"AwsS3 "compression":"gzip""#, "201"),
    Rule(#"AwsS3 "compression":"zstd""#, "400 destination invalid_input"),
    Rule(#"AwsS3 "compression":"zstd","file_format":"Parquet""#, "201"),
    Rule(#"AwsS3 "compression":"zip""#, "400 destination invalid_input"),
    Rule(#"AwsS3 "file_format":"CSV""#, "400 destination invalid_input"),
    Rule(#"AwsS3 "bucket_name":" ""#, "400 destination invalid_input"),
    Rule(#"AwsS3 "max_file_size_mb":"100""#, "201"),
    Rule(#"AwsS3 "legacy_parquet_extension":true"#, "400 destination invalid_input"),
    Rule(#"AwsS3 "endpoint_url":"https://x""#, "400 destination__non_field_errors invalid_input"),
    Rule(#"S3Compatible "use_virtual_style_addressing":"True""#, "201"),
    Rule(#"S3Compatible "kms_key_id":"k""#, "400 destination__non_field_errors invalid_input"),
    Rule(#"AzureBlob "compression":"lz4""#, "400 destination invalid_input"),
    Rule(#"Redshift "mode":"COPY""#, "400 destination invalid_input"),
    Rule(#"Redshift "mode":"UPSERT""#, "201"),
    Rule(#"Redshift "port":"5439""#, "201"),
    Rule(#"Redshift "port":"many""#, "400 destination__non_field_errors invalid_input"),
    Rule(#"HTTP "url":"https://example.com/""#, "400 destination invalid_input"),
    Rule(#"NoOp "include_events":["a"],"exclude_events":null"#, "201"),
    Rule(#"NoOp "include_events":[1]"#, "201"),
  ])
  func aConfigHasToHangTogether(rule: Rule) throws {
    let parts = rule.sent.split(separator: " ", maxSplits: 1).map(String.init)
    let added = try JSONValue(json: Array("{\(parts[1])}".utf8)).object ?? []
    let extra = Dictionary(added.map { ($0.name, String(decoding: $0.value.bytes, as: UTF8.self)) }) { $1 }
    let reply = try Self.create(DestinationSample.named(parts[0]).json(adding: extra))
    #expect(reply.outcome == rule.outcome, "\(reply.text)")
  }

  @Test(arguments: [
    Rule(#"{"type":"S3","config":{}}"#, "400 destination__type invalid_choice"),
    Rule(#"{"type":"FileDownload","config":{}}"#, "400 destination__type invalid_input"),
    Rule(#"{"type":"Workflows","config":{"hog_function_id":"h"}}"#, "403 - permission_denied"),
    Rule(#"{"type":"Fax","config":{}}"#, "400 destination__type invalid_choice"),
    Rule(#"{"config":{}}"#, "400 destination__type required"),
    Rule(#"{"type":"NoOp"}"#, "400 destination__config required"),
    Rule(#"{"type":"NoOp","config":[]}"#, "500 - error"),
    Rule(#""NoOp""#, "400 destination__non_field_errors invalid_input"),
    Rule("null", "400 destination null"),
  ])
  func aDestinationThatCannotBeCreated(rule: Rule) throws {
    #expect(try Self.create(rule.sent).outcome == rule.outcome)
  }

  @Test func aRedshiftNeedsAHostFromSomewhere() throws {
    let sample = try DestinationSample.named("Redshift")
    #expect(try Self.create(sample.json(without: "host")).outcome == "400 destination invalid_input")
    let bench = try Bench { $0.integrations = [FakeIntegration(id: 7, kind: "aws-redshift", storesHost: true)] }
    #expect(try Self.create(sample.json(without: "host"), on: bench).outcome == "201")
  }

  /// Exports from before integrations have their host in the config.
  @Test(arguments: [
    Rule("db.example.com", "200"), Rule("127.0.0.1", "400 destination invalid_input"),
    Rule("db.local", "400 destination invalid_input"),
  ])
  func aDatabaseIsNotInTheNetworkOfTheServer(rule: Rule) throws {
    let bench = try Bench()
    let id = try bench.fake.addExport(#"{"destination":{"type":"Postgres","config":{"database":"d"}}}"#).text
    let body = #"{"destination":{"type":"Postgres","config":{"host":"\#(rule.sent)"}}}"#
    #expect(bench.ask(.patch, "batch_exports/\(id)/", body).outcome == rule.outcome)
  }

  @Test func workflowsAreNotListedButFound() throws {
    let bench = try Bench { $0.features.workflows = true }
    let created = try Self.create(#"{"type":"Workflows","config":{"hog_function_id":"h"}}"#, on: bench)
    let id = try #require(created["id"]?.string)
    #expect(bench.ask(.get, "batch_exports/\(id)/").status == 200)
    #expect(bench.ask(.get, "batch_exports/")["count"]?.int == 0)
  }

  /// Whether a change has to name the integration again: left out, then null.
  @Test(
    arguments: zip(
      ["AwsS3", "S3Compatible", "AzureBlob", "BigQuery", "Databricks", "Postgres", "Redshift", "Snowflake"],
      [[200, 400], [200, 400], [400, 400], [400, 400], [400, 400], [200, 200], [400, 400], [200, 400]]))
  func aChangeKeepsTheIntegrationOrAsksForIt(type: String, statuses: [Int]) throws {
    let bench = try Bench()
    let sample = try DestinationSample.named(type)
    let id = try bench.makeExport(#""interval":"hour","destination":\#(sample.json())"#)
    let links = ["", #","integration_id":null"#]
    for (link, status) in zip(links, statuses) {
      let body = #"{"destination":{"type":"\#(type)","config":{}\#(link)}}"#
      #expect(bench.ask(.patch, "batch_exports/\(id)/", body).status == status)
    }
    let body = #"{"destination":{"type":"\#(type)","config":{},"integration_id":\#(sample.integration ?? 0)}}"#
    #expect(bench.ask(.patch, "batch_exports/\(id)/", body).status == 200)
  }
}
