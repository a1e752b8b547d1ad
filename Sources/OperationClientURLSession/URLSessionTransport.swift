#if canImport(FoundationNetworking)
  import Foundation
  public import FoundationNetworking
#else
  public import Foundation
#endif
public import HTTPTypes
public import OperationClient

/// Sends requests with URLSession.
///
///     let client = APIClient(
///       host: try APIHost("https://api.example.com"), credentials: .bearer(token), transport: URLSessionTransport.shared)
///
/// It is meant for apps on Apple platforms, where URLSession knows the system's proxies, its VPN, its certificates and
/// HTTP/3. It is in a module of its own, so that a program on Linux links libcurl only if it imports this module. It
/// differs from the other transports:
///
/// - URLSession decodes compressed bodies itself. Such a response comes without `Content-Encoding` and
///   `Content-Length`.
/// - It can't tell whether a timeout before the response happened while connecting: the phase is
///   `TransportError.Phase.sent` then.
/// - Fields that it would fill in from the user's settings, `Accept-Language` and `Accept-Encoding`, get neutral values
///   unless the request has them.
/// - On Apple platforms it retries a GET by itself if a connection that was kept open turns out to be closed.
///
/// On Linux, where URLSession is Foundation's wrapper of libcurl, it is suited to tests and tools; servers use
/// `AsyncHTTPClientTransport`. There
///
/// - each request has a connection of its own;
/// - a redirect is returned once its body has ended, and without its body if it points nowhere;
/// - a body is read as fast as it arrives, and ends with `TransportError.Kind.bodyTooLarge(limit:)` when its reader has
///   fallen 64 MB behind;
/// - failures of TLS and responses that libcurl refuses have the kind `TransportError.Kind.connection`;
/// - **a server can crash the process**, with a response that ends within its head, or with header fields after a body
///   in chunks (trailers): FoundationNetworking's `NativeProtocol` traps, and no code in front of it can prevent that.
///   Use it only with servers and proxies that you trust.
public struct URLSessionTransport: HTTPTransport {
  /// The transport of this process, on `URLSessionConfiguration.operationClient`.
  public static let shared = URLSessionTransport()

  private let sessions: ExchangeSessions

  /// Creates a transport on a session of its own. The session is invalidated when the last copy of the transport is
  /// gone and its exchanges are done.
  ///
  /// - Parameter configuration: The configuration of the session: start from `URLSessionConfiguration.operationClient`
  ///   and change what you need. It is copied.
  public init(configuration: URLSessionConfiguration = .operationClient) {
    sessions = ExchangeSessions(configuration: configuration)
  }

  /// Sends `request` in a task of the session.
  public func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
    guard !Task.isCancelled else { throw TransportError(.cancelled, phase: .notSent) }
    let outgoing = try URLRequest(request, body: body, timeout: sessions.timeout)
    let exchange = sessions.begin(outgoing)
    return TransportResponse(
      head: try await exchange.head(), body: ResponseBody(stream: ExchangeBody(exchange: exchange)))
  }
}

extension URLSessionConfiguration {
  /// The configuration of URLSession that this library needs: nothing is written to disk or kept from one response to
  /// the next, no cookies, no cache, no credentials; and a timeout of 100 seconds for each silence of the peer.
  ///
  /// Set `timeoutIntervalForRequest` to change that timeout, in whole seconds. Each access returns a new value.
  public static var operationClient: URLSessionConfiguration {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.urlCache = nil
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    configuration.httpCookieStorage = nil
    configuration.httpCookieAcceptPolicy = .never
    configuration.httpShouldSetCookies = false
    configuration.urlCredentialStorage = nil
    configuration.timeoutIntervalForRequest = 100
    return configuration
  }
}
