import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting

/// A destination with every property of its config: to create, and as a change of what was created.
private func destination(
  _ type: String, integration: Int? = nil, _ config: String, fields: String? = nil,
  _ request: DestinationRequest, _ patch: DestinationPatch
) -> [WrittenCase] {
  let schemas = fields ?? "\(type)ConfigFields"
  let link = integration.map { ",\"integration_id\":\($0)" } ?? ""
  let json = #""destination":{"type":"\#(type)","config":{\#(config)}\#(link)}"#
  return [
    WrittenCase(
      "\(type) to create",
      ["destination": ["\(type)DestinationRequest"], "destination.config": ["\(type)Config", schemas]],
      #"{"name":"N",\#(json),"interval":"hour"}"#
    ) {
      let body = BatchExportRequest(name: "N", destination: request, interval: .hour)
      _ = try await $0.client.project(1).batchExports.create(body)
    },
    WrittenCase(
      "\(type) to change",
      ["destination": ["\(type)DestinationPatch"], "destination.config": ["\(type)ConfigPatch", schemas]], "{\(json)}"
    ) { fixture in
      let export = try fixture.fake.addExport(
        #"{"destination":{"type":"\#(type)","integration":\#(integration ?? 0)}}"#)
      _ = try await fixture.client.project(1).batchExports[export].update(BatchExportPatch(destination: patch))
    },
  ]
}

private let events = #""include_events":["a"],"exclude_events":["b"]"#
private let files = #""file_format":"Parquet","compression":"zstd","max_file_size_mb":5"#
private let bucket = #""bucket_name":"b","region":"r","prefix":"p",\#(files)"#
private let newNames = #""legacy_parquet_extension":false"#

let writtenDestinationCases: [WrittenCase] =
  destination(
    "AwsS3", integration: 1, #"\#(bucket),"encryption":"aws:kms","kms_key_id":"k",\#(newNames),\#(events)"#,
    .awsS3(
      AwsS3Config(
        bucketName: "b", region: "r", prefix: "p", fileFormat: .parquet, compression: .zstd, maxFileSizeMb: 5,
        encryption: "aws:kms", kmsKeyID: "k", legacyParquetExtension: false, includeEvents: ["a"], excludeEvents: ["b"]),
      integrationID: 1),
    .awsS3(
      AwsS3ConfigPatch(
        bucketName: "b", region: "r", prefix: "p", fileFormat: .parquet, compression: .set(.zstd),
        maxFileSizeMb: .set(5),
        encryption: .set("aws:kms"), kmsKeyID: .set("k"), legacyParquetExtension: false, includeEvents: .set(["a"]),
        excludeEvents: .set(["b"])), integrationID: 1))
  + destination(
    "S3Compatible", integration: 2, #"\#(bucket),"use_virtual_style_addressing":true,\#(newNames),\#(events)"#,
    .s3Compatible(
      S3CompatibleConfig(
        bucketName: "b", region: "r", prefix: "p", fileFormat: .parquet, compression: .zstd, maxFileSizeMb: 5,
        useVirtualStyleAddressing: true, legacyParquetExtension: false, includeEvents: ["a"], excludeEvents: ["b"]),
      integrationID: 2),
    .s3Compatible(
      S3CompatibleConfigPatch(
        bucketName: "b", region: "r", prefix: "p", fileFormat: .parquet, compression: .set(.zstd),
        maxFileSizeMb: .set(5),
        useVirtualStyleAddressing: true, legacyParquetExtension: false, includeEvents: .set(["a"]),
        excludeEvents: .set(["b"])), integrationID: 2))
  + destination(
    "AzureBlob", integration: 3, #""container_name":"c","prefix":"p",\#(files),\#(newNames),\#(events)"#,
    .azureBlob(
      AzureBlobConfig(
        containerName: "c", prefix: "p", fileFormat: .parquet, compression: .zstd, maxFileSizeMb: 5,
        legacyParquetExtension: false, includeEvents: ["a"], excludeEvents: ["b"]), integrationID: 3),
    .azureBlob(
      AzureBlobConfigPatch(
        containerName: "c", prefix: "p", fileFormat: .parquet, compression: .set(.zstd), maxFileSizeMb: .set(5),
        legacyParquetExtension: false, includeEvents: .set(["a"]), excludeEvents: .set(["b"])), integrationID: 3))
  + destination(
    "BigQuery", integration: 4, #""dataset_id":"d","table_id":"t","use_json_type":true,\#(events)"#,
    .bigQuery(
      BigQueryConfig(datasetID: "d", tableID: "t", useJSONType: true, includeEvents: ["a"], excludeEvents: ["b"]),
      integrationID: 4),
    .bigQuery(
      BigQueryConfigPatch(
        datasetID: "d", tableID: "t", useJSONType: true, includeEvents: .set(["a"]), excludeEvents: .set(["b"])),
      integrationID: 4))
  + destination(
    "Databricks", integration: 5,
    #""http_path":"h","catalog":"c","schema":"s","table_name":"t","use_variant_type":false,"use_automatic_schema_evolution":false,\#(events)"#,
    .databricks(
      DatabricksConfig(
        httpPath: "h", catalog: "c", schema: "s", tableName: "t", useVariantType: false,
        useAutomaticSchemaEvolution: false, includeEvents: ["a"], excludeEvents: ["b"]), integrationID: 5),
    .databricks(
      DatabricksConfigPatch(
        httpPath: "h", catalog: "c", schema: "s", tableName: "t", useVariantType: false,
        useAutomaticSchemaEvolution: false, includeEvents: .set(["a"]), excludeEvents: .set(["b"])), integrationID: 5))
  + destination(
    "Postgres", integration: 6, #""database":"d","schema":"s","table_name":"t","has_self_signed_cert":true,\#(events)"#,
    .postgres(
      PostgresConfig(
        database: "d", schema: "s", tableName: "t", hasSelfSignedCert: true, includeEvents: ["a"], excludeEvents: ["b"]),
      integrationID: 6),
    .postgres(
      PostgresConfigPatch(
        database: "d", schema: "s", tableName: "t", hasSelfSignedCert: true, includeEvents: .set(["a"]),
        excludeEvents: .set(["b"])), integrationID: 6))
  + destination(
    "Snowflake", integration: 8, #""database":"d","warehouse":"w","schema":"s","table_name":"t","role":"r",\#(events)"#,
    .snowflake(
      SnowflakeConfig(
        database: "d", warehouse: "w", schema: "s", tableName: "t", role: "r", includeEvents: ["a"],
        excludeEvents: ["b"]),
      integrationID: 8),
    .snowflake(
      SnowflakeConfigPatch(
        database: "d", warehouse: "w", schema: "s", tableName: "t", role: .set("r"), includeEvents: .set(["a"]),
        excludeEvents: .set(["b"])), integrationID: 8))
  + destination(
    "HTTP", #""url":"https://eu.i.posthog.com/batch/","token":"phc_x",\#(events)"#,
    .http(HTTPConfig(url: .eu, token: "phc_x", includeEvents: ["a"], excludeEvents: ["b"])),
    .http(HTTPConfigPatch(url: .eu, token: "phc_x", includeEvents: .set(["a"]), excludeEvents: .set(["b"]))))
  + destination(
    "Workflows", #""hog_function_id":"h",\#(events)"#,
    .workflows(WorkflowsConfig(hogFunctionID: "h", includeEvents: ["a"], excludeEvents: ["b"])),
    .workflows(
      WorkflowsConfigPatch(hogFunctionID: "h", includeEvents: .set(["a"]), excludeEvents: .set(["b"]))))
  + destination(
    "NoOp", #""arg":"x",\#(events)"#, fields: "NoOpConfig",
    .noOp(NoOpConfig(arg: "x", includeEvents: ["a"], excludeEvents: ["b"])),
    .noOp(NoOpConfigPatch(arg: "x", includeEvents: .set(["a"]), excludeEvents: .set(["b"]))))
  + redshift

private let redshiftJSON =
  #""database":"d","schema":"s","table_name":"t","host":"h.example","port":5440,"properties_data_type":"super","mode":"COPY",\#(events)"#
private let keyJSON = #"{"aws_access_key_id":"i","aws_secret_access_key":"k"}"#
private let key = AWSCredentials(awsAccessKeyID: "i", awsSecretAccessKey: "k")
private let copyJSON =
  #""copy_inputs":{"s3_bucket":"b","region_name":"r","s3_key_prefix":"p","authorization":\#(keyJSON),"bucket_credentials":\#(keyJSON)}"#

private let redshift: [WrittenCase] =
  destination(
    "Redshift", integration: 7, redshiftJSON + "," + copyJSON,
    .redshift(
      RedshiftConfig(
        database: "d", schema: "s", tableName: "t", host: "h.example", port: 5440, propertiesDataType: .super,
        mode: .copy, includeEvents: ["a"], excludeEvents: ["b"],
        copyInputs: RedshiftCopyInputs(
          s3Bucket: "b", regionName: "r", authorization: .credentials(key), bucketCredentials: .credentials(key),
          s3KeyPrefix: "p")), integrationID: 7),
    .redshift(
      RedshiftConfigPatch(
        database: "d", schema: "s", tableName: "t", host: "h.example", port: 5440, propertiesDataType: .super,
        mode: .copy, includeEvents: .set(["a"]), excludeEvents: .set(["b"]),
        copyInputs: RedshiftCopyInputsPatch(
          s3Bucket: "b", regionName: "r", s3KeyPrefix: "p", authorization: .credentials(key),
          bucketCredentials: .credentials(key))), integrationID: 7)
  )
  .map { written in
    WrittenCase(
      written.testDescription,
      written.schemas.merging([
        "destination.config.copy_inputs": ["RedshiftCopyInputs", "RedshiftCopyInputsFields"],
        "destination.config.copy_inputs.authorization": ["AWSCredentials"],
      ]) { $1 }, written.json, send: written.send)
  }
