/// A port of the loopback interface on which no program listens: a socket is bound to it, so that no server of another
/// test can get it, and connections are refused.
package final class DeafPort {
  private let socket: LoopbackSocket

  package var number: Int { socket.port }

  package init() throws {
    socket = try LoopbackSocket()
  }
}
