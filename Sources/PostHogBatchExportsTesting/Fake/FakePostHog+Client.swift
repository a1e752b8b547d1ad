public import PostHogBatchExports

extension FakePostHog {
  /// A client of the fake, on the same clock, whose random numbers are all one half.
  ///
  ///     let clock = ManualClock()
  ///     let fake = FakePostHog(clock: clock)
  ///     let posthog = try fake.client()
  ///
  /// On a fake whose time no test moves, the client waits in real time.
  ///
  /// - Parameters:
  ///   - key: The key that it sends: the first of ``FakeConfiguration/keys`` unless something else is given.
  ///   - configuration: The bounds to keep.
  /// - Throws: What a text that is no key throws.
  public func client(
    key: String? = nil, configuration: PostHogClient.Configuration = PostHogClient.Configuration()
  ) throws(PostHogError) -> PostHogClient {
    let key = key ?? withState { $0.configuration.keys.first?.value } ?? FakeAPIKey().value
    return PostHogClient(
      host: .us, credentials: try .static(key), transport: self, randomSource: { 0.5 }, configuration: configuration)
  }
}
