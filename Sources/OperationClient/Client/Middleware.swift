public import HTTPTypes
public import OperationCore

/// Sees every request to the API before it is sent, and every response before it is decoded, and can change both.
///
/// A middleware is called once for each attempt, and for each redirect that is followed. It never sees the key, which
/// is added after it, and it can't send a request to another origin or to a path outside that of the host
/// (``APIHost``): such a request fails before a byte is sent, with ``TransportError/Kind/unsupportedRequest``. So does
/// a request with the method `CONNECT` or `TRACE`, with a target that isn't percent-encoded, or with a header field
/// that only a transport may set, such as `Host`, `Content-Length`, `Transfer-Encoding` or `Connection`. Requests to an
/// object store don't pass through middleware, since their URLs are signed as they are; but the response that holds
/// such a URL does, and its `Location` is a credential that must not be logged.
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
  /// Passes a request on and returns its response; it can change either of them.
  ///
  /// - Parameters:
  ///   - request: The head of the request, without credentials.
  ///   - body: The body, or `nil` for a request without one.
  ///   - attempt: Which attempt of which operation this is.
  ///   - next: Sends the request. Return without calling it to short-circuit the request; each call sends it once.
  /// - Returns: The response.
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
  /// The number of the attempt, counted from 1.
  public let number: Int
  /// Whether the operation is safe to retry when it's unknown whether the server received an attempt.
  public let retrySafety: RetrySafety
}
