#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A TCP socket that is bound to a free port of the loopback interface and does nothing by itself.
final class LoopbackSocket {
  struct Unavailable: Error {}

  let descriptor: Int32
  private(set) var address = sockaddr_in()

  init() throws {
    descriptor = Self.open()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = Self.addressLength
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard isBound else { throw Unavailable() }
  }

  deinit { close(descriptor) }

  var port: Int { Int(UInt16(bigEndian: address.sin_port)) }

  static var addressLength: socklen_t { socklen_t(MemoryLayout<sockaddr_in>.size) }

  /// A TCP socket without an address.
  static func open() -> Int32 {
    #if canImport(Glibc)
      socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      socket(AF_INET, SOCK_STREAM, 0)
    #endif
  }
}
