// The only file that needs the trait.

import PostHogBatchExportsTesting

#if FakePostHogServer
  import HTTPTypes
  import Hummingbird
  import Logging
  import NIOCore
#endif

/// Listens on a socket and responds to requests.
struct HTTPListener: Sendable {
  let host: String
  /// The port; 0 chooses a free one.
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
      // The fake itself refuses a body that is too large for the real server. This limit only protects the process.
      guard let body = try? await request.body.collect(upTo: 64 << 20) else {
        return Response(status: .contentTooLarge)
      }
      var head = request.head
      head.scheme = "http"
      let response = respond(FakeRequest(head: head, body: Array(body.readableBytesView)))
      // RFC 9112, section 6.3: these responses have no body.
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

/// The error of serving a fake in a package that was built without the trait for it.
public struct MissingTrait: Error, CustomStringConvertible {
  /// The name of the trait, and where to enable it.
  public let description = """
    Serving the fake requires the trait FakePostHogServer. In a manifest, add `traits: [.defaults, "FakePostHogServer"]` to the \
    dependency on this package; in a clone of it, use `make` or `scripts/swift`.
    """
}
