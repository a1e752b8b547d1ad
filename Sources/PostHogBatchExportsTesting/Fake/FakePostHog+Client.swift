public import PostHogBatchExports

extension FakePostHog {
  /// Creates a client of the fake, on the same clock, whose random numbers are all one half.
  ///
  /// ```swift
  /// let clock = ManualClock()
  /// let fake = FakePostHog(clock: clock)
  /// let posthog = try fake.client()
  /// ```
  ///
  /// If no test moves the fake's time, the client waits in real time.
  ///
  /// - Parameters:
  ///   - key: The API key to send; by default, the first of ``FakeConfiguration/keys``.
  ///   - configuration: The client's configuration.
  /// - Throws: `PostHogError` if the text isn't a valid key.
  public func client(
    key: String? = nil, configuration: PostHogClient.Configuration = PostHogClient.Configuration()
  ) throws(PostHogError) -> PostHogClient {
    let key = key ?? withState { $0.configuration.keys.first?.value } ?? FakeAPIKey().value
    return PostHogClient(
      host: .us, credentials: try .static(key), transport: self, randomSource: { 0.5 }, configuration: configuration)
  }
}
