import ArgumentParser
import PostHogBatchExports
import PostHogBatchExportsTesting

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What exists when the server starts.
enum Seed: String, CaseIterable, ExpressibleByArgument {
  /// A project without exports.
  case empty
  /// Exports that work, that fail and that are paused, with the runs of a day and their logs.
  case demo

  func fill(_ fake: FakePostHog, project: Int) throws {
    guard self == .demo else { return }
    fake.addDashboard("Exports at a glance", project: project)
    let hour = Date(timeIntervalSince1970: (Date().timeIntervalSince1970 / 3600).rounded(.down) * 3600)
    for export in DemoExport.all {
      let id = try fake.addExport(export.request, project: project, createdAt: hour.addingTimeInterval(-7 * 86_400))
      for hours in (1...export.runs).reversed() {
        let start = hour.addingTimeInterval(Double(-hours) * 3600)
        let outcome: FakeJobOutcome =
          hours <= export.failures ? .failed(export.error) : .completed(records: 1000 + hours)
        let run = fake.addRun(
          to: id, project: project, outcome: outcome, createdAt: start.addingTimeInterval(3600), intervalStart: start)
        fake.addLog(
          to: id, "Exporting the hour from \(start)", instance: run.uuidString, at: start.addingTimeInterval(3600))
      }
    }
  }
}

/// An export of the demo.
private struct DemoExport {
  let request: BatchExportRequest
  /// The number of hourly runs.
  let runs: Int
  /// The number of its latest runs that failed.
  let failures: Int
  let error: String

  static let all = [
    DemoExport(
      request: BatchExportRequest(
        name: "Events to S3",
        destination: .awsS3(
          AwsS3Config(bucketName: "analytics", region: "eu-central-1", prefix: "events/", fileFormat: .parquet),
          integrationID: 1),
        interval: .hour),
      runs: 24, failures: 0, error: ""),
    DemoExport(
      request: BatchExportRequest(
        name: "Persons to Azure",
        destination: .azureBlob(AzureBlobConfig(containerName: "persons"), integrationID: 3), interval: .hour,
        model: .persons),
      runs: 24, failures: 2, error: "The container “persons” does not exist."),
    DemoExport(
      request: BatchExportRequest(
        name: "Events for the old warehouse",
        destination: .awsS3(
          AwsS3Config(bucketName: "warehouse", region: "us-east-1", prefix: "raw/"), integrationID: 1),
        interval: .hour, paused: true),
      runs: 3, failures: 1, error: "The bucket “warehouse” refused the upload: AccessDenied."),
  ]
}
