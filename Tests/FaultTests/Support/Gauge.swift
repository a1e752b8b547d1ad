// Counts exchanges and sleeps at the edges of the client, so that the client can't hide any.

import HTTPTypes
import PostHogBatchExports
import Synchronization

/// Counts what has begun and not ended.
final class Gauge: Sendable {
  private let value = Atomic(0)

  /// How many there are now.
  var count: Int { value.load(ordering: .sequentiallyConsistent) }

  fileprivate func begin() { value.add(1, ordering: .sequentiallyConsistent) }
  fileprivate func end() { value.subtract(1, ordering: .sequentiallyConsistent) }
}

/// A transport whose exchanges are counted, each until its head is there or it has failed.
struct GaugedTransport<Base: HTTPTransport>: HTTPTransport {
  private let base: Base
  private let gauge: Gauge

  init(_ base: Base, _ gauge: Gauge) {
    self.base = base
    self.gauge = gauge
  }

  func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
    gauge.begin()
    defer { gauge.end() }
    return try await base.send(request, body: body)
  }
}

extension GaugedTransport: WholeResponseTransport where Base: WholeResponseTransport {
  func exchange(
    _ request: HTTPRequest, body: [UInt8]?, timeLimit: Duration, maximumSize: Int
  ) async throws(TransportError) -> TransportResponse {
    gauge.begin()
    defer { gauge.end() }
    return try await base.exchange(request, body: body, timeLimit: timeLimit, maximumSize: maximumSize)
  }
}

/// The clock of the system, on which sleepers are counted.
struct GaugedClock: Clock {
  let gauge: Gauge
  private let base = ContinuousClock()

  init(gauge: Gauge) {
    self.gauge = gauge
  }

  var now: ContinuousClock.Instant { base.now }
  var minimumResolution: Duration { base.minimumResolution }

  func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
    gauge.begin()
    defer { gauge.end() }
    try await base.sleep(until: deadline, tolerance: tolerance)
  }
}
