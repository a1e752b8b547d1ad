import PostHogBatchExports

let posthog = try PostHogClient.fromEnvironment()
let project = try posthog.projectFromEnvironment()

for try await export in project.batchExports.list() {
  print(export.name, export.paused ? "paused" : export.isFailing ? "failing" : "fine")
}
