// Transports that can tell time. Whatever waits can be cancelled from outside, but that takes a task of its own, and a task
// for each exchange costs as much as a third of the exchange.

package import HTTPTypes

/// A transport that gives up by itself when the head of an answer takes too long.
package protocol SelfTimingTransport: HTTPTransport {
  /// Does what ``HTTPTransport/send(_:body:)`` does, and throws ``TransportError/Kind/timeout`` when the head of the answer
  /// is not there after `timeLimit`. How long the body takes is not its business.
  func send(
    _ request: HTTPRequest, body: [UInt8]?, timeLimit: Duration
  ) async throws(TransportError) -> TransportResponse
}
