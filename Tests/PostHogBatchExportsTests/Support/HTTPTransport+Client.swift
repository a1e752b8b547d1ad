// A client whose every call is one request.

import PostHogBatchExports
import PostHogBatchExportsTesting

extension HTTPTransport {
  /// A client on this transport, which retries nothing by itself and has no rate limit.
  func client(
    _ clock: ManualClock, key: String = testKey, random: @escaping @Sendable () -> Double = { 0.5 }
  ) throws -> PostHogClient {
    PostHogClient(
      host: .us, credentials: try .static(key), transport: self, clock: clock, randomSource: random,
      configuration: .init(retryPolicy: .none, rateLimit: .unlimited))
  }
}
