import Foundation
import PostHogBatchExports

let posthog = try PostHogClient.fromEnvironment()
let project = try posthog.projectFromEnvironment()

for try await export in project.batchExports.list() {
  print(export.name, export.paused ? "paused" : export.isFailing ? "failing" : "fine")
}

let made = try await project.batchExports.create(
  BatchExportRequest(
    name: "Events to S3",
    destination: .awsS3(
      AwsS3Config(bucketName: "analytics", region: "eu-central-1", prefix: "events/", fileFormat: .parquet),
      integrationID: 1),
    interval: .hour))
let export = project.batchExports[made.id]

let today = Calendar.current.startOfDay(for: .now)
let backfill = try await export.backfills.run(
  BackfillRequest(startAt: .instant(today.addingTimeInterval(-86_400)), endAt: .instant(today))
) { state in
  print(state.fraction.map { "\(Int($0 * 100)) %" } ?? "\(state.job.status)")
}
print("filled in by \(backfill.id)")

let week = Date.now.addingTimeInterval(-7 * 86_400)
for failure in try await export.unresolvedFailures(since: week) {
  print("up to \(failure.end):", failure.run.latestError ?? "no reason given")
  _ = try await export.runs[failure.run.id].beginRetry().wait()
}
