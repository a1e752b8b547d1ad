import OperationCore

extension PostHogClient {
  /// Does some work, whose errors then hold no key of this client.
  func redactingErrors<Output: Sendable>(
    _ work: () async throws(PostHogError) -> Output
  ) async throws(PostHogError) -> Output {
    do throws(PostHogError) {
      return try await work()
    } catch {
      throw error.redacted(knownKeys)
    }
  }
}
