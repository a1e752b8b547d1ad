// AsyncHTTPClient takes every head with a status below 200, apart from 101, for one that only announces another, while NIO
// takes only those from 100 on for that: the body behind a status of 099 meets a precondition and ends the process.

#if AsyncHTTPClient
  import NIOCore
  import NIOHTTP1

  /// Ends a connection of HTTP/1.1 whose server sends a status that is none. And marks the errors of a connection that is
  /// made, so that others are known to come from one that never was.
  final class HTTP1ResponseGuard: ChannelDuplexHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias InboundOut = HTTPClientResponsePart
    typealias OutboundIn = HTTPClientRequestPart
    typealias OutboundOut = HTTPClientRequestPart

    private var hasFailed = false

    /// Puts a guard behind the parser of a connection.
    static func add(to channel: any Channel) throws {
      let pipeline = channel.pipeline.syncOperations
      let parser = try pipeline.handler(type: ByteToMessageHandler<HTTPResponseDecoder>.self)
      try pipeline.addHandler(HTTP1ResponseGuard(), position: .after(parser))
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

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      context.fireErrorCaught(TransportError.marked(error))
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
      guard let promise else { return context.write(data, promise: nil) }
      let written = context.eventLoop.makePromise(of: Void.self)
      written.futureResult.flatMapErrorThrowing { throw TransportError.marked($0) }.cascade(to: promise)
      context.write(data, promise: written)
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
      self.init(.malformedAnswer, phase: .sent, detail: reason)
    }

    /// A socket's error as one of a connection that was made; any other error as it is.
    static func marked(_ error: any Error) -> any Error {
      error is IOError ? TransportError(error, phase: .sent) : error
    }
  }
#endif
