// What the client asks of an HTTP library: one exchange, streamed, with nothing decided on the client's behalf.
// Redirects, retries, credentials and decoding belong to the client, so that they are the same on every transport.

public import HTTPTypes

/// Sends one HTTP request and returns its response.
///
/// A conforming type does one exchange and decides nothing: retries, redirects, credentials and decoding belong to the client, so
/// that they are the same on every transport. It follows no redirect, repeats no request, and adds no header field except the
/// ones that frame the message (`Content-Length`, `Host`). It decodes no body; one whose library insists on it takes
/// `Content-Encoding` and `Content-Length` out of the head.
///
/// ### A transport on an HTTP library
///
/// What matters is the phase of each error. Only where nothing of the request can have left it is
/// ``TransportError/Phase/notSent``; a client sends a request that creates something again after that, and after nothing else:
///
///     struct LibraryTransport: HTTPTransport {
///       let library: SomeHTTPLibrary
///
///       func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
///         do {
///           let response = try await library.execute(request, body: body)
///           return TransportResponse(
///             head: response.head,
///             body: ResponseBody(stream: response.chunks) { TransportError(.connection, phase: .answered, detail: "\($0)") })
///         } catch is CancellationError {
///           throw TransportError(.cancelled, phase: .sent)
///         } catch let error as SomeHTTPLibrary.ConnectionRefused {
///           throw TransportError(.connection, phase: .notSent, detail: error.reason)
///         } catch {
///           throw TransportError(.connection, phase: .sent, detail: "\(type(of: error))")
///         }
///       }
///     }
///
/// ``ResponseBody/init(stream:failure:)`` pulls chunks as they are asked for, which is what holds a fast server back. The detail of
/// an error is printed: it should hold no header field and no part of a body.
///
/// ### A transport in memory
///
/// A test needs no server to see what a client makes of a response:
///
///     struct Overloaded: HTTPTransport {
///       func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
///         TransportResponse(status: 503, headers: [.retryAfter: "1"])
///       }
///
///       var isImmediate: Bool { true }
///     }
public protocol HTTPTransport: Sendable {
  /// Sends `request` with `body` and returns as soon as the head of the response is there.
  ///
  /// Cancelling the task that calls this function, or the one that reads the body, ends the exchange.
  ///
  /// - Parameters:
  ///   - request: The head of the request; scheme, authority and path are set.
  ///   - body: The whole body, or `nil` for a request without one.
  /// - Returns: The head, and a body that may still arrive.
  /// - Throws: A ``TransportError`` whose phase says how far the exchange had come. That decides whether it may be
  ///   repeated, so a transport that can't know gives the later phase.
  func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse

  /// Whether every exchange ends at once because nothing outside of the process takes part. The client sets no timer for
  /// such an exchange, so that on a clock that a test moves by hand nothing sleeps but what is meant to.
  var isImmediate: Bool { get }

  /// The clock that the other side lives on, if the transport knows it, as a fake server's does. A client takes it for its own,
  /// and refuses to work on another: a job that goes on with one clock is never done for a client that waits on the other.
  var clock: (any Clock<Duration>)? { get }
}

extension HTTPTransport {
  /// Exchanges take time.
  public var isImmediate: Bool { false }
  /// The other side has time of its own.
  public var clock: (any Clock<Duration>)? { nil }
}
