public import OperationCore
public import PostHogAPI

/// The settings of one type of destination.
public protocol DestinationConfig: APIObject {
  /// The types of destinations that have these settings.
  static var destinationTypes: [DestinationType] { get }
}

extension BatchExportDestination {
  /// Decodes the settings as a type.
  ///
  ///     let settings = try export.destination.config(as: AwsS3Config.self)
  ///     print(settings.bucketName)
  ///
  /// Servers don't return secrets, so settings that require one, such as ``HTTPConfig``, can't be decoded. Numbers and
  /// booleans that older servers send as text are converted. ``config`` has everything as JSON.
  ///
  /// - Throws: A ``JSONError`` if the destination has another type, or if a property is missing or can't be decoded.
  ///   Its `pointer` begins at the destination: `/type`, or `/config/bucket_name`.
  public func config<Config: DestinationConfig>(as _: Config.Type) throws(JSONError) -> Config {
    guard Config.destinationTypes.contains(type) else {
      let types = Config.destinationTypes.map(\.rawValue).joined(separator: " or ")
      throw JSONError(
        at: "/type",
        .unexpected(expected: "\(types) for \(Config.self)", found: printable(type.rawValue, limit: 100)))
    }
    do throws(JSONError) {
      return try config.decode(as: Config.self, scalarsMayBeText: true)
    } catch {
      throw error.below("/config")
    }
  }
}

// The older type `S3` has the settings of both types that it was split into.

extension AwsS3Config: DestinationConfig {
  /// `AwsS3`, and the older `S3`.
  public static var destinationTypes: [DestinationType] { [.awsS3, .s3] }
}

extension S3CompatibleConfig: DestinationConfig {
  /// `S3Compatible`, and the older `S3`.
  public static var destinationTypes: [DestinationType] { [.s3Compatible, .s3] }
}

extension AzureBlobConfig: DestinationConfig {
  /// `AzureBlob`
  public static var destinationTypes: [DestinationType] { [.azureBlob] }
}

extension BigQueryConfig: DestinationConfig {
  /// `BigQuery`
  public static var destinationTypes: [DestinationType] { [.bigQuery] }
}

extension DatabricksConfig: DestinationConfig {
  /// `Databricks`
  public static var destinationTypes: [DestinationType] { [.databricks] }
}

extension PostgresConfig: DestinationConfig {
  /// `Postgres`
  public static var destinationTypes: [DestinationType] { [.postgres] }
}

extension RedshiftConfig: DestinationConfig {
  /// `Redshift`
  public static var destinationTypes: [DestinationType] { [.redshift] }
}

extension SnowflakeConfig: DestinationConfig {
  /// `Snowflake`
  public static var destinationTypes: [DestinationType] { [.snowflake] }
}

extension HTTPConfig: DestinationConfig {
  /// `HTTP`
  public static var destinationTypes: [DestinationType] { [.http] }
}

extension WorkflowsConfig: DestinationConfig {
  /// `Workflows`
  public static var destinationTypes: [DestinationType] { [.workflows] }
}

extension NoOpConfig: DestinationConfig {
  /// `NoOp`
  public static var destinationTypes: [DestinationType] { [.noOp] }
}
