// A web server on a loopback port that answers as a test says, for what only a real socket shows.

import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// One request as it arrived.
struct ReceivedRequest: Sendable {
  let head: HTTPRequestHead
  let body: [UInt8]
}

/// Writes one answer, chunk by chunk; a chunk is written once the peer has room for it.
struct AnswerWriter: Sendable {
  fileprivate let outbound: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>

  func head(_ status: HTTPResponseStatus, _ headers: HTTPHeaders = [:]) async throws {
    try await outbound.write(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers)))
  }

  func chunk(_ bytes: [UInt8]) async throws {
    try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: bytes))))
  }

  func end() async throws {
    try await outbound.write(.end(nil))
  }

  /// A whole answer with a `Content-Length`.
  func answer(_ status: HTTPResponseStatus, _ headers: HTTPHeaders = [:], body: String = "") async throws {
    var headers = headers
    headers.add(name: "Content-Length", value: "\(body.utf8.count)")
    try await head(status, headers)
    try await chunk(Array(body.utf8))
    try await end()
  }
}

/// A server that is there while `withLoopbackServer` runs.
struct LoopbackServer: Sendable {
  let port: Int
  private let received: Received

  typealias Handler = @Sendable (ReceivedRequest, AnswerWriter) async throws -> Void

  /// Every request so far, in order of arrival.
  var requests: [ReceivedRequest] { received.requests.withLock { $0 } }

  fileprivate final class Received: Sendable {
    let requests = Mutex<[ReceivedRequest]>([])
  }

  fileprivate init(port: Int, received: Received) {
    self.port = port
    self.received = received
  }
}

/// Runs `body` while a server answers by `handler`. A handler that throws cuts its connection.
func withLoopbackServer<Result: Sendable>(
  _ handler: @escaping LoopbackServer.Handler, _ body: (LoopbackServer) async throws -> Result
) async throws -> Result {
  let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
    .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
    .bind(host: "127.0.0.1", port: 0) { channel in
      channel.eventLoop.makeCompletedFuture {
        try channel.pipeline.syncOperations.configureHTTPServerPipeline()
        return try NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>(wrappingChannelSynchronously: channel)
      }
    }
  let received = LoopbackServer.Received()
  return try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      try? await withThrowingDiscardingTaskGroup { connections in
        try await listener.executeThenClose { inbound in
          for try await connection in inbound {
            connections.addTask { try? await serve(connection, received: received, handler: handler) }
          }
        }
      }
    }
    defer { group.cancelAll() }
    return try await body(LoopbackServer(port: listener.channel.localAddress?.port ?? 0, received: received))
  }
}

private func serve(
  _ connection: NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>, received: LoopbackServer.Received,
  handler: LoopbackServer.Handler
) async throws {
  try await connection.executeThenClose { inbound, outbound in
    var head: HTTPRequestHead?
    var body: [UInt8] = []
    for try await part in inbound {
      switch part {
      case .head(let next):
        head = next
        body = []
      case .body(let buffer):
        body += Array(buffer: buffer)
      case .end:
        guard let head else { continue }
        let request = ReceivedRequest(head: head, body: body)
        received.requests.withLock { $0.append(request) }
        try await handler(request, AnswerWriter(outbound: outbound))
      }
    }
  }
}
