// Keeps two downloads of the same files apart. The lock goes with its process, so one that crashed blocks nobody.

import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A locked file, unlocked and removed by ``release()``.
struct DownloadLock: Sendable {
  private let descriptor: FileDescriptor
  private let path: FilePath

  /// How often the file may go while it is being locked.
  private static let tries = 100

  /// Takes the lock, or fails at once when somebody else has it.
  init(_ name: String, in folder: DownloadFolder) throws(PostHogError) {
    path = folder.path(of: name)
    for _ in 0..<Self.tries {
      let file = try folder.open(name, .readWrite, options: .create)
      let isMine = file.lock()
      // Whoever had it may have removed the file meanwhile: then the lock is on a file that nobody else will find.
      if isMine, try folder.isFile(file, called: name) {
        descriptor = file
        return
      }
      try? file.close()
      if !isMine { throw .download(.lockedByAnother, file: folder.path.string) }
    }
    throw .download(.disk("it is not the file that was locked, again and again"), file: name)
  }

  /// Gives the lock back.
  func release() {
    _ = path.withPlatformString { unlink($0) }
    try? descriptor.close()
  }
}

extension FileDescriptor {
  /// Locks a file until it is closed; false when somebody else has done so. File systems that know no locks let everybody.
  func lock() -> Bool { flock(rawValue, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK }
}
