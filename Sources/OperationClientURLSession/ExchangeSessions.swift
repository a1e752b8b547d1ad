import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Starts exchanges, each in the URLSession it needs.
///
/// On Apple platforms all exchanges of a transport share one session, and with it its connections. On Linux each
/// exchange has its own: libcurl retries a request, even a POST, on a new connection if the one that it had kept is
/// closed without a response.
final class ExchangeSessions: Sendable {
  /// How long a peer may be silent, in seconds.
  let timeout: TimeInterval

  #if canImport(FoundationNetworking)
    private let configuration: URLSessionConfiguration

    init(configuration: URLSessionConfiguration) {
      self.configuration = configuration.copy() as? URLSessionConfiguration ?? configuration
      timeout = configuration.timeoutIntervalForRequest
    }

    func begin(_ request: URLRequest) -> Exchange {
      let exchange = Exchange()
      let delegate = ExchangeDelegate()
      let session = URLSession(configuration: configuration, delegate: delegate, delegateQueue: nil)
      delegate.start(exchange, as: session.dataTask(with: request))
      session.finishTasksAndInvalidate()
      return exchange
    }
  #else
    private let delegate = ExchangeDelegate()
    private let session: URLSession

    init(configuration: URLSessionConfiguration) {
      session = URLSession(configuration: configuration, delegate: delegate, delegateQueue: nil)
      timeout = configuration.timeoutIntervalForRequest
    }

    deinit { session.finishTasksAndInvalidate() }

    func begin(_ request: URLRequest) -> Exchange {
      let exchange = Exchange()
      delegate.start(exchange, as: session.dataTask(with: request))
      return exchange
    }
  #endif
}
