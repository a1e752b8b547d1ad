// The table of destinations. To support another destination, add an entry.

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
          .text("aws_access_key_id"), .text("aws_secret_access_key"), .any("endpoint_url"),
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
        legacyKeys: ["project_id", "private_key", "private_key_id", "token_uri", "client_email"].map(ConfigKey.any),
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
        legacyKeys: [.any("user"), .any("password"), .any("host"), .anyNumber("port")],
        secrets: ["user", "password"])
    case .redshift:
      DestinationRules(
        integration: .init(kind: "aws-redshift", onChange: .sendAgainIfLinked),
        keys: [
          .required("database"), .any("host"), .text("schema"), .text("table_name"), .integer("port"),
          .text("properties_data_type"), .any("mode"), .any("copy_inputs"),
        ],
        legacyKeys: [.any("user"), .any("password")],
        secrets: ["user", "password", "aws_access_key_id", "aws_secret_access_key"])
    case .snowflake:
      DestinationRules(
        integration: .init(kind: "snowflake", onChange: .keepUnlessNull),
        keys: ["database", "warehouse", "schema"].map(ConfigKey.required) + [
          .text("table_name"), .any("role"),
        ],
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
  static let bucket: [ConfigKey] = [.required("bucket_name"), .required("region"), .required("prefix")]
  static let files: [ConfigKey] = [.any("compression"), .text("file_format"), .anyNumber("max_file_size_mb")]
  static let encryption: [ConfigKey] = [.any("encryption"), .any("kms_key_id")]
  static let awsSecrets: Set<String> = ["aws_access_key_id", "aws_secret_access_key"]
}
