import PostHogBatchExports
import PostHogBatchExportsTesting

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An export of the demo, and what happens to it.
struct DemoExport: Sendable {
  let name: String
  let destination: DestinationRequest
  var interval = ExportInterval.hour
  var model = ExportModel.events
  var timezone: String?
  var offsetHour: Int?
  /// How many seconds before now the export was paused, and until when it was.
  var pause: (from: TimeInterval, until: TimeInterval?)?
  /// What becomes of a run, by the seconds from the end of its interval until now; `nil` for the usual.
  var outcome: @Sendable (_ age: TimeInterval) -> FakeJobOutcome? = { _ in nil }

  private static let (hour, day): (TimeInterval, TimeInterval) = (3_600, 86_400)

  static let all = [
    DemoExport(
      name: "Events to S3",
      destination: .awsS3(
        AwsS3Config(bucketName: "analytics", region: "eu-central-1", prefix: "events/", fileFormat: .parquet),
        integrationID: 1)),
    DemoExport(
      name: "Persons to Azure", destination: .azureBlob(AzureBlobConfig(containerName: "persons"), integrationID: 3),
      model: .persons,
      outcome: { $0 < 2 * hour ? .failed("The container “persons” does not exist.") : nil }),
    DemoExport(
      name: "Events to the warehouse",
      destination: .awsS3(AwsS3Config(bucketName: "warehouse", region: "us-east-1", prefix: "raw/"), integrationID: 1),
      outcome: {
        2 * day..<2 * day + 3 * hour ~= $0 ? .failed("The bucket “warehouse” refused the upload: AccessDenied.") : nil
      }),
    DemoExport(
      name: "Sessions, daily",
      destination: .awsS3(
        AwsS3Config(bucketName: "sessions", region: "eu-central-1", prefix: "daily/"), integrationID: 1),
      interval: .day, model: .sessions, timezone: "Europe/Berlin", offsetHour: 2),
    DemoExport(
      name: "Events for the audit",
      destination: .awsS3(
        AwsS3Config(bucketName: "audit", region: "eu-central-1", prefix: "events/"), integrationID: 1),
      pause: (from: 3 * day, until: 3 * day - 9 * hour),
      outcome: { 5 * day..<5 * day + 2 * hour ~= $0 ? .failed("The connection was reset.") : nil }),
    DemoExport(
      name: "Old events", destination: .noOp(NoOpConfig()), interval: .day, pause: (from: 6 * day, until: nil)),
  ]
}
