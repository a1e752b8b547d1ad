// A server that says goodbye names the last request that it looks at. NIO tells those behind it as if the server had
// cancelled them, which it could have done in the midst of its work.

#if AsyncHTTPClient
  import NIOCore
  import NIOHTTP2

  /// Tells the requests that a goodbye leaves out as refused, which they are (RFC 9113, section 6.8).
  final class GoAwayReader: ChannelInboundHandler {
    typealias InboundIn = HTTP2Frame
    typealias InboundOut = HTTP2Frame

    private var last: HTTP2StreamID = .maxID

    /// Puts a reader behind the parser of a connection.
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
