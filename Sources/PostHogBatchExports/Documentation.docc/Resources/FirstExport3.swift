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
