// A port of the loopback interface and a task for each of its connections: what the servers of tests have in common.

import NIOCore
import NIOPosix

/// Runs `body` with a port whose connections are handed to `serve`, each in a task of its own. A connection is closed when
/// `serve` returns or throws, and all of them when `body` has returned.
///
/// - Parameter configure: Adds the handlers of a connection, on its event loop.
func withListener<Inbound: Sendable, Outbound: Sendable, Result: Sendable>(
  configure: @escaping @Sendable (any Channel) throws -> Void,
  serve: @escaping @Sendable (NIOAsyncChannel<Inbound, Outbound>) async throws -> Void,
  _ body: (Int) async throws -> Result
) async throws -> Result {
  // NIO traps when a wrapped channel is dropped unused, as one is that arrives when the server ends. So a connection is
  // wrapped by the task that uses it, and nothing is read before that.
  let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
    .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
    .childChannelOption(.autoRead, value: false)
    .bind(host: "127.0.0.1", port: 0) { channel in channel.eventLoop.makeSucceededFuture(channel) }
  return try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      try? await withThrowingDiscardingTaskGroup { connections in
        try await listener.executeThenClose { inbound in
          for try await channel in inbound {
            connections.addTask { try? await serve(wrap(channel, configure: configure)) }
          }
        }
      }
    }
    defer { group.cancelAll() }
    return try await body(listener.channel.localAddress?.port ?? 0)
  }
}

private func wrap<Inbound: Sendable, Outbound: Sendable>(
  _ channel: any Channel, configure: @escaping @Sendable (any Channel) throws -> Void
) async throws -> NIOAsyncChannel<Inbound, Outbound> {
  let wrapped = try await channel.eventLoop.submit {
    try configure(channel)
    return try NIOAsyncChannel<Inbound, Outbound>(wrappingChannelSynchronously: channel)
  }.get()
  try? await channel.setOption(.autoRead, value: true).get()
  return wrapped
}
