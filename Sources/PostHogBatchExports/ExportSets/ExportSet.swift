/// The batch exports of a project as they should be: what a file under version control says of them.
///
///     var set = ExportSet(host: .eu, project: 12345)
///     set.exports = [
///       ExportDefinition(name: "Nightly", settings: [
///         "interval": "day", "offset_hour": 5, "destination.type": "BigQuery", "destination.integration": 3,
///         "destination.config.dataset_id": "posthog",
///       ])
///     ]
///     let exports = posthog.project(12345).batchExports
///     let plan = try await exports.plan(set)
///     print(plan.text)
///     let outcomes = try await exports.apply(plan)
///
/// Exports are found by their name, and only what a definition names is managed: other properties of an export, and other
/// exports, stay as they are. Applying a set again changes nothing.
///
/// Exports to `Workflows` can't be managed, because the server's list leaves them out.
public struct ExportSet: Hashable, Sendable {
  /// The instance of PostHog that the set is for. It is compared with the client's; no request is sent to it, so it may be
  /// an `http` address.
  public var host: PostHogHost
  /// The number of the project that the set is for.
  public var project: Int
  /// The exports, in any order.
  public var exports: [ExportDefinition]

  /// Creates a set.
  public init(host: PostHogHost, project: Int, exports: [ExportDefinition] = []) {
    self.host = host
    self.project = project
    self.exports = exports
  }
}
