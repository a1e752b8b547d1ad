// What PostHog's clouds allow, for limits that say only a part of it.

public import OperationClient

extension RateLimit {
  /// What both clouds of PostHog allow (https://posthog.com/docs/api): 480 requests a minute and 4,800 an hour. They count by
  /// key, or even by organization, so several clients with one key need smaller shares.
  public init() {
    self.init(perMinute: 480, perHour: 4_800)
  }

  /// A limit a minute, and an hour's of PostHog's clouds.
  ///
  /// - Parameter perMinute: Requests in any 60 seconds, at least 1.
  public init(perMinute: Int) {
    self.init(perMinute: perMinute, perHour: 4_800)
  }

  /// A limit an hour, and a minute's of PostHog's clouds.
  ///
  /// - Parameter perHour: Requests in any 3,600 seconds, at least 1.
  public init(perHour: Int) {
    self.init(perMinute: 480, perHour: perHour)
  }
}
