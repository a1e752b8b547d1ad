// Many calls at once to a server that takes a second for each: how many succeed, and in what time.
//
//     crowd-bench [calls] [pool]   `pool` lets them wait in AsyncHTTPClient's pool, as a transport of one's own around it does

import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOPosix
import PostHogBatchExports

@main
struct CrowdBench {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let calls = arguments.first.flatMap { Int($0) } ?? 4_000
    let port = try await SlowServer.start(delay: .seconds(1))
    let shared = AsyncHTTPClientTransport.shared
    let transport: any HTTPTransport = arguments.contains("pool") ? Wrapped(base: shared) : shared
    let client = PostHogClient(
      host: try .selfHosted("http://127.0.0.1:\(port)"), credentials: try .static("phx_benchmark"),
      transport: transport, configuration: .init(rateLimit: .unlimited))

    var failures: [String: Int] = [:]
    let clock = ContinuousClock()
    let start = clock.now
    await withTaskGroup(of: String?.self) { group in
      for _ in 0..<calls { group.addTask { await failure(of: client) } }
      for await case let failure? in group { failures[failure, default: 0] += 1 }
    }
    let failed = failures.values.reduce(0, +)
    print("\(calls - failed) of \(calls) succeeded in \(start.duration(to: clock.now))")
    for (failure, count) in failures { print("  \(count) times \(failure)") }
  }

  private static func failure(of client: PostHogClient) async -> String? {
    do throws(PostHogError) {
      _ = try await client.send(BatchExports.list(in: .project(1)))
      return nil
    } catch {
      return "\(error.kind)"
    }
  }

  /// Hides what the client knows of the default transport.
  private struct Wrapped: HTTPTransport {
    let base: AsyncHTTPClientTransport

    func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
      try await base.send(request, body: body)
    }
  }
}

/// A server that gives an empty list for everything, after a while.
private final class SlowServer: ChannelInboundHandler, Sendable {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let delay: TimeAmount

  init(delay: TimeAmount) { self.delay = delay }

  /// Listens on a free port, until the process ends.
  static func start(delay: TimeAmount) async throws -> Int {
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 1_024)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(SlowServer(delay: delay))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    return channel.localAddress?.port ?? 0
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .end = unwrapInboundIn(data) else { return }
    let body = ByteBuffer(string: #"{"count":0,"next":null,"previous":null,"results":[]}"#)
    let headers: HTTPHeaders = ["content-type": "application/json", "content-length": "\(body.readableBytes)"]
    context.eventLoop.assumeIsolated().scheduleTask(in: delay) {
      context.write(self.wrapOutboundOut(.head(.init(version: .http1_1, status: .ok, headers: headers))), promise: nil)
      context.write(self.wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
      context.writeAndFlush(self.wrapOutboundOut(.end(nil)), promise: nil)
    }
  }
}
