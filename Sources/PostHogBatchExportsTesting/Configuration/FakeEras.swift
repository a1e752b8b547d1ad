extension FakeConfiguration {
  /// How the server handles the deprecated alias of the project paths.
  public enum EnvironmentAlias: Sendable, Hashable {
    /// Serves it, with header fields that say it is deprecated.
    case served
    /// Redirects with 307 to the project path, if that exists.
    case redirect307
    /// Responds with 404.
    case gone
  }

  /// Whether the server accepts a personal API key.
  public enum Access: Sendable, Hashable {
    /// The action declares a scope, and the server accepts a key with that scope.
    case allowed
    /// The action declares no scope, so the server responds with 403 to every key.
    case forbidden
  }

  /// The result of reading the logs of a run.
  public enum RunLogs: Sendable, Hashable {
    /// The server responds with 200 and the list.
    case served
    /// The server responds with 403 to every key.
    case forbidden
    /// The server responds with 500.
    case failing
  }

  /// The status of the response to a successful retry.
  public enum RetryStatus: Sendable, Hashable {
    /// 200.
    case ok
    /// 201.
    case created
  }

  /// The form of `backfill_id`.
  public enum BackfillIDs: Sendable, Hashable {
    /// The ID of the backfill.
    case uuid
    /// The name of the workflow, as on older servers. It isn't a UUID and can't be used to retrieve the backfill.
    case workflow
  }

  /// The types of the values in a destination's config.
  public enum ConfigValues: Sendable, Hashable {
    /// The types that were sent.
    case typed
    /// Text, with `True` and `False` for booleans.
    case text
  }

  /// The scheme and host in the links between pages.
  public enum Links: Sendable, Hashable {
    /// The scheme and host of the request.
    case asRequested
    /// Another origin, such as `http://posthog-internal:8000`, as behind a proxy that the server doesn't know of.
    case origin(String)
  }
}
