import PostHogBatchExports

/// A project of an instance of PostHog, with a client for it.
struct Connection: Sendable {
  let client: PostHogClient
  let project: PostHogClient.ProjectHandle
  /// The number of the project, or `@current`.
  let projectName: String

  var exports: BatchExports.Collection<PostHogClient, ProjectScope> { project.batchExports }
}
