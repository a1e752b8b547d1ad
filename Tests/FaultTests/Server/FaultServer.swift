import NIOCore
import NIOPosix
import PostHogBatchExportsTesting
import Synchronization

/// A server on a loopback port whose responses go wrong as planned.
///
/// A `FakePostHog` decides what each request does; the faults change only the response that the client gets, so that
/// the fake knows what really happened.
struct FaultServer: Sendable {
  /// The port it listens on.
  let port: Int
  private let met: Met

  /// How often each fault has been met so far.
  var faults: [Fault: Int] { met.faults.withLock(\.self) }

  private final class Met: Sendable {
    let faults = Mutex<[Fault: Int]>([:])
    let closures = Mutex<[EventLoopFuture<Void>]>([])
  }

  /// Serves `fake` while `body` runs, and waits until the peers have closed every connection.
  static func serve<Result: Sendable>(
    _ fake: FakePostHog, _ plan: FaultPlan, while body: (FaultServer) async throws -> Result
  ) async throws -> Result {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let met = Met()
    let plan = Mutex(plan)
    let nextFault: @Sendable () -> Fault = {
      let fault = plan.withLock { $0.next() }
      met.faults.withLock { $0[fault, default: 0] += 1 }
      return fault
    }
    let listener = try await ServerBootstrap(group: group)
      // A request comes in several parts, so that there is something to cut.
      .childChannelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 64))
      .childChannelInitializer { channel in
        met.closures.withLock { $0.append(channel.closeFuture) }
        return channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            FaultyConnection(nextFault: nextFault, carryOut: { fake.respond(to: $0) }))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let outcome: Swift.Result<Result, any Error>
    do {
      outcome = .success(try await body(FaultServer(port: listener.localAddress?.port ?? 0, met: met)))
    } catch {
      outcome = .failure(error)
    }
    try await listener.close()
    for closure in met.closures.withLock(\.self) { try await closure.get() }
    try await group.shutdownGracefully()
    return try outcome.get()
  }
}
