package import HTTPTypes

/// A transport that gives up by itself if the head of a response takes too long.
///
/// Anything that waits can be cancelled from outside, but that takes a task of its own, and a task for each exchange
/// costs as much as a third of the exchange.
package protocol SelfTimingTransport: HTTPTransport {
  /// Behaves like ``HTTPTransport/send(_:body:)``, and throws ``TransportError/Kind/timeout`` if the head of the
  /// response hasn't arrived after `timeLimit`. The time for the body isn't limited.
  func send(
    _ request: HTTPRequest, body: [UInt8]?, timeLimit: Duration
  ) async throws(TransportError) -> TransportResponse
}
