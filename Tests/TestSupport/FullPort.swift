#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A port of the loopback interface whose queue of connections is full: a client that connects to it waits.
package final class FullPort {
  private let listener: LoopbackSocket
  private let callers: [Int32]

  package var number: Int { listener.port }

  package init() throws {
    listener = try LoopbackSocket()
    // More than any kernel queues for a backlog of one; those that don't fit wait as well.
    callers = (0..<16).map { _ in LoopbackSocket.open() }
    guard listen(listener.descriptor, 1) == 0 else { throw LoopbackSocket.Unavailable() }
    withUnsafePointer(to: listener.address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        for caller in callers {
          _ = fcntl(caller, F_SETFL, O_NONBLOCK)
          _ = connect(caller, address, LoopbackSocket.addressLength)
        }
      }
    }
  }

  deinit { for caller in callers { close(caller) } }
}
