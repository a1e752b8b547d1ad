import HTTPTypes
import PostHogBatchExports
import PostHogBatchExportsURLSession
import Testing

#if AsyncHTTPClient
  import AsyncHTTPClient
  import NIOCore
#endif
#if canImport(FoundationNetworking)
  import FoundationNetworking
#else
  import Foundation
#endif

/// A transport over sockets that the conformance suite runs over, and where it is allowed to differ.
enum TestedTransport: CaseIterable, Sendable, CustomTestStringConvertible {
  #if AsyncHTTPClient
    case asyncHTTPClient
    /// The same, as the client uses it: it reads each response to its end.
    case wholeResponses
  #endif
  case urlSession

  /// The transport as programs use it.
  var transport: any HTTPTransport {
    switch self {
    #if AsyncHTTPClient
      case .asyncHTTPClient: AsyncHTTPClientTransport.shared
      case .wholeResponses: WholeResponses(base: .shared)
    #endif
    case .urlSession: URLSessionTransport.shared
    }
  }

  /// The same transport, made to wait no longer than a second for a silent peer.
  var impatient: any HTTPTransport {
    switch self {
    #if AsyncHTTPClient
      case .asyncHTTPClient: Self.impatientAsyncHTTPClient
      case .wholeResponses: WholeResponses(base: Self.impatientAsyncHTTPClient)
    #endif
    case .urlSession: Self.impatientURLSession
    }
  }

  #if AsyncHTTPClient
    private static let impatientAsyncHTTPClient = {
      var configuration = HTTPClient.Configuration.postHog
      configuration.timeout.connect = .seconds(1)
      configuration.timeout.read = .seconds(1)
      return AsyncHTTPClientTransport(
        client: HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration))
    }()
  #endif

  private static let impatientURLSession = {
    let configuration = URLSessionConfiguration.postHog
    configuration.timeoutIntervalForRequest = 1
    return URLSessionTransport(configuration: configuration)
  }()

  /// The fields that it adds to a request.
  var addedFields: Set<String> {
    #if canImport(FoundationNetworking)
      ["host", "content-length"]
    #else
      self == .urlSession
        ? [
          "host", "content-length", "connection", "accept", "accept-encoding", "accept-language", "user-agent",
          "content-type",
        ]
        : ["host", "content-length"]
    #endif
  }

  /// Whether it is URLSession on Linux, which is libcurl and knows fewer kinds of failure.
  var isLibcurl: Bool {
    #if canImport(FoundationNetworking)
      self == .urlSession
    #else
      false
    #endif
  }

  /// Whether it returns when the response has arrived in whole.
  var readsToTheEnd: Bool {
    #if AsyncHTTPClient
      self == .wholeResponses
    #else
      false
    #endif
  }

  var testDescription: String { "\(self)" }
}

#if AsyncHTTPClient
  /// Reads each response to its end before it returns.
  private struct WholeResponses: HTTPTransport {
    let base: AsyncHTTPClientTransport

    func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
      try await base.exchange(request, body: body, timeLimit: .seconds(300), maximumSize: 64 << 20)
    }
  }
#endif

/// A request to a server of a test.
func request(
  _ method: HTTPRequest.Method = .get, port: Int, _ path: String = "/", _ headers: HTTPFields = [:]
) -> HTTPRequest {
  HTTPRequest(method: method, scheme: "http", authority: "127.0.0.1:\(port)", path: path, headerFields: headers)
}
