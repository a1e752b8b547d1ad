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
      guard let body = try await Self.collect(request.body) else {
        return Self.response(FakeResponse.tooLarge, to: request.head)
      }
      var head = request.head
      head.scheme = "http"
      return Self.response(respond(FakeRequest(head: head, body: body)), to: head)
    }

    /// The fake itself refuses a body that is too large for the real server; this bound only protects the process.
    private static let bodyLimit = 64 << 20

    /// The whole body; nil for one that is too large. It is read to its end all the same: most clients look for a response only
    /// when they have sent everything.
    private static func collect(_ body: RequestBody) async throws -> [UInt8]? {
      var bytes: [UInt8] = []
      var isTooLarge = false
      for try await chunk in body {
        isTooLarge = isTooLarge || bytes.count + chunk.readableBytes > bodyLimit
        if isTooLarge { bytes = [] } else { bytes.append(contentsOf: chunk.readableBytesView) }
      }
      return isTooLarge ? nil : bytes
    }

    private static func response(_ response: FakeResponse, to head: HTTPRequest) -> Response {
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

#if FakePostHogServer
  extension FakeResponse {
    fileprivate static let tooLarge = FakeResponse(
      status: .contentTooLarge,
      json: #"""
        {"type": "invalid_request", "code": "content_too_large", "detail": "The body has more than 64 MB.", "attr": null}
        """#, headers: [.contentType: "application/json"])
  }
#endif

/// The error of serving a fake in a package that was built without the trait for it.
public struct MissingTrait: Error, CustomStringConvertible {
  /// The name of the trait, and where to enable it.
  public let description = """
    Serving the fake requires the trait FakePostHogServer. In a manifest, add `traits: [.defaults, "FakePostHogServer"]` to the \
    dependency on this package; in a clone of it, use `make` or `scripts/swift`.
    """
}
