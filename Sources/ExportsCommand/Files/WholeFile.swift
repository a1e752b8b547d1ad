import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that is read and written as a whole.
enum WholeFile {
  /// Returns the bytes of a file; `nil` if there is none.
  ///
  /// - Parameters:
  ///   - isSecret: Whether a file that others can read is refused.
  ///   - limit: The longest file that is read.
  static func read(_ path: String, isSecret: Bool = false, limit: Int = 16 << 20) throws(CommandFailure) -> [UInt8]? {
    do {
      let file = try FileDescriptor.open(FilePath(path), .readOnly)
      defer { try? file.close() }
      if isSecret, !Self.othersMayNothing(try file.stat().permissions) { return try refuse(path) }
      var bytes: [UInt8] = []
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 1)
      defer { buffer.deallocate() }
      while true {
        let count = try file.read(into: buffer)
        guard count > 0 else { return bytes }
        bytes += buffer.prefix(count)
        guard bytes.count <= limit else { throw Errno.fileTooLarge }
      }
    } catch Errno.noSuchFileOrDirectory, Errno.notDirectory {
      return nil
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure("can't read \(path): \(error)", ExitStatus.failed)
    }
  }

  private static func othersMayNothing(_ permissions: FilePermissions) -> Bool {
    permissions.isDisjoint(with: [.groupReadWriteExecute, .otherReadWriteExecute])
  }

  private static func refuse(_ path: String) throws(CommandFailure) -> [UInt8]? {
    throw .usage("others can read \(path), which holds keys: run `chmod 600` on it")
  }

  /// Replaces a file: a reader sees the old bytes or the new ones, and a crash leaves the old ones.
  ///
  /// - Parameter isSecret: Whether only the user can read the file.
  static func write(_ text: String, to path: String, isSecret: Bool = false) throws(CommandFailure) {
    let unfinished = "\(path).unfinished"
    do {
      // A file that an earlier run left could be readable by others, or lead elsewhere.
      unlink(unfinished)
      let file = try FileDescriptor.open(
        FilePath(unfinished), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: isSecret ? .ownerReadWrite : [.ownerReadWrite, .groupRead, .otherRead])
      try file.closeAfter {
        try file.writeAll(text.utf8)
        guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
      }
      guard rename(unfinished, path) == 0 else { throw Errno(rawValue: errno) }
    } catch {
      throw CommandFailure("can't write \(path): \(error)", ExitStatus.failed)
    }
  }

  /// Removes a file.
  static func remove(_ path: String) throws(CommandFailure) {
    guard unlink(path) == 0 || errno == ENOENT else {
      throw CommandFailure("can't remove \(path): \(Errno(rawValue: errno))", ExitStatus.failed)
    }
  }
}
