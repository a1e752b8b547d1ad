extension APIClient {
  /// The limits that a client keeps. The defaults suit production.
  public struct Configuration: Sendable, Hashable {
    /// How long a call may take in total, including retries and pauses. If `Retry-After` exceeds the time left, the call fails
    /// immediately instead of waiting. A transport, a middleware or a credentials provider that ignores cancellation can make a
    /// call take longer.
    public var deadline: Duration
    /// How long one attempt may take, from connecting to the last byte of the response.
    public var attemptTimeout: Duration
    /// When and how often attempts are retried.
    public var retryPolicy: RetryPolicy
    /// How many requests the client sends in a period of time.
    public var rateLimit: RateLimit.Choice
    /// The most bytes of a response that are kept; a longer response is an error.
    public var maximumResponseSize: Int

    /// Creates a configuration.
    ///
    /// - Parameters:
    ///   - deadline: How long a call may take in total; five minutes by default.
    ///   - attemptTimeout: How long one attempt may take; one minute by default.
    ///   - retryPolicy: When and how often attempts are retried.
    ///   - rateLimit: How many requests the client sends in a period of time.
    ///   - maximumResponseSize: The most bytes of a response that are kept, after decompression; 32 MB by default.
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
