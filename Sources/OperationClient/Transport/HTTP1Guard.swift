// AsyncHTTPClient takes every head with a status below 200, apart from 101, for one that only announces another, while NIO
// takes only those from 100 on for that: the body behind a status of 099 meets a precondition and ends the process.

#if AsyncHTTPClient
  import NIOCore
  import NIOHTTP1

  /// Ends a connection of HTTP/1.1 whose server sends a status that is none, and notes the requests that leave on it.
  final class HTTP1Guard: ChannelDuplexHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias InboundOut = HTTPClientResponsePart
    typealias OutboundIn = HTTPClientRequestPart
    typealias OutboundOut = HTTPClientRequestPart

    private let departures: Departures?
    private var hasFailed = false

    private init(_ departures: Departures?) {
      self.departures = departures
    }

    /// Puts a guard behind the parser of a connection.
    static func add(to channel: any Channel, noting departures: Departures?) throws {
      let pipeline = channel.pipeline.syncOperations
      let parser = try pipeline.handler(type: ByteToMessageHandler<HTTPResponseDecoder>.self)
      try pipeline.addHandler(HTTP1Guard(departures), position: .after(parser))
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      guard !hasFailed else { return }
      if case .head(let head) = unwrapInboundIn(data), let fault = TransportError(status: Int(head.status.code)) {
        hasFailed = true
        context.fireErrorCaught(fault)
        context.close(promise: nil)
      } else {
        context.fireChannelRead(data)
      }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
      guard let departures, case .head(var head) = unwrapOutboundIn(data) else {
        return context.write(data, promise: promise)
      }
      departures.note(&head.headers)
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    }
  }

  extension TransportError {
    /// The error of a head with this status, or nil where it is one that a client without a wish to switch protocols can
    /// be sent (RFC 9110, section 15).
    init?(status: Int?) {
      let reason: String
      switch status {
      case 101: reason = "the server switches to a protocol that was not asked for"
      case .some(100...999): return nil
      default: reason = "its status is no number of three digits"
      }
      self.init(.malformedResponse, phase: .sent, detail: reason)
    }
  }
#endif
