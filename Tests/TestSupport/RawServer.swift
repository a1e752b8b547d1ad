// A server that writes what a test says, byte by byte, for what no HTTP server would do; and that notices the end of a
// connection.

package import NIOCore
import Synchronization

/// A connection on which the head of a request has arrived.
package struct RawConnection {
  /// The head of the last request, all its lines with their ends.
  package private(set) var head = ""

  package let channel: any Channel
  fileprivate var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
  fileprivate let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>

  /// The target of the request.
  package var path: String {
    let words = head.split(separator: " ", maxSplits: 2)
    return words.count > 1 ? String(words[1]) : ""
  }

  /// Waits for the head of the next request; what follows it in the same packet is dropped.
  package mutating func readHead() async throws {
    var bytes = ByteBuffer()
    while !bytes.readableBytesView.hasHead, let more = try await inbound.next() { bytes.writeImmutableBuffer(more) }
    head = String(buffer: bytes)
  }

  /// Writes bytes, once the peer has room for them.
  package func write(_ bytes: [UInt8]) async throws {
    try await outbound.write(ByteBuffer(bytes: bytes))
  }

  /// Writes text; its line breaks are HTTP's.
  package func write(_ text: String) async throws {
    try await write(Array(text.replacing("\n", with: "\r\n").utf8))
  }

  /// Returns when the peer has closed the connection; what it sent until then is dropped.
  package mutating func untilClosed() async {
    // A reset is an end as well.
    while let bytes = try? await inbound.next(), bytes.readableBytes >= 0 {}
  }
}

/// A server that exists while `withRawServer` runs.
package struct RawServer: Sendable {
  package let port: Int
  fileprivate let heads: Heads

  /// The head of the first request of each connection, in order of arrival.
  package var requests: [String] { heads.list.withLock { $0 } }

  fileprivate final class Heads: Sendable {
    let list = Mutex<[String]>([])
  }
}

/// Runs `body` while a server hands each connection to `handler`. The connection is closed when `handler` returns or throws.
///
/// - Parameter configure: Adds to a connection what its bytes go through, TLS for example.
package func withRawServer<Result: Sendable>(
  _ handler: @escaping @Sendable (inout RawConnection) async throws -> Void,
  _ body: (RawServer) async throws -> Result,
  configure: @escaping @Sendable (any Channel) throws -> Void = { _ in }
) async throws -> Result {
  let heads = RawServer.Heads()
  return try await withListener { channel in
    try configure(channel)
    return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
  } serve: { connection in
    try await serve(connection, heads: heads, handler: handler)
  } _: { port in
    try await body(RawServer(port: port, heads: heads))
  }
}

private func serve(
  _ connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>, heads: RawServer.Heads,
  handler: @Sendable (inout RawConnection) async throws -> Void
) async throws {
  try await connection.executeThenClose { inbound, outbound in
    var raw = RawConnection(channel: connection.channel, inbound: inbound.makeAsyncIterator(), outbound: outbound)
    try await raw.readHead()
    let head = raw.head
    guard !head.isEmpty else { return }
    heads.list.withLock { $0.append(head) }
    try await handler(&raw)
  }
}

extension ByteBufferView {
  fileprivate var hasHead: Bool { firstRange(of: Array("\r\n\r\n".utf8)) != nil }
}
