package import NIOCore
import NIOPosix

/// Runs `body` with a port of the loopback interface whose connections are handed to `serve`, each in a task of its
/// own. A connection is closed when `serve` returns or throws, and all of them when `body` has returned. The servers of
/// tests have this in common.
///
/// - Parameter open: Creates what `serve` needs from a channel, on its event loop, before anything is read from it.
package func withListener<Connection: Sendable, Result: Sendable>(
  open: @escaping @Sendable (any Channel) throws -> Connection,
  serve: @escaping @Sendable (Connection) async throws -> Void,
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
            connections.addTask {
              let connection = try? await channel.eventLoop.submit { try open(channel) }.get()
              try? await channel.setOption(.autoRead, value: true).get()
              if let connection { try? await serve(connection) }
              try? await channel.close()
            }
          }
        }
      }
    }
    defer { group.cancelAll() }
    return try await body(listener.channel.localAddress?.port ?? 0)
  }
}
