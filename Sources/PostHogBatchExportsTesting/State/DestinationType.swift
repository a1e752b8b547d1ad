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
  /// The type before it was split in two. Old exports still have it; nobody can create it any more.
  case s3 = "S3"

  /// Whether it is a bucket, of Amazon's or of a look-alike.
  var isS3: Bool { self == .awsS3 || self == .s3Compatible }
}
