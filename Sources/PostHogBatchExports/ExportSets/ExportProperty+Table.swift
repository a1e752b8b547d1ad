import PostHogAPI

// The table of what a set can manage. A property of the API that is to be managed is a line here.

extension ExportProperty {
  /// Returns the properties of exports to a type of destination, in the order in which they are written.
  package static func all(of type: DestinationType?) -> [ExportProperty] {
    type.flatMap { tables[$0] } ?? table(of: nil)
  }

  private static let tables = Dictionary(uniqueKeysWithValues: managedTypes.map { ($0, table(of: $0)) })

  private static func table(of type: DestinationType?) -> [ExportProperty] {
    common + [destinationType, integration(requiredBy: type)] + (type.map(config) ?? [])
  }

  /// Returns the property at a path; nil if exports to this type of destination have none.
  package static func named(_ path: String, of type: DestinationType?) -> ExportProperty? {
    all(of: type).first { $0.path == path }
  }

  /// The types of destination that can be managed. The server's list leaves `Workflows` out, so these exports can't be
  /// found by their name; `FileDownload` and `S3` can't be created.
  package static let managedTypes: [DestinationType] =
    DestinationType.known.filter { ![.workflows, .fileDownload, .s3].contains($0) }

  private static let common: [ExportProperty] = [
    choice("model", ExportModel.known.map(\.rawValue)),
    ExportProperty(path: "interval", kind: .choice(ExportInterval.known.map(\.rawValue)), isRequired: true),
    ExportProperty(path: "timezone", kind: .text, isNullable: true),
    ExportProperty(path: "offset_day", kind: .integer(0...6)),
    ExportProperty(path: "offset_hour", kind: .integer(0...23)),
    ExportProperty(path: "start_at", kind: .date, isNullable: true),
    ExportProperty(path: "end_at", kind: .date, isNullable: true),
    ExportProperty(path: "paused", kind: .boolean),
    ExportProperty(path: "filters", kind: .filters, isNullable: true),
    ExportProperty(path: "hogql_query", kind: .trimmedText, isNullable: true),
    ExportProperty(path: "hogql_modifiers", kind: .modifiers, isNullable: true),
    ExportProperty(path: "primary_key", kind: .texts, isNullable: true),
    ExportProperty(path: "version_key", kind: .texts, isNullable: true),
    choice("incremental_mode", IncrementalMode.known.map(\.rawValue)),
  ]

  private static let destinationType = ExportProperty(
    path: "destination.type", kind: .choice(managedTypes.map(\.rawValue)), isRequired: true)

  private static func integration(requiredBy type: DestinationType?) -> ExportProperty {
    let isRequired = type != .http && type != .noOp
    return ExportProperty(path: "destination.integration", kind: .integration(orText: false), isRequired: isRequired)
  }

  private static func config(of type: DestinationType) -> [ExportProperty] {
    settings(of: type).map { $0.below("destination.config.") } + events
  }

  private static let events: [ExportProperty] = ["include_events", "exclude_events"].map {
    ExportProperty(path: "destination.config.\($0)", kind: .texts, isNullable: true)
  }

  private static func settings(of type: DestinationType) -> [ExportProperty] {
    switch type {
    case .awsS3: bucket + files + [text("encryption", isNullable: true), text("kms_key_id", isNullable: true), legacy]
    case .s3Compatible: bucket + files + [boolean("use_virtual_style_addressing"), legacy]
    case .azureBlob: [requiredText("container_name"), text("prefix")] + files + [legacy]
    case .bigQuery: [requiredText("dataset_id"), text("table_id"), boolean("use_json_type")]
    case .databricks:
      ["http_path", "catalog", "schema", "table_name"].map(requiredText)
        + [boolean("use_variant_type"), boolean("use_automatic_schema_evolution")]
    case .postgres: [requiredText("database"), text("schema"), text("table_name"), boolean("has_self_signed_cert")]
    case .redshift: redshift + copyInputs.map { $0.below("copy_inputs.") }
    case .snowflake:
      ["database", "warehouse", "schema"].map(requiredText) + [text("table_name"), text("role", isNullable: true)]
    case .http:
      [
        ExportProperty(path: "url", kind: .choice(IngestionURL.known.map(\.rawValue)), isRequired: true),
        ExportProperty(path: "token", kind: .secret, isRequired: true),
      ]
    case .noOp: [text("arg")]
    default: []
    }
  }

  private static let bucket = ["bucket_name", "region", "prefix"].map(requiredText)
  private static let legacy = boolean("legacy_parquet_extension")
  private static let files = [
    choice("file_format", FileFormat.known.map(\.rawValue)),
    ExportProperty(path: "compression", kind: .choice(FileCompression.known.map(\.rawValue)), isNullable: true),
    ExportProperty(path: "max_file_size_mb", kind: .integer(anyNumber), isNullable: true),
  ]
  private static let redshift = [
    requiredText("database"), text("schema"), text("table_name"), text("host"),
    ExportProperty(path: "port", kind: .integer(0...65_535)),
    choice("properties_data_type", RedshiftPropertiesType.known.map(\.rawValue)),
    choice("mode", RedshiftMode.known.map(\.rawValue)),
  ]
  private static let copyInputs =
    [text("s3_bucket"), text("region_name"), text("s3_key_prefix")]
    + credentials("authorization", orText: true) + credentials("bucket_credentials", orText: false)

  /// An integration or, in its place, a mapping of two secrets.
  private static func credentials(_ name: String, orText: Bool) -> [ExportProperty] {
    [ExportProperty(path: name, kind: .integration(orText: orText))]
      + ["aws_access_key_id", "aws_secret_access_key"].map { ExportProperty(path: "\(name).\($0)", kind: .secret) }
  }

  private static func text(_ path: String, isNullable: Bool = false) -> ExportProperty {
    ExportProperty(path: path, kind: .text, isNullable: isNullable)
  }
  private static func requiredText(_ path: String) -> ExportProperty {
    ExportProperty(path: path, kind: .text, isRequired: true)
  }
  private static func boolean(_ path: String) -> ExportProperty { ExportProperty(path: path, kind: .boolean) }
  private static func choice(_ path: String, _ choices: [String]) -> ExportProperty {
    ExportProperty(path: path, kind: .choice(choices))
  }

  private func below(_ prefix: String) -> ExportProperty {
    ExportProperty(path: prefix + path, kind: kind, isNullable: isNullable, isRequired: isRequired)
  }
}
