// A place for programs to change requests and to look at responses, between the client and its transport.

public import HTTPTypes
public import OperationCore

/// Sees every request to the API before it is sent, and every response before it is read.
///
/// It is called once for each attempt, and for each redirect that is followed. It never sees the key, which is added behind
/// it, and it can't send a request to another origin or to a path beside that of the host
/// (``APIHost``): such a request fails before a byte leaves, with
/// ``TransportError/Kind/unsupportedRequest``. So does one with the method `CONNECT` or `TRACE`, with a target that is not
/// percent-encoded, or with a header field that only a transport sets, such as `Host`, `Content-Length`, `Transfer-Encoding` or
/// `Connection`. Requests to an object store do not pass it, since their addresses are signed as they are; but the response with
/// such an address does, and its `Location` is a credential that belongs in no log.
///
///     struct Tagged: Middleware {
///       let tenant: String
///
///       func send(
///         _ request: HTTPRequest, body: [UInt8]?, attempt: Attempt,
///         next: @Sendable (HTTPRequest, [UInt8]?) async throws(TransportError) -> TransportResponse
///       ) async throws(TransportError) -> TransportResponse {
///         var request = request
///         if let name = HTTPField.Name("X-Tenant") { request.headerFields[name] = tenant }
///         return try await next(request, body)
///       }
///     }
public protocol Middleware: Sendable {
  /// Passes a request on and returns its response, either of them changed as needed.
  ///
  /// - Parameters:
  ///   - request: The head of the request, without credentials.
  ///   - body: The body, or nil for a request without one.
  ///   - attempt: Which attempt of which operation this is.
  ///   - next: Sends the request. Return without calling it to short-circuit the request; each call sends it once.
  /// - Throws: The error that ends the attempt; its phase decides whether the attempt may be retried.
  func send(
    _ request: HTTPRequest, body: [UInt8]?, attempt: Attempt,
    next: @Sendable (HTTPRequest, [UInt8]?) async throws(TransportError) -> TransportResponse
  ) async throws(TransportError) -> TransportResponse
}

/// One attempt of a call.
public struct Attempt: Sendable, Hashable {
  /// The id of the operation.
  public let operationID: String
  /// Which attempt it is, counted from 1.
  public let number: Int
  /// Whether the operation is safe to retry when it's unknown whether the server received an attempt.
  public let retrySafety: RetrySafety
}
