/// Types of destinations.
enum DestinationType: String, CaseIterable, Sendable {
  case awsS3 = "AwsS3"
  case s3Compatible = "S3Compatible"
  case snowflake = "Snowflake"
  case postgres = "Postgres"
  case redshift = "Redshift"
  case bigQuery = "BigQuery"
  case databricks = "Databricks"
  case azureBlob = "AzureBlob"
  case workflows = "Workflows"
  case http = "HTTP"
  case noOp = "NoOp"
  case fileDownload = "FileDownload"
  /// The type before it was split in two. Old exports still have it, but it can't be created any more.
  case s3 = "S3"

  /// Whether the destination is an S3 bucket, of Amazon or compatible.
  var isS3: Bool { self == .awsS3 || self == .s3Compatible }
}
