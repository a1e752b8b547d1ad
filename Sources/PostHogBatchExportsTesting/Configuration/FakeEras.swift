extension FakeConfiguration {
  /// What the deprecated alias of the project paths does.
  public enum EnvironmentAlias: Sendable, Hashable {
    /// Serves, with headers that say it is deprecated.
    case served
    /// 307 to the project path, where that exists.
    case redirect307
    /// 404.
    case gone
  }

  /// Whether a personal API key gets through.
  public enum Access: Sendable, Hashable {
    /// The action declares a scope, and a key with that scope gets through.
    case allowed
    /// The action declares none, so every key is answered 403.
    case forbidden
  }

  /// What reading the logs of one run ends in.
  public enum RunLogs: Sendable, Hashable {
    /// 200 and the list.
    case served
    /// 403 to every key.
    case forbidden
    /// 500.
    case failing
  }

  /// The status of a successful retry.
  public enum RetryStatus: Sendable, Hashable {
    /// 200.
    case ok
    /// 201.
    case created
  }

  /// What `backfill_id` is.
  public enum BackfillIDs: Sendable, Hashable {
    /// The id of the backfill.
    case uuid
    /// The name of the workflow, which is no UUID and cannot be retrieved, as from older servers.
    case workflow
  }

  /// Types of the values in a destination's config.
  public enum ConfigValues: Sendable, Hashable {
    /// As they were sent.
    case typed
    /// Text, with `True` and `False` for booleans.
    case text
  }

  /// The scheme and host in the links between pages.
  public enum Links: Sendable, Hashable {
    /// Those of the request.
    case asRequested
    /// Some other origin, such as `http://posthog-internal:8000`, as behind a proxy that the server does not know of.
    case origin(String)
  }
}
