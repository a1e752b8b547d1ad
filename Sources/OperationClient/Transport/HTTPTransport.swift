public import HTTPTypes

/// Sends one HTTP request and returns its response.
///
/// A conforming type performs one exchange and decides nothing: retries, redirects, credentials and decoding belong to
/// the client, so that they are the same on every transport. It follows no redirect, retries no request, and adds no
/// header field except those that frame the message (`Content-Length`, `Host`). It decodes no body; if its library
/// always decodes, the transport removes `Content-Encoding` and `Content-Length` from the head.
///
/// ### A transport on an HTTP library
///
/// What matters is the phase of each error. Use ``TransportError/Phase/notSent`` only if nothing of the request can
/// have been sent; the client resends a request that creates something after that phase, and after no other:
///
///     struct LibraryTransport: HTTPTransport {
///       let library: SomeHTTPLibrary
///
///       func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
///         do {
///           let response = try await library.execute(request, body: body)
///           return TransportResponse(
///             head: response.head,
///             body: ResponseBody(stream: response.chunks) {
///               TransportError(.connection, phase: .responseStarted, detail: "\($0)")
///             })
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
/// ``ResponseBody/init(stream:failure:)`` pulls chunks as they are requested, which slows a fast server down. The
/// detail of an error is printed, so it should hold no header field and no part of a body.
///
/// ### A transport in memory
///
/// A test needs no server to check how a client handles a response:
///
///     struct Overloaded: HTTPTransport {
///       func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
///         TransportResponse(status: 503, headers: [.retryAfter: "1"])
///       }
///
///       var isImmediate: Bool { true }
///     }
public protocol HTTPTransport: Sendable {
  /// Sends `request` with `body` and returns as soon as the head of the response has arrived.
  ///
  /// Cancelling the task that calls this function, or the one that reads the body, ends the exchange.
  ///
  /// - Parameters:
  ///   - request: The head of the request; scheme, authority and path are set.
  ///   - body: The whole body, or `nil` for a request without one.
  /// - Returns: The head, and a body that may still be arriving.
  /// - Throws: A ``TransportError`` whose phase says how far the exchange had come. The phase decides whether the
  ///   request may be retried, so a transport that can't know reports the later phase.
  func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse

  /// Whether every exchange ends immediately because nothing outside of the process takes part. The client sets no
  /// timer for such an exchange, so that on a clock that a test advances by hand nothing sleeps except what is meant
  /// to.
  var isImmediate: Bool { get }

  /// The clock of the other side, if the transport knows it, as it does with a fake server. A client uses it as its own
  /// clock, and refuses to work on another one: a job that progresses on one clock never finishes for a client that
  /// waits on the other.
  var clock: (any Clock<Duration>)? { get }
}

extension HTTPTransport {
  /// Returns `false`: exchanges take time.
  public var isImmediate: Bool { false }
  /// Returns `nil`: the other side has a time of its own.
  public var clock: (any Clock<Duration>)? { nil }
}
