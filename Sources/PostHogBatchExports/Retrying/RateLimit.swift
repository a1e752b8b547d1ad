// How many requests a client sends in a stretch of time, so that the server has no reason to answer 429.

/// A limit on requests in any minute and in any hour.
public struct RateLimit: Sendable, Hashable {
  /// Requests in any 60 seconds, at least 1.
  public var perMinute: Int
  /// Requests in any 3,600 seconds, at least 1.
  public var perHour: Int

  /// A limit. The defaults are what both clouds of PostHog allow (https://posthog.com/docs/api); they count by key, or even by
  /// organization, so several clients with one key need smaller shares.
  public init(perMinute: Int = 480, perHour: Int = 4_800) {
    self.perMinute = perMinute
    self.perHour = perHour
  }

  /// Which limit a client keeps.
  public enum Choice: Sendable, Hashable {
    /// The limit of PostHog's clouds when the client talks to one of them, else none: a server of your own limits
    /// nothing unless it is told to.
    case automatic
    /// This limit, whatever the host.
    case limited(RateLimit)
    /// None.
    case unlimited

    func limit(for host: PostHogHost) -> RateLimit? {
      switch self {
      case .automatic: host.isCloud ? RateLimit() : nil
      case .limited(let limit): limit
      case .unlimited: nil
      }
    }
  }
}
