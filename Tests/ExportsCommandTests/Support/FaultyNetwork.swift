import HTTPTypes
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization

/// A network in front of the fake that cuts connections while a test says so.
final class FaultyNetwork: HTTPTransport {
  private let fake: FakePostHog
  private let cuts = Mutex(0)

  init(_ fake: FakePostHog) { self.fake = fake }

  /// Cuts the connection of the next exchanges.
  func cut(next count: Int) { cuts.withLock { $0 = count } }

  var isImmediate: Bool { true }
  var clock: (any Clock<Duration>)? { fake.clock }

  func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
    let isCut = cuts.withLock { left in
      defer { left = max(0, left - 1) }
      return left > 0
    }
    if isCut { throw TransportError(.connection, phase: .sent) }
    return try await fake.send(request, body: body)
  }
}
