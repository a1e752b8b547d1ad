#if AsyncHTTPClient
  import NIOCore
  import NIOHTTP2

  /// Reports the requests that a `GOAWAY` excludes as refused, which they are (RFC 9113, section 6.8).
  ///
  /// A closing server names the last request that it processes. NIO reports those after it as cancelled by the server,
  /// which a server could also do in the middle of their processing.
  final class GoAwayReader: ChannelInboundHandler {
    typealias InboundIn = HTTP2Frame
    typealias InboundOut = HTTP2Frame

    private var last: HTTP2StreamID = .maxID

    /// Adds a reader after the parser of a connection.
    static func add(to channel: any Channel) throws {
      let pipeline = channel.pipeline.syncOperations
      let parser = try pipeline.handler(type: NIOHTTP2Handler.self)
      try pipeline.addHandler(GoAwayReader(), position: .after(parser))
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      if case .goAway(let last, _, _) = unwrapInboundIn(data).payload { self.last = min(self.last, last) }
      context.fireChannelRead(data)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
      if let end = event as? StreamClosedEvent, end.streamID > last, end.reason != nil {
        context.fireUserInboundEventTriggered(StreamClosedEvent(streamID: end.streamID, reason: .refusedStream))
      } else {
        context.fireUserInboundEventTriggered(event)
      }
    }
  }
#endif
