#if AsyncHTTPClient
  import NIOCore
  import NIOHPACK
  import NIOHTTP2

  /// Ends an HTTP/2 stream whose server sends an invalid status, and records the request that is sent on it.
  ///
  /// NIO takes any status text that begins with a 1 for that of an informational head, AsyncHTTPClient takes some of
  /// them for the final one, and either traps if the other was right.
  final class HTTP2Guard: ChannelDuplexHandler {
    typealias InboundIn = HTTP2Frame.FramePayload
    typealias InboundOut = HTTP2Frame.FramePayload
    typealias OutboundIn = HTTP2Frame.FramePayload
    typealias OutboundOut = HTTP2Frame.FramePayload

    private let departures: Departures?
    /// Whether the final head has arrived: fields after it are trailers.
    private var hasHead = false
    private var hasFailed = false

    private init(_ departures: Departures?) {
      self.departures = departures
    }

    /// Adds a guard in front of everything that reads the frames of a stream.
    static func add(to stream: any Channel, noting departures: Departures?) throws {
      try stream.pipeline.syncOperations.addHandler(HTTP2Guard(departures), position: .first)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      guard !hasFailed else { return }
      if case .headers(let head) = unwrapInboundIn(data), !hasHead {
        let status = head.headers.first(name: ":status").flatMap(Self.number)
        if let fault = TransportError(status: status) {
          hasFailed = true
          context.fireErrorCaught(fault)
          return
        }
        hasHead = status ?? 0 >= 200
      }
      context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
      guard let departures, case .headers(var head) = unwrapOutboundIn(data) else {
        return context.write(data, promise: promise)
      }
      departures.note(&head.headers)
      context.write(wrapOutboundOut(.headers(head)), promise: promise)
    }

    /// Parses a status as RFC 9110, section 15, writes it: `Int` would accept `+200` and `0200` too.
    private static func number(_ status: String) -> Int? {
      status.utf8.count == 3 && status.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(status) : nil
    }
  }
#endif
