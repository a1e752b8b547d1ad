// The limits of PostHog's clouds, as defaults for limits that state only a part.

public import OperationClient

extension RateLimit {
  /// Creates the limit of both clouds of PostHog (https://posthog.com/docs/api): 480 requests a minute and 4,800 an
  /// hour. They count by key, or even by organization, so several clients with one key need smaller shares.
  public init() {
    self.init(perMinute: 480, perHour: 4_800)
  }

  /// Creates a limit per minute, with the limit per hour of PostHog's clouds.
  ///
  /// - Parameter perMinute: Requests in any 60 seconds, at least 1.
  public init(perMinute: Int) {
    self.init(perMinute: perMinute, perHour: 4_800)
  }

  /// Creates a limit per hour, with the limit per minute of PostHog's clouds.
  ///
  /// - Parameter perHour: Requests in any 3,600 seconds, at least 1.
  public init(perHour: Int) {
    self.init(perMinute: 480, perHour: perHour)
  }
}
