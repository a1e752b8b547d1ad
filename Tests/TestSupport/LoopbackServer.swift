// A web server on a loopback port whose responses a test chooses, for what only a real socket shows.

import NIOCore
package import NIOHTTP1
import Synchronization

/// One request as it arrived.
package struct ReceivedRequest: Sendable {
  package let head: HTTPRequestHead
  package let body: [UInt8]
}

/// Writes one response, chunk by chunk; a chunk is written once the peer has room for it.
package struct ResponseWriter: Sendable {
  fileprivate let outbound: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>

  package func head(_ status: HTTPResponseStatus, _ headers: HTTPHeaders = [:]) async throws {
    try await outbound.write(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers)))
  }

  package func chunk(_ bytes: [UInt8]) async throws {
    try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: bytes))))
  }

  package func end() async throws {
    try await outbound.write(.end(nil))
  }

  /// Writes a whole response with a `Content-Length`.
  package func respond(_ status: HTTPResponseStatus, _ headers: HTTPHeaders = [:], body: String = "") async throws {
    var headers = headers
    headers.add(name: "Content-Length", value: "\(body.utf8.count)")
    try await head(status, headers)
    try await chunk(Array(body.utf8))
    try await end()
  }
}

/// A server that exists while `withLoopbackServer` runs.
package struct LoopbackServer: Sendable {
  package let port: Int
  private let received: Received

  package typealias Handler = @Sendable (ReceivedRequest, ResponseWriter) async throws -> Void

  /// Every request so far, in order of arrival.
  package var requests: [ReceivedRequest] { received.requests.withLock { $0 } }

  fileprivate final class Received: Sendable {
    let requests = Mutex<[ReceivedRequest]>([])
  }

  fileprivate init(port: Int, received: Received) {
    self.port = port
    self.received = received
  }
}

/// Runs `body` while a server responds through `handler`. If a handler throws, its connection is cut.
package func withLoopbackServer<Result: Sendable>(
  _ handler: @escaping LoopbackServer.Handler, _ body: (LoopbackServer) async throws -> Result
) async throws -> Result {
  let received = LoopbackServer.Received()
  return try await withListener { channel in
    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
    return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
  } serve: { connection in
    try await serve(connection, received: received, handler: handler)
  } _: { port in
    try await body(LoopbackServer(port: port, received: received))
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
        try await handler(request, ResponseWriter(outbound: outbound))
      }
    }
  }
}
