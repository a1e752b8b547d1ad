import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// An object store on a socket with one file of any size, whose bytes are generated while they are sent. It can cut
/// connections in the middle of a body, fall silent there, send slowly, or lie about what it sends.
final class PatternStore: Sendable {
  let size: Int
  /// The bytes of a body after which the connection is cut.
  let cut: Int?
  /// How many bodies fall silent instead of being cut.
  let silentBodies: Atomic<Int>
  /// How long it takes for each byte of a body; nil for as many at a time as the connection takes.
  let byteTime: TimeAmount?
  /// What it says about a body instead of the truth.
  private let lie: @Sendable (inout HTTPResponseHead) -> Void
  private let seen = Mutex<[HTTPHeaders]>([])

  init(
    size: Int, cut: Int? = nil, silentBodies: Int = 0, byteTime: TimeAmount? = nil,
    lie: @escaping @Sendable (inout HTTPResponseHead) -> Void = { _ in }
  ) {
    self.size = size
    self.cut = cut
    self.silentBodies = Atomic(silentBodies)
    self.byteTime = byteTime
    self.lie = lie
  }

  /// The header fields of every request so far.
  var requests: [HTTPHeaders] { seen.withLock(\.self) }

  static let tag = "\"pattern\""

  /// The bytes of the file in a range. It begins as lines of JSON do.
  static func bytes(_ range: Range<Int>) -> [UInt8] {
    range.map { $0 == 0 ? UInt8(ascii: "{") : UInt8(truncatingIfNeeded: $0 ^ ($0 >> 8) ^ ($0 >> 16)) }
  }

  /// Serves the file while `body` runs.
  func serve<Output>(_ body: (_ origin: String) async throws -> Output) async throws -> Output {
    let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(Handler(store: self))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let result: Result<Output, any Error>
    do {
      result = .success(try await body("http://127.0.0.1:\(channel.localAddress?.port ?? 0)"))
    } catch {
      result = .failure(error)
    }
    try await channel.close()
    return try result.get()
  }

  private final class Handler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let store: PatternStore
    private var rest = 0..<0
    private var isSilentAtEnd = false

    init(store: PatternStore) { self.store = store }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      guard case .head(let head) = unwrapInboundIn(data) else { return }
      store.seen.withLock { $0.append(head.headers) }
      let offset = head.headers.first(name: "range").flatMap { Int($0.dropFirst("bytes=".count).dropLast()) } ?? 0
      var headers: HTTPHeaders = ["ETag": PatternStore.tag, "Content-Length": String(store.size - offset)]
      if offset > 0 { headers.add(name: "Content-Range", value: "bytes \(offset)-\(store.size - 1)/\(store.size)") }
      var response = HTTPResponseHead(version: .http1_1, status: offset > 0 ? .partialContent : .ok, headers: headers)
      store.lie(&response)
      context.writeAndFlush(wrapOutboundOut(.head(response)), promise: nil)
      rest = offset..<min(store.size, offset + (store.cut ?? store.size))
      isSilentAtEnd = store.silentBodies.subtract(1, ordering: .relaxed).oldValue > 0
      send(context)
    }

    /// Sends one chunk after the other, each when the one before it has left.
    private func send(_ context: ChannelHandlerContext) {
      guard !rest.isEmpty else { return finish(context) }
      let chunk = rest.prefix(store.byteTime == nil ? 64 << 10 : 1)
      rest = rest.dropFirst(chunk.count)
      let loopBound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
      let bytes = ByteBuffer(bytes: PatternStore.bytes(chunk))
      context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(bytes)))).whenSuccess {
        let (handler, context) = loopBound.value
        guard let time = handler.store.byteTime else { return handler.send(context) }
        context.eventLoop.scheduleTask(in: time) {
          let (handler, context) = loopBound.value
          if context.channel.isActive { handler.send(context) }
        }
      }
    }

    private func finish(_ context: ChannelHandlerContext) {
      if isSilentAtEnd { return }
      if rest.upperBound < store.size { return context.close(promise: nil) }
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
  }
}
