import OperationCore

extension PostHogClient {
  /// Runs `work` and removes the keys of this client from the error that it throws.
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
