// The destinations as a table: a new one is one more entry.

extension DestinationType {
  var rules: DestinationRules {
    switch self {
    case .awsS3:
      DestinationRules(
        integration: .init(kind: "aws-s3", onChange: .keepUnlessNull),
        keys: Keys.bucket + Keys.files + Keys.encryption + [.boolean("legacy_parquet_extension")],
        secrets: Keys.awsSecrets,
        testSteps: ["Ensure we can assume provided AWS role", "Check S3 bucket exists"])
    case .s3Compatible:
      DestinationRules(
        integration: .init(kind: "s3-compatible", onChange: .keepUnlessNull),
        keys: Keys.bucket + Keys.files + [
          .boolean("use_virtual_style_addressing"), .boolean("legacy_parquet_extension"),
        ],
        secrets: Keys.awsSecrets,
        testSteps: ["Check S3 bucket exists"])
    case .s3:
      DestinationRules(
        keys: Keys.bucket + Keys.files + Keys.encryption + [
          .text("aws_access_key_id"), .text("aws_secret_access_key"), .nullableText("endpoint_url"),
          .boolean("use_virtual_style_addressing"),
        ],
        secrets: Keys.awsSecrets,
        testSteps: ["Check S3 bucket exists"],
        canBeCreated: false)
    case .azureBlob:
      DestinationRules(
        integration: .init(kind: "azure-blob", onChange: .sendAgain),
        keys: [.required("container_name"), .text("prefix")] + Keys.files + [.boolean("legacy_parquet_extension")],
        testSteps: ["Check Azure Blob container exists"])
    case .bigQuery:
      DestinationRules(
        integration: .init(kind: "google-cloud-service-account", onChange: .sendAgain),
        keys: [.required("dataset_id"), .text("table_id"), .boolean("use_json_type")],
        legacyKeys: ["project_id", "private_key", "private_key_id", "token_uri", "client_email"].map(ConfigKey.text),
        secrets: ["private_key", "private_key_id", "client_email", "token_uri"],
        testSteps: [
          "Impersonate BigQuery service account", "Verify BigQuery service account ownership",
          "Verify BigQuery project", "Verify BigQuery dataset", "Verify BigQuery table",
        ])
    case .databricks:
      DestinationRules(
        integration: .init(kind: "databricks", onChange: .sendAgain),
        keys: ["http_path", "catalog", "schema", "table_name"].map(ConfigKey.required) + [
          .boolean("use_variant_type"), .boolean("use_automatic_schema_evolution"),
        ],
        testSteps: [
          "Establish connection to Databricks", "Verify Databricks catalog", "Verify Databricks schema",
          "Verify Databricks table", "Verify permissions to create a Databricks volume",
        ])
    case .postgres:
      DestinationRules(
        integration: .init(kind: "postgresql", onChange: .keep),
        keys: [.required("database"), .text("schema"), .text("table_name"), .boolean("has_self_signed_cert")],
        legacyKeys: [.text("user"), .text("password"), .text("host"), .integer("port")],
        secrets: ["user", "password"])
    case .redshift:
      DestinationRules(
        integration: .init(kind: "aws-redshift", onChange: .sendAgainIfLinked),
        keys: [
          .required("database"), .text("host"), .text("schema"), .text("table_name"), .integer("port"),
          .choice("properties_data_type", ["varchar", "super"]), .choice("mode", ["INSERT", "COPY"]),
          ConfigKey(name: "copy_inputs", kind: .object, isNullable: true),
        ],
        legacyKeys: [.text("user"), .text("password")],
        secrets: ["user", "password", "aws_access_key_id", "aws_secret_access_key"])
    case .snowflake:
      DestinationRules(
        integration: .init(kind: "snowflake", onChange: .keepUnlessNull),
        keys: ["database", "warehouse", "schema"].map(ConfigKey.required) + [
          .text("table_name"), .nullableText("role"),
        ],
        legacyKeys: [
          "account", "authentication_type", "user", "password", "private_key", "private_key_passphrase",
        ].map(ConfigKey.text),
        secrets: ["user", "password", "private_key", "private_key_passphrase"],
        testSteps: [
          "Establish connection to Snowflake", "Verify Snowflake warehouse", "Verify Snowflake database",
          "Verify Snowflake schema",
        ])
    case .http:
      DestinationRules(keys: [.required("url"), .required("token")], secrets: ["token"])
    case .workflows:
      DestinationRules(keys: [.required("hog_function_id")])
    case .noOp:
      DestinationRules(keys: [.text("arg")])
    case .fileDownload:
      DestinationRules(canBeCreated: false)
    }
  }
}

private enum Keys {
  static let compressions = ["zstd", "lz4", "snappy", "gzip", "brotli"]
  static let bucket: [ConfigKey] = [.required("bucket_name"), .required("region"), .required("prefix")]
  static let files: [ConfigKey] = [
    .choice("compression", compressions, isNullable: true), .choice("file_format", ["Parquet", "JSONLines"]),
    .integer("max_file_size_mb", isNullable: true),
  ]
  static let encryption: [ConfigKey] = [.nullableText("encryption"), .nullableText("kms_key_id")]
  static let awsSecrets: Set<String> = ["aws_access_key_id", "aws_secret_access_key"]
}
