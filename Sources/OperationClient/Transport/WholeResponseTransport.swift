// Transports that read a response to its end within a time. Whatever waits can be cancelled from outside, but that takes a task of
// its own, and a task for each exchange costs as much as a third of the exchange.

package import HTTPTypes

/// A transport that can read whole responses, and gives up by itself when they take too long.
package protocol WholeResponseTransport: HTTPTransport {
  /// Does what ``HTTPTransport/send(_:body:)`` does, and returns when the response has arrived in whole.
  ///
  /// Where the exchange ends within the body, it returns the head, with a body that fails when it is read: with
  /// ``TransportError/Kind/timeout`` after `timeLimit`, with ``TransportError/Kind/bodyTooLarge(limit:)`` when more than
  /// `maximumSize` bytes arrive.
  func exchange(
    _ request: HTTPRequest, body: [UInt8]?, timeLimit: Duration, maximumSize: Int
  ) async throws(TransportError) -> TransportResponse
}
