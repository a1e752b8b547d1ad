// A transport on URLSession, for Apple platforms. It is a module of its own, so that a program on Linux gets libcurl only if
// it imports this.

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
/// HTTP/3. What differs from the other transports:
///
/// - URLSession decodes compressed bodies itself. Such an answer comes without `Content-Encoding` and `Content-Length`.
/// - It can't tell whether a time that ran out before the answer was lost while connecting: the phase is
///   `TransportError.Phase.sent` then.
/// - Fields that it would fill in from the user's settings, `Accept-Language` and `Accept-Encoding`, ask for nothing in
///   particular unless the request has them.
/// - On Apple platforms it repeats a GET by itself when a connection that was kept open turns out to be closed.
///
/// On Linux, where URLSession is Foundation's wrapper of libcurl, it is good for tests and tools; servers use
/// `AsyncHTTPClientTransport`. There
///
/// - each request has a connection of its own;
/// - a redirect is given back once its body has ended, and without its body if it points nowhere;
/// - a body is read as fast as it comes, and ends with `TransportError.Kind.bodyTooLarge(limit:)` when its reader has
///   fallen 64 MB behind;
/// - failures of TLS and answers that libcurl refuses have the kind `TransportError.Kind.connection`;
/// - **a server can end the process**, with an answer that ends within its head, or with header fields behind a body in
///   chunks (trailers): FoundationNetworking's `NativeProtocol` traps, and nothing in front of it can prevent that. Use it
///   only with servers and proxies that you trust.
public struct URLSessionTransport: HTTPTransport {
  /// The transport of this process, on `URLSessionConfiguration.operationClient`.
  public static let shared = URLSessionTransport()

  private let sessions: ExchangeSessions

  /// A transport on a session of its own. It is invalidated when the last copy of the transport is gone and its exchanges
  /// are done.
  ///
  /// - Parameter configuration: What the session is made with: start from
  ///   `URLSessionConfiguration.operationClient` and change what you need. It is copied.
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
  /// What this library needs of URLSession: nothing is written to disk or remembered from one answer to the next, no
  /// cookies, no cache, no credentials; and 100 seconds of silence of the peer, as often as it falls silent.
  ///
  /// Set `timeoutIntervalForRequest` to change that bound; whole seconds count. A new value each time.
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
