// A server of HTTP/2 whose responses a test writes frame by frame, for what only frames can express.

#if AsyncHTTPClient
  import NIOCore
  import NIOHPACK
  import NIOHTTP2
  import NIOSSL
  import Synchronization
  import TestSupport

  /// A request of HTTP/2, and the stream for its response.
  struct HTTP2Exchange: Sendable {
    let fields: HPACKHeaders
    let body: [UInt8]
    fileprivate let connection: any Channel
    fileprivate let stream: any Channel
    fileprivate let outbound: NIOAsyncChannelOutboundWriter<HTTP2Frame.FramePayload>

    var path: String { fields.first(name: ":path") ?? "" }

    /// Writes the head of a response; with `isEnd` it is the whole response.
    func head(_ status: Int, _ fields: [(String, String)] = [], isEnd: Bool = false) async throws {
      try await headers([(":status", "\(status)")] + fields, isEnd: isEnd)
    }

    /// Writes any fields, of a head or after a body.
    func headers(_ fields: [(String, String)], isEnd: Bool = false) async throws {
      try await outbound.write(.headers(.init(headers: HPACKHeaders(fields), endStream: isEnd)))
    }

    /// Writes a part of the body, once the peer has room for it.
    func data(_ bytes: [UInt8], isEnd: Bool = false) async throws {
      try await outbound.write(.data(.init(data: .byteBuffer(ByteBuffer(bytes: bytes)), endStream: isEnd)))
    }

    /// Writes a whole response.
    func respond(_ status: Int = 200, body: String) async throws {
      try await head(status)
      try await data(Array(body.utf8), isEnd: true)
    }

    /// Ends the exchange, and no other one (RFC 9113, section 6.4).
    func reset(_ code: HTTP2ErrorCode) async throws {
      try await outbound.write(.rstStream(code))
    }

    /// Says that requests after number `last` of the connection will not be processed (RFC 9113, section 6.8).
    func goAway(last: Int) async throws {
      let frame = HTTP2Frame(
        streamID: .rootStream,
        payload: .goAway(lastStreamID: HTTP2StreamID(2 * last - 1), errorCode: .noError, opaqueData: nil))
      try await connection.writeAndFlush(frame)
    }

    /// Closes the connection with all its streams, or resets it.
    func closeConnection(isReset: Bool) async throws {
      if isReset { try await connection.resetWhenClosed() }
      try await connection.close()
    }

    /// Returns when the peer has ended the stream before its time, or the connection.
    func untilClosed() async {
      try? await stream.closeFuture.get()
    }
  }

  /// A server that exists while `withHTTP2Server` runs.
  struct HTTP2Server: Sendable {
    let port: Int
    private let counts: Counts

    /// How many connections were made so far.
    var connections: Int { counts.connections.withLock { $0 } }

    /// How many bytes of bodies have left.
    var sentBytes: Int { counts.sentBytes.withLock { $0 } }

    fileprivate final class Counts: NIOHTTP2FrameDelegate, Sendable {
      let connections = Mutex(0)
      let sentBytes = Mutex(0)

      func wroteFrame(_ frame: HTTP2Frame) {
        guard case .data(let data) = frame.payload else { return }
        sentBytes.withLock { $0 += data.data.readableBytes }
      }
    }

    fileprivate init(port: Int, counts: Counts) {
      self.port = port
      self.counts = counts
    }
  }

  /// Runs `body` while a server hands each request to `handler`. A handler that throws closes its connection.
  func withHTTP2Server<Result: Sendable>(
    _ handler: @escaping @Sendable (HTTP2Exchange) async throws -> Void,
    _ body: (HTTP2Server) async throws -> Result
  ) async throws -> Result {
    typealias Frames = NIOAsyncChannel<HTTP2Frame.FramePayload, HTTP2Frame.FramePayload>
    let context = try Certificate.server(speaking: ["h2"])
    let counts = HTTP2Server.Counts()
    var configuration = NIOHTTP2Handler.ConnectionConfiguration()
    // A test may say what is not true.
    configuration.contentLengthValidation = .disabled
    return try await withListener { [configuration] channel in
      let pipeline = channel.pipeline.syncOperations
      try pipeline.addHandler(NIOSSLServerHandler(context: context))
      let streams = try pipeline.configureAsyncHTTP2Pipeline(
        mode: .server, streamDelegate: nil, frameDelegate: counts,
        configuration: .init(connection: configuration, stream: .init())
      ) { stream in
        stream.eventLoop.makeCompletedFuture { try Frames(wrappingChannelSynchronously: stream) }
      }
      return (channel, streams)
    } serve: { (channel, streams) in
      counts.connections.withLock { $0 += 1 }
      try await withThrowingDiscardingTaskGroup { exchanges in
        for try await stream in streams.inbound {
          exchanges.addTask { try await serve(stream, on: channel, handler) }
        }
      }
    } _: { port in
      try await body(HTTP2Server(port: port, counts: counts))
    }
  }

  private func serve(
    _ stream: NIOAsyncChannel<HTTP2Frame.FramePayload, HTTP2Frame.FramePayload>, on connection: any Channel,
    _ handler: @Sendable (HTTP2Exchange) async throws -> Void
  ) async throws {
    try await stream.executeThenClose { inbound, outbound in
      var fields: HPACKHeaders?
      var body: [UInt8] = []
      for try await frame in inbound {
        var isEnd = false
        switch frame {
        case .headers(let headers):
          fields = headers.headers
          isEnd = headers.endStream
        case .data(let data):
          if case .byteBuffer(let bytes) = data.data { body += Array(buffer: bytes) }
          isEnd = data.endStream
        default:
          break
        }
        if isEnd { break }
      }
      guard let fields else { return }
      try await handler(
        HTTP2Exchange(
          fields: fields, body: body, connection: connection, stream: stream.channel, outbound: outbound))
      // What is written waits until the peer has room for it.
      try await stream.channel.closeFuture.get()
    }
  }
#endif
