#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A port of the loopback interface whose queue of connections is full: who connects to it waits.
package final class FullPort {
  struct Unavailable: Error {}

  package let number: Int
  private let descriptors: [Int32]

  package init() throws {
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    let listener = socket(AF_INET, kind, 0)
    // More than any kernel queues for a backlog of one; those that don't fit wait as well.
    let callers = (0..<16).map { _ in socket(AF_INET, kind, 0) }
    descriptors = [listener] + callers
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isReady = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        guard bind(listener, address, length) == 0, getsockname(listener, address, &length) == 0,
          listen(listener, 1) == 0
        else { return false }
        for caller in callers {
          _ = fcntl(caller, F_SETFL, O_NONBLOCK)
          _ = connect(caller, address, length)
        }
        return true
      }
    }
    number = Int(UInt16(bigEndian: address.sin_port))
    guard isReady else { throw Unavailable() }
  }

  deinit { for descriptor in descriptors { close(descriptor) } }
}
