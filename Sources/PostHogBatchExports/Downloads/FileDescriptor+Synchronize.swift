// Bytes that survive a loss of power, and the thread that waits for them.

import Dispatch
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension FileDescriptor {
  /// Makes the bytes of a file survive a loss of power. That can take seconds: see ``onDiskThread(_:_:)``.
  func synchronize() throws {
    #if canImport(Darwin)
      // On Darwin `fsync` leaves the bytes in the cache of the disk; file systems without `F_FULLFSYNC` have only that.
      if fcntl(rawValue, F_FULLFSYNC) == 0 { return }
    #endif
    guard fsync(rawValue) == 0 else { throw Errno(rawValue: errno) }
  }
}

/// Runs work that waits for the disk on a thread that no task needs.
func onDiskThread<Output: Sendable>(
  _ queue: DispatchQueue = .global(), _ work: @escaping @Sendable () throws(PostHogError) -> Output
) async throws(PostHogError) -> Output {
  let result = await withCheckedContinuation { continuation in
    queue.async {
      continuation.resume(returning: Result { () throws(PostHogError) in try work() })
    }
  }
  return try result.get()
}
