// A fake on real sockets, for the demo and the integration tests. The fake itself decides every answer.

import HTTPTypes
import Hummingbird
import Logging
import NIOCore
public import PostHogBatchExportsTesting

/// Where a served ``FakePostHog`` listens.
public struct FakePostHogServer: Sendable {
  /// The origin of the API, such as `http://127.0.0.1:50123`.
  public let origin: String
  /// The origin of the object store: another port, so that a redirect to it leaves the API's origin.
  public let objectStoreOrigin: String

  /// Serves a fake while `body` runs, and then closes its sockets.
  ///
  /// - Parameters:
  ///   - fake: What answers. Its object store gets the origin at which it is served.
  ///   - port: The API's port; 0 takes a free one.
  /// - Throws: What listening throws, for example when the port is taken, and what `body` throws.
  public static func serve<Result: Sendable>(
    _ fake: FakePostHog, host: String = "127.0.0.1", port: Int = 0,
    while body: @Sendable @escaping (FakePostHogServer) async throws -> Result
  ) async throws -> Result {
    try await listening(fake, host: host, port: 0) { storePort in
      let store = "http://\(host):\(storePort)"
      fake.configure { $0.objectStoreURL = store }
      return try await listening(fake, host: host, port: port) { apiPort in
        try await body(FakePostHogServer(origin: "http://\(host):\(apiPort)", objectStoreOrigin: store))
      }
    }
  }

  /// Runs one server on one port around `body`.
  private static func listening<Result: Sendable>(
    _ fake: FakePostHog, host: String, port: Int, while body: @Sendable @escaping (Int) async throws -> Result
  ) async throws -> Result {
    let (ports, started) = AsyncThrowingStream.makeStream(of: Int.self)
    let application = Application(
      responder: CallbackResponder<BasicRequestContext> { request, _ in try await answer(request, from: fake) },
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
        for try await port in ports { return try await body(port) }
        throw CancellationError()
      }
      defer { group.cancelAll() }
      while let result = try await group.next() {
        if let result { return result }
      }
      throw CancellationError()
    }
  }

  private static func answer(_ request: Request, from fake: FakePostHog) async throws -> Response {
    // The fake itself refuses a body that is too large for the real server; this bound only protects the process.
    let body = try await request.body.collect(upTo: 64 << 20)
    var head = request.head
    head.scheme = "http"
    let answer = fake.respond(to: FakeRequest(head: head, body: Array(body.readableBytesView)))
    return Response(
      status: answer.head.status, headers: answer.head.headerFields,
      body: .init(byteBuffer: ByteBuffer(bytes: answer.body)))
  }
}
