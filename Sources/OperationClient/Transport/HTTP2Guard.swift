// NIO takes any text that begins with a 1 for the status of a head that announces another, AsyncHTTPClient takes some of
// them for the last one, and either traps when the other was right.

#if AsyncHTTPClient
  import NIOCore
  import NIOHPACK
  import NIOHTTP2

  /// Ends a stream of HTTP/2 whose server sends a status that is none, and notes the request that leaves on it.
  final class HTTP2Guard: ChannelDuplexHandler {
    typealias InboundIn = HTTP2Frame.FramePayload
    typealias InboundOut = HTTP2Frame.FramePayload
    typealias OutboundIn = HTTP2Frame.FramePayload
    typealias OutboundOut = HTTP2Frame.FramePayload

    private let departures: Departures?
    /// The head that is no announcement has arrived: other fields are trailers.
    private var hasHead = false
    private var hasFailed = false

    private init(_ departures: Departures?) {
      self.departures = departures
    }

    /// Puts a guard in front of all that reads the frames of a stream.
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

    /// A status as it is written (RFC 9110, section 15): `Int` would take `+200` and `0200` too.
    private static func number(_ status: String) -> Int? {
      status.utf8.count == 3 && status.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(status) : nil
    }
  }
#endif
