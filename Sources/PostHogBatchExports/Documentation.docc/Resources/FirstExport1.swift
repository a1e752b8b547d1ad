import PostHogBatchExports

let posthog = try PostHogClient.fromEnvironment()
let project = try posthog.projectFromEnvironment()
