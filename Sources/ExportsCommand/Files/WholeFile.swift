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
  ///   - onExposure: Called before a file is read that others can read too, if it holds keys.
  ///   - limit: The longest file that is read.
  static func read(
    _ path: String, limit: Int = 16 << 20, onExposure: (() throws(CommandFailure) -> Void)? = nil
  ) throws(CommandFailure) -> [UInt8]? {
    do {
      let file = try FileDescriptor.open(FilePath(path), .readOnly)
      defer { try? file.close() }
      if let onExposure, !Self.othersMayNothing(try file.stat().permissions) { try onExposure() }
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

  /// Replaces a file: a reader sees the old bytes or the new ones, and a crash leaves the old ones. A link keeps leading to
  /// its file, and what is no file, such as a pipe or `/dev/null`, is written to.
  ///
  /// - Parameter isSecret: Whether only the user can read the file.
  static func write(_ text: String, to path: String, isSecret: Bool = false) throws(CommandFailure) {
    do {
      let target = realpath(path, nil).map { found in
        defer { free(found) }
        return String(cString: found)
      }
      if let target, try FilePath(target).stat().type != .regular {
        let device = try FileDescriptor.open(FilePath(target), .writeOnly, options: [.closeOnExec])
        _ = try device.closeAfter { try device.writeAll(text.utf8) }
        return
      }
      try replace(target ?? path, with: text, isSecret: isSecret)
    } catch {
      throw CommandFailure("can't write \(path): \(error)", ExitStatus.failed)
    }
  }

  private static func replace(_ path: String, with text: String, isSecret: Bool) throws {
    // A name of its own, since two commands may write at the same time.
    let unfinished = "\(path).\(UInt64.random(in: 0 ... .max)).unfinished"
    do {
      let file = try FileDescriptor.open(
        FilePath(unfinished), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: isSecret ? .ownerReadWrite : [.ownerReadWrite, .groupRead, .otherRead])
      try file.closeAfter {
        try file.writeAll(text.utf8)
        guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
      }
      guard rename(unfinished, path) == 0 else { throw Errno(rawValue: errno) }
    } catch {
      unlink(unfinished)
      throw error
    }
  }

  /// Keeps other commands out while one works with a file or a folder, which has to be there.
  ///
  /// - Parameters:
  ///   - noun: What it works with, for the message.
  ///   - waits: Whether to wait until the other command is done; if not, nothing is done beside it.
  static func locked<Result>(
    _ path: String, as noun: String, waits: Bool, work: () async throws -> Result
  ) async throws -> Result {
    let file: FileDescriptor
    do {
      file = try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec])
    } catch {
      throw CommandFailure.usage("can't open \(path): \(error)")
    }
    defer { try? file.close() }
    guard flock(file.rawValue, waits ? LOCK_EX : LOCK_EX | LOCK_NB) == 0 else {
      throw CommandFailure("another command is working with \(noun): wait until it has ended", ExitStatus.failed)
    }
    return try await work()
  }

  /// Removes a file.
  static func remove(_ path: String) throws(CommandFailure) {
    guard unlink(path) == 0 || errno == ENOENT else {
      throw CommandFailure("can't remove \(path): \(Errno(rawValue: errno))", ExitStatus.failed)
    }
  }
}
