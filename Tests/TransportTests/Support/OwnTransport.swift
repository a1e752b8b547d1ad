// A transport on an HTTP client of a test's own.

#if AsyncHTTPClient
  import AsyncHTTPClient
  import NIOCore

  @testable import OperationClient
  @testable import PostHogBatchExports

  /// Gives a transport to `body`, on a client that is set up as ours are, and shuts its client down behind it.
  func withTransport(
    _ configuration: HTTPClient.Configuration, _ body: (AsyncHTTPClientTransport) async throws -> Void
  ) async throws {
    var configuration = configuration
    // A handshake, or a proxy's response, is a part of connecting, and the server is a task of a busy test run.
    configuration.timeout.connect = .minutes(5)
    let departures = Departures()
    configuration.addGuards(noting: departures)
    try await HTTPClient.withHTTPClient(configuration: configuration) { client in
      try await body(AsyncHTTPClientTransport(client, noting: departures))
    }
  }
#endif
