import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A locked file that keeps two downloads of the same files apart. ``release()`` unlocks and removes it. The lock ends
/// with its process, so that a crashed process blocks no other.
struct DownloadLock: Sendable {
  private let descriptor: FileDescriptor
  private let path: FilePath

  /// How often the file may disappear while it is being locked.
  private static let tries = 100

  /// Takes the lock, or fails at once if another download has it.
  init(_ name: String, in folder: DownloadFolder) throws(PostHogError) {
    path = folder.path(of: name)
    for _ in 0..<Self.tries {
      let file = try folder.open(name, .readWrite, options: .create)
      let isMine = file.lock()
      // Its previous holder may have removed the file meanwhile: then the lock is on a file that no other download will
      // find.
      if isMine, try folder.isFile(file, called: name) {
        descriptor = file
        return
      }
      try? file.close()
      if !isMine { throw .download(.lockedByAnother, file: folder.path.string) }
    }
    throw .download(.disk("it is not the file that was locked, again and again"), file: name)
  }

  /// Releases the lock.
  func release() {
    _ = path.withPlatformString { unlink($0) }
    try? descriptor.close()
  }
}

extension FileDescriptor {
  /// Locks a file until it is closed; returns `false` if another process or task has locked it. File systems without
  /// locks always succeed.
  func lock() -> Bool { flock(rawValue, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK }
}
