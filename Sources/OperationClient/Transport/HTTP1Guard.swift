#if AsyncHTTPClient
  import NIOCore
  import NIOHTTP1

  /// Ends an HTTP/1.1 connection whose server sends an invalid status, and records the requests that are sent on it.
  ///
  /// AsyncHTTPClient takes every head with a status below 200, except 101, for an informational one, while NIO does so
  /// only from 100 on: the body after a status of 099 meets a precondition and ends the process.
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

    /// Adds a guard after the parser of a connection.
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
    /// The error of a head with this status; `nil` if a client that doesn't ask for another protocol can be sent it
    /// (RFC 9110, section 15).
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
