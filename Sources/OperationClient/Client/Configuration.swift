// The bounds of a client, all in one value with defaults that suit production.

extension APIClient {
  /// The bounds that a client keeps.
  public struct Configuration: Sendable, Hashable {
    /// How long a call may take in total, including retries and pauses. If `Retry-After` exceeds the time left, the call fails
    /// immediately instead of waiting. A transport, a middleware or a credentials provider that ignores cancellation can make a
    /// call take longer.
    public var deadline: Duration
    /// How long one attempt may take, from connecting to the last byte of the response.
    public var attemptTimeout: Duration
    /// When and how often attempts are retried.
    public var retryPolicy: RetryPolicy
    /// How many requests the client sends in a stretch of time.
    public var rateLimit: RateLimit.Choice
    /// The most bytes of a response that are kept; a longer response is an error.
    public var maximumResponseSize: Int

    /// Bounds to keep.
    ///
    /// - Parameters:
    ///   - deadline: How long a call may take as a whole: five minutes.
    ///   - attemptTimeout: How long one attempt may take: a minute.
    ///   - retryPolicy: When and how often attempts are repeated.
    ///   - rateLimit: How many requests the client sends in a stretch of time.
    ///   - maximumResponseSize: The most bytes of a response that are kept, decompressed: 32 MB.
    public init(
      deadline: Duration = .seconds(300), attemptTimeout: Duration = .seconds(60),
      retryPolicy: RetryPolicy = RetryPolicy(), rateLimit: RateLimit.Choice = .automatic,
      maximumResponseSize: Int = 32 << 20
    ) {
      self.deadline = deadline
      self.attemptTimeout = attemptTimeout
      self.retryPolicy = retryPolicy
      self.rateLimit = rateLimit
      self.maximumResponseSize = maximumResponseSize
    }
  }
}
