import OperationCore
import PostHogBatchExports

extension ExportDefinition {
  /// A definition with a destination that writes nothing.
  static func noOp(_ name: String, _ settings: [String: JSONValue] = [:]) -> ExportDefinition {
    let base: [String: JSONValue] = ["interval": "hour", "destination.type": "NoOp"]
    return ExportDefinition(name: name, settings: base.merging(settings) { $1 })
  }

  /// A definition with settings below `destination`, and the integration that fits.
  private static func export(
    to type: DestinationType, integration: Int? = nil, _ config: [String: JSONValue], secrets: [String: String] = [:]
  ) -> ExportDefinition {
    var settings: [String: JSONValue] = ["interval": "hour", "destination.type": JSONValue(type.rawValue)]
    settings["destination.integration"] = integration.map { JSONValue($0) }
    for (name, value) in config { settings["destination.config.\(name)"] = value }
    let paths = secrets.map { ("destination.config.\($0.key)", $0.value) }
    return ExportDefinition(name: type.rawValue, settings: settings, secrets: Dictionary(uniqueKeysWithValues: paths))
  }

  private static let events: [String: JSONValue] = ["include_events": ["a"], "exclude_events": ["b"]]
  private static let files: [String: JSONValue] = [
    "bucket_name": "b", "region": "r", "prefix": "p", "file_format": "Parquet", "compression": "zstd",
    "max_file_size_mb": 5, "legacy_parquet_extension": false,
  ]

  /// One export for each type of destination, with every property of its settings.
  static let ofEachType: [ExportDefinition] = [
    export(
      to: .awsS3, integration: 1,
      files.merging(events) { $1 }.merging(["encryption": "aws:kms", "kms_key_id": "k"]) { $1 }),
    export(
      to: .s3Compatible, integration: 2,
      files.merging(events) { $1 }.merging(["use_virtual_style_addressing": true]) { $1 }),
    export(
      to: .azureBlob, integration: 3,
      events.merging([
        "container_name": "c", "prefix": "p", "file_format": "Parquet", "compression": "zstd", "max_file_size_mb": 5,
        "legacy_parquet_extension": false,
      ]) { $1 }),
    export(
      to: .bigQuery, integration: 4, events.merging(["dataset_id": "d", "table_id": "t", "use_json_type": true]) { $1 }),
    export(
      to: .databricks, integration: 5,
      events.merging([
        "http_path": "h", "catalog": "c", "schema": "s", "table_name": "t", "use_variant_type": false,
        "use_automatic_schema_evolution": false,
      ]) { $1 }),
    export(
      to: .postgres, integration: 6,
      events.merging(["database": "d", "schema": "s", "table_name": "t", "has_self_signed_cert": true]) { $1 }),
    redshift(["copy_inputs.authorization": "arn:aws:iam::1:role/r", "copy_inputs.bucket_credentials": 1]),
    export(
      to: .snowflake, integration: 8,
      events.merging(["database": "d", "warehouse": "w", "schema": "s", "table_name": "t", "role": "r"]) { $1 }),
    export(to: .http, events.merging(["url": "https://eu.i.posthog.com/batch/"]) { $1 }, secrets: ["token": "TOKEN"]),
    export(to: .noOp, events.merging(["arg": "x"]) { $1 }),
  ]

  /// An export to Redshift with credentials in its settings.
  static let redshiftWithSecrets = redshift(
    [:],
    secrets: [
      "copy_inputs.authorization.aws_access_key_id": "KEY_ID", "copy_inputs.authorization.aws_secret_access_key": "KEY",
      "copy_inputs.bucket_credentials.aws_access_key_id": "KEY_ID",
      "copy_inputs.bucket_credentials.aws_secret_access_key": "KEY",
    ])

  private static func redshift(_ inputs: [String: JSONValue], secrets: [String: String] = [:]) -> ExportDefinition {
    let settings: [String: JSONValue] = [
      "database": "d", "schema": "s", "table_name": "t", "host": "h.example", "port": 5440,
      "properties_data_type": "super",
      "mode": "COPY", "copy_inputs.s3_bucket": "b", "copy_inputs.region_name": "r", "copy_inputs.s3_key_prefix": "p",
    ]
    return export(
      to: .redshift, integration: 7, settings.merging(events) { $1 }.merging(inputs) { $1 }, secrets: secrets)
  }

  /// The same with other settings.
  func with(_ settings: [String: JSONValue]) -> ExportDefinition {
    ExportDefinition(name: name, settings: self.settings.merging(settings) { $1 }, secrets: secrets)
  }

  func named(_ name: String) -> ExportDefinition {
    ExportDefinition(name: name, settings: settings, secrets: secrets)
  }
}
