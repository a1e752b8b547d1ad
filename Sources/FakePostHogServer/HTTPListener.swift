// What listens on a socket: the only file that needs the trait.

import PostHogBatchExportsTesting

#if FakePostHogServer
  import HTTPTypes
  import Hummingbird
  import Logging
  import NIOCore
#endif

/// Answers requests on a socket.
struct HTTPListener: Sendable {
  let host: String
  /// 0 takes a free one.
  let port: Int
  let respond: @Sendable (FakeRequest) -> FakeResponse

  #if FakePostHogServer
    /// Listens while `body` runs, which gets the origin.
    func listen<Result: Sendable>(while body: @Sendable @escaping (String) async throws -> Result) async throws
      -> Result
    {
      let (ports, started) = AsyncThrowingStream.makeStream(of: Int.self)
      let application = Application(
        responder: CallbackResponder<BasicRequestContext> { request, _ in try await response(to: request) },
        configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
        onServerRunning: { channel in started.yield(channel.localAddress?.port ?? port) },
        logger: Logger(label: "fake-posthog") { _ in SwiftLogNoOpLogHandler() })
      return try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask {
          do {
            try await application.runService(gracefulShutdownSignals: [])
            started.finish()
          } catch {
            started.finish(throwing: error)
          }
          return nil
        }
        group.addTask {
          for try await port in ports { return try await body("http://\(host):\(port)") }
          throw CancellationError()
        }
        defer { group.cancelAll() }
        while let result = try await group.next() {
          if let result { return result }
        }
        throw CancellationError()
      }
    }

    private func response(to request: Request) async throws -> Response {
      // The fake itself refuses a body that is too large for the real server; this bound only protects the process.
      guard let body = try? await request.body.collect(upTo: 64 << 20) else {
        return Response(status: .contentTooLarge)
      }
      var head = request.head
      head.scheme = "http"
      let response = respond(FakeRequest(head: head, body: Array(body.readableBytesView)))
      // RFC 9112, section 6.3: nothing follows these heads.
      let isHead = head.method == .head || [204, 304].contains(response.head.status.code)
      return Response(
        status: response.head.status, headers: response.head.headerFields,
        body: isHead ? .init() : .init(byteBuffer: ByteBuffer(bytes: response.body)))
    }
  #else
    func listen<Result: Sendable>(while body: @Sendable @escaping (String) async throws -> Result) async throws
      -> Result
    {
      throw MissingTrait()
    }
  #endif
}

/// The package was built without what serves the fake.
public struct MissingTrait: Error, CustomStringConvertible {
  /// Which trait, and where to switch it on.
  public let description = """
    Serving the fake needs the trait FakePostHogServer: in a manifest `traits: [.defaults, "FakePostHogServer"]` on the line of \
    this package, in a clone of it `make` or `scripts/swift`.
    """
}
