public import PostHogBatchExports

extension FakePostHog {
  /// A client of the fake, on the same clock, whose chance is always one half.
  ///
  ///     let clock = ManualClock()
  ///     let fake = FakePostHog(clock: clock)
  ///     let posthog = try fake.client()
  ///
  /// On a fake without a clock that a test moves, the client waits in real time.
  ///
  /// - Parameters:
  ///   - key: The key that it sends: the first of ``FakeConfiguration/keys`` unless something else is given.
  ///   - configuration: The bounds to keep.
  /// - Throws: What a text that is no key throws.
  public func client(
    key: String? = nil, configuration: PostHogClient.Configuration = PostHogClient.Configuration()
  ) throws(PostHogError) -> PostHogClient {
    let key = key ?? withState { $0.configuration.keys.first?.value } ?? FakeAPIKey().value
    let clock: any Clock<Duration> = clock ?? ContinuousClock()
    return PostHogClient(
      host: .us, credentials: try .static(key), transport: self, clock: clock, randomSource: { 0.5 },
      configuration: configuration)
  }
}
