import Testing

/// The least that each destination requires.
struct DestinationSample: Sendable, CustomTestStringConvertible {
  let type: String
  /// Required keys and values, as JSON.
  let required: [String: String]
  /// The integration that fits, by the numbers of `FakeIntegration.oneOfEachKind`.
  var integration: Int?
  /// Keys that hold credentials, refused beside an integration.
  var legacyKeys: [String] = []

  var testDescription: String { type }

  /// A destination with some keys left out or replaced by others, and perhaps another integration.
  func json(without missing: String? = nil, adding extra: [String: String] = [:], integration: Int?? = nil) -> String {
    let config = required.filter { $0.key != missing }.merging(extra) { $1 }
    let properties = config.sorted { $0.key < $1.key }.map { "\"\($0)\":\($1)" }.joined(separator: ",")
    let number = (integration ?? self.integration).map(String.init) ?? "null"
    let link = self.integration == nil ? "" : #","integration_id":\#(number)"#
    return #"{"type":"\#(type)","config":{\#(properties)}\#(link)}"#
  }

  static let all = [
    DestinationSample(
      type: "AwsS3", required: ["bucket_name": #""b""#, "region": #""r""#, "prefix": #""p""#], integration: 1),
    DestinationSample(
      type: "S3Compatible", required: ["bucket_name": #""b""#, "region": #""r""#, "prefix": #""p""#], integration: 2),
    DestinationSample(type: "AzureBlob", required: ["container_name": #""c""#], integration: 3),
    DestinationSample(
      type: "BigQuery", required: ["dataset_id": #""d""#], integration: 4, legacyKeys: ["private_key", "client_email"]),
    DestinationSample(
      type: "Databricks",
      required: ["http_path": #""h""#, "catalog": #""c""#, "schema": #""s""#, "table_name": #""t""#], integration: 5),
    DestinationSample(
      type: "Postgres", required: ["database": #""d""#], integration: 6, legacyKeys: ["user", "password", "host"]),
    DestinationSample(
      type: "Redshift", required: ["database": #""d""#, "host": #""h""#], integration: 7,
      legacyKeys: ["user", "password"]),
    DestinationSample(
      type: "Snowflake", required: ["database": #""d""#, "warehouse": #""w""#, "schema": #""s""#], integration: 8),
    DestinationSample(
      type: "HTTP", required: ["url": #""https://eu.i.posthog.com/batch/""#, "token": #""phc_x""#]),
    DestinationSample(type: "NoOp", required: [:]),
  ]
  static let linked = all.filter { $0.integration != nil }

  static func named(_ type: String) throws -> DestinationSample {
    try #require(all.first { $0.type == type })
  }
}
