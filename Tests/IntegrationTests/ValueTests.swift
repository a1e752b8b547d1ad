import Foundation
import OperationCore
import PostHogBatchExports
import Testing

/// What the server sent as values of a program: compared, hashed, changed, and carried through encoders.
@Suite struct ValueTests {
  @Test func whatIsReadCanBeComparedHashedChangedAndEncoded() async throws {
    try await Fixture.with { fixture in
      let project = fixture.client.project(1)
      let exports = try await all(project.batchExports.list())
      try expectValues(exports) { $0.name += "!" }
      try expectValues(try await all(project.batchExports[fixture.export].runs.list())) { $0.status = .timedOut }
      let backfills = try await all(project.batchExports[fixture.export].backfills.list())
      try expectValues(backfills) { $0.status = .cancelled }
      try expectValues(try await all(fixture.client.organizations.list())) { $0.name += "!" }
    }
  }

  private func all<Items: AsyncSequence>(_ items: Items) async throws -> [Items.Element] {
    var all: [Items.Element] = []
    for try await item in items { all.append(item) }
    return all
  }

  private func expectValues<Value: APIObject>(
    _ values: [Value], sourceLocation: SourceLocation = #_sourceLocation, _ change: (inout Value) -> Void
  ) throws {
    #expect(!values.isEmpty, sourceLocation: sourceLocation)
    #expect(Set(values).count == values.count, sourceLocation: sourceLocation)
    for value in values {
      let encoded = try JSONEncoder().encode(value)
      #expect(try Value(json: Array(encoded)) == value, sourceLocation: sourceLocation)
      #expect(try JSONDecoder().decode(Value.self, from: encoded) == value, sourceLocation: sourceLocation)
      var changed = value
      change(&changed)
      #expect(changed != value, sourceLocation: sourceLocation)
    }
  }

  @Test func aValueForATestIsMadeFromJSON() throws {
    let run = try BatchExportRun(
      json: #"""
        {"id": "0190f3b1-0000-7000-8000-000000000001", "status": "Failed", "created_at": "2026-03-01T10:00:00Z",
         "last_updated_at": "2026-03-01T10:05:00Z", "data_interval_end": "2026-03-01T10:00:00Z",
         "batch_export": "0190f3b1-0000-7000-8000-000000000002"}
        """#)
    #expect(run.status == .failed)
    #expect(throws: JSONError.self) { try BatchExportRun(json: "{}") }
  }

  @Test func aValuePrintsAsTheAPIWritesItWithoutSecrets() throws {
    let request = try UnpauseRequest(json: #"{"backfill":true}"#)
    #expect("\(request)" == #"{"backfill":true}"#)
    let config = HTTPConfig(url: .us, token: "phx_secret", includeEvents: ["a"])
    let expected = #"{"url":"https://us.i.posthog.com/batch/","token":"<redacted>","include_events":["a"]}"#
    #expect("\(config)" == expected && String(reflecting: config) == expected)
    #expect(
      "\(try JSONDecoder().decode(HTTPConfig.self, from: JSONEncoder().encode(config)).token.exposedValue)"
        == "phx_secret")
  }

  private static let configs: [(any DestinationConfig, type: String)] = [
    (AwsS3Config(bucketName: "b", region: "r", prefix: "p"), "AwsS3"),
    (AwsS3Config(bucketName: "b", region: "r", prefix: "p"), "S3"),
    (S3CompatibleConfig(bucketName: "b", region: "r", prefix: "p"), "S3Compatible"),
    (S3CompatibleConfig(bucketName: "b", region: "r", prefix: "p"), "S3"),
    (AzureBlobConfig(containerName: "c", prefix: "p"), "AzureBlob"),
    (BigQueryConfig(datasetID: "d", tableID: "t"), "BigQuery"),
    (DatabricksConfig(httpPath: "/h", catalog: "c", schema: "s", tableName: "t"), "Databricks"),
    (PostgresConfig(database: "d", schema: "s", tableName: "t"), "Postgres"),
    (RedshiftConfig(database: "d", schema: "s", tableName: "t"), "Redshift"),
    (SnowflakeConfig(database: "d", warehouse: "w", schema: "s"), "Snowflake"),
    (HTTPConfig(url: .us, token: "t"), "HTTP"), (WorkflowsConfig(hogFunctionID: "f"), "Workflows"),
    (NoOpConfig(), "NoOp"),
  ]

  @Test(arguments: configs)
  func aConfigIsReadBackAsTheTypeThatItWasMadeWith(config: any DestinationConfig, type: String) throws {
    try expectReadBack(config, of: type)
  }

  private func expectReadBack<Config: DestinationConfig>(_ config: Config, of type: String) throws {
    let destination = try BatchExportDestination(json: #"{"type":"\#(type)","config":\#(config.jsonText)}"#)
    #expect(try destination.config(as: Config.self) == config)
    for (other, _) in Self.configs where !Swift.type(of: other).destinationTypes.contains(destination.type) {
      expectRefused(destination, as: other)
    }
  }

  @Test(
    arguments: [
      (#"{"region":"r","prefix":"p"}"#, "the property \"bucket_name\" is missing at /config"),
      (#"{"bucket_name":1,"region":"r","prefix":"p"}"#, "expected a string, found a number at /config/bucket_name"),
      ("[]", "expected an object, found an array at /config"),
    ])
  func aConfigThatCannotBeReadNamesItsPlace(config: String, words: String) throws {
    let destination = try BatchExportDestination(json: #"{"type":"S3","config":\#(config)}"#)
    let error = #expect(throws: JSONError.self) { try destination.config(as: AwsS3Config.self) }
    #expect(error?.description == words)
    let other = #expect(throws: JSONError.self) { try destination.config(as: NoOpConfig.self) }
    #expect(other?.description == "expected NoOp for NoOpConfig, found S3 at /type" && other?.pointer == "/type")
  }

  private func expectRefused<Config: DestinationConfig>(_ destination: BatchExportDestination, as _: Config) {
    #expect(throws: JSONError.self) { try destination.config(as: Config.self) }
  }

  @Test func everyTypeOfDestinationHasAConfig() {
    let types = Set(Self.configs.flatMap { Swift.type(of: $0.0).destinationTypes })
    #expect(Set(DestinationType.known).subtracting(types) == [.fileDownload])
  }
}
