import NIOCore
import NIOPosix
import PostHogBatchExportsTesting

/// One connection of the fault server: it collects a request, has it carried out, and plays the steps of its fault, one
/// request after the other.
final class FaultyConnection: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let nextFault: @Sendable () -> Fault
  private let carryOut: @Sendable (FakeRequest) -> FakeResponse
  private var fault = Fault.none
  private var reader = RequestReader()
  /// Set once this connection has sent its last response.
  private var isOver = false

  init(nextFault: @escaping @Sendable () -> Fault, carryOut: @escaping @Sendable (FakeRequest) -> FakeResponse) {
    self.nextFault = nextFault
    self.carryOut = carryOut
  }

  func channelActive(context: ChannelHandlerContext) {
    expectRequest(context)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isOver else { return }
    if fault == .cutInRequest { return play([.close], context) }
    reader.append(unwrapInboundIn(data).readableBytesView)
    guard let request = reader.next() else { return }
    let response = fault.carriesOut ? carryOut(request) : nil
    play(fault.steps(for: response)[...], context)
  }

  /// The peer's resets and closes are expected here.
  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func expectRequest(_ context: ChannelHandlerContext) {
    fault = nextFault()
    if fault == .closedBeforeRequest { play([.close], context) }
  }

  private func play(_ steps: ArraySlice<WireStep>, _ context: ChannelHandlerContext) {
    guard let step = steps.first else { return expectRequest(context) }
    let rest = steps.dropFirst()
    switch step {
    case .send(let bytes): send(bytes[...], context) { self.play(rest, context) }
    case .trickle(let bytes): trickle(bytes[...], context) { self.play(rest, context) }
    case .stall: isOver = true
    case .close:
      isOver = true
      context.close(promise: nil)
    case .reset:
      isOver = true
      let channel = (context.channel as? any SocketOptionProvider)
      channel?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).assumeIsolated().whenComplete { _ in
        context.close(promise: nil)
      }
    }
  }

  /// Continues once the bytes are with the kernel, so that a close doesn't lose them.
  private func send(_ bytes: ArraySlice<UInt8>, _ context: ChannelHandlerContext, then next: @escaping () -> Void) {
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes))).assumeIsolated().whenSuccess(next)
  }

  private func trickle(_ bytes: ArraySlice<UInt8>, _ context: ChannelHandlerContext, then next: @escaping () -> Void) {
    guard !bytes.isEmpty else { return next() }
    send(bytes.prefix(1), context) {
      context.eventLoop.assumeIsolated().execute { self.trickle(bytes.dropFirst(), context, then: next) }
    }
  }
}
