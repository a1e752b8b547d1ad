// Connections that end as those of a process that was killed, or of a firewall that has forgotten them.

import NIOCore

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Channel {
  /// Makes closing reset the connection: the peer loses what it has not read, and gets an error.
  func resetWhenClosed() async throws {
    try await (self as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
  }
}
