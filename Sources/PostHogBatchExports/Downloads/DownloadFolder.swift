import OperationCore
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The folder that a download writes into: whole small files, names, and the step in which a finished file gets its
/// name.
struct DownloadFolder: Sendable {
  let path: FilePath

  /// The name of an unfinished file.
  static func partialName(of file: String) -> String { file + ".partial" }

  /// Owner only: exports hold personal data.
  static let permissions: FilePermissions = .ownerReadWrite

  /// Returns the path of a file in the folder.
  func path(of name: String) -> FilePath { path.appending(name) }

  /// Creates the folder and its parents if they are missing.
  func create() throws(PostHogError) {
    if let errno = Self.make(path) { throw .disk(errno, path.string) }
    let stat = try disk(path.string) { try path.stat() }
    guard stat.type == .directory else { throw .download(.disk("it is not a folder"), file: path.string) }
  }

  /// Returns the system's information about a file; `nil` if there is none. A link or a folder with that name counts as
  /// existing.
  func stat(_ name: String) throws(PostHogError) -> Stat? {
    do {
      return try path(of: name).stat(followTargetSymlink: false)
    } catch {
      if error == .noSuchFileOrDirectory { return nil }
      throw .disk(error, name)
    }
  }

  /// Returns whether a name leads to this very file, and not to another one that has replaced it.
  func isFile(_ file: FileDescriptor, called name: String) throws(PostHogError) -> Bool {
    try stat(name)?.isFile(disk(name) { try file.stat() }) ?? false
  }

  /// Reads a whole small file; returns `nil` if there is none.
  func read(_ name: String, upTo limit: Int) throws(PostHogError) -> [UInt8]? {
    guard try stat(name) != nil else { return nil }
    let file = try open(name, .readOnly)
    return try disk(name) {
      try file.closeAfter {
        var bytes: [UInt8] = []
        while bytes.count <= limit {
          let chunk = try [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
            count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
          }
          if chunk.isEmpty { break }
          bytes += chunk
        }
        return bytes
      }
    }
  }

  /// Replaces a whole small file. A reader sees the old bytes or the new ones, even after a crash. The function waits
  /// for the disk: see ``onDiskThread(_:_:)``.
  func replace(_ name: String, with bytes: [UInt8]) throws(PostHogError) {
    do throws(PostHogError) {
      try prepare(name, with: bytes)
      try disk(name) { try Self.rename(path(of: Self.preparedName(of: name)), path(of: name)) }
    } catch {
      try? removePrepared(name)
      throw error
    }
    try disk(name) { try synchronize() }
  }

  /// Performs the first half of ``replace(_:with:)``, which is the one that a full disk refuses.
  func prepare(_ name: String, with bytes: [UInt8]) throws(PostHogError) {
    // The existing file may have a second name, and must not be written into.
    if try stat(Self.preparedName(of: name))?.type == .regular { try removePrepared(name) }
    let file = try open(Self.preparedName(of: name), .writeOnly, options: [.create, .exclusiveCreate])
    try disk(name) {
      try file.closeAfter {
        _ = try file.writeAll(bytes)
        try file.synchronize()
      }
    }
  }

  /// Reverts ``prepare(_:with:)``.
  func removePrepared(_ name: String) throws(PostHogError) {
    try remove(Self.preparedName(of: name))
  }

  private static func preparedName(of file: String) -> String { file + ".new" }

  /// Gives a finished partial file its name, in one step. The function waits for the disk: see ``onDiskThread(_:_:)``.
  ///
  /// - Parameter replacing: Whether an existing file with that name may be replaced. If not, an existing file is an
  ///   error.
  func publish(_ name: String, replacing: Bool) throws(PostHogError) {
    let partialName = Self.partialName(of: name)
    let partial = path(of: partialName)
    let final = path(of: name)
    let isTaken = try disk(name) {
      guard !replacing else {
        try Self.rename(partial, final)
        // A rename leaves two names of one file as they are (POSIX, rename).
        try remove(partialName)
        return false
      }
      do {
        // A hard link is refused if the name exists; a rename would replace it.
        try Self.link(partial, final)
      } catch Errno.fileExists {
        return true
      } catch is Errno {
        // File systems without hard links.
        guard try stat(name) == nil else { return true }
        try Self.rename(partial, final)
        return false
      }
      try remove(partialName)
      return false
    }
    if isTaken { throw .download(.fileExists, file: name) }
    try disk(name) { try synchronize() }
  }

  /// Makes the names of files survive a loss of power, if the folder may be read and its file system supports it.
  private func synchronize() throws {
    let excused: [Errno] = [.invalidArgument, .badFileDescriptor, .notSupported, .noFunction, .permissionDenied]
    do {
      let folder = try FileDescriptor.open(path, .readOnly, options: [.directory, .closeOnExec])
      try folder.closeAfter { try folder.synchronize() }
    } catch let error as Errno where excused.contains(error) {}
  }

  /// Removes a file, if it exists.
  func remove(_ name: String) throws(PostHogError) {
    try disk(name) {
      do { try Self.unlink(path(of: name)) } catch Errno.noSuchFileOrDirectory {}
    }
  }
}

extension Stat {
  /// Returns whether both describe the same file, whatever its names.
  func isFile(_ other: Stat) -> Bool { inode == other.inode && deviceID == other.deviceID }
}

// MARK: - Calls

extension DownloadFolder {
  private static func check(_ result: CInt) throws {
    guard result == 0 else { throw Errno(rawValue: errno) }
  }

  private static func rename(_ old: FilePath, _ new: FilePath) throws {
    try check(old.withPlatformString { old in new.withPlatformString { renameFile(old, $0) } })
  }

  private static func link(_ old: FilePath, _ new: FilePath) throws {
    try check(old.withPlatformString { old in new.withPlatformString { linkFile(old, $0) } })
  }

  private static func unlink(_ path: FilePath) throws {
    try check(path.withPlatformString { unlinkFile($0) })
  }

  /// Works like `mkdir -p`; returns `nil` if the folder exists, even if another process created it.
  private static func make(_ path: FilePath) -> Errno? {
    if path.withPlatformString({ mkdir($0, 0o777) }) == 0 || errno == EEXIST { return nil }
    let fault = Errno(rawValue: errno)
    guard fault == .noSuchFileOrDirectory, path.removingLastComponent() != path, !path.removingLastComponent().isEmpty
    else { return fault }
    if let fault = make(path.removingLastComponent()) { return fault }
    return path.withPlatformString { mkdir($0, 0o777) } == 0 || errno == EEXIST ? nil : Errno(rawValue: errno)
  }
}

// System calls whose names are shadowed by methods.
private let renameFile: @Sendable (UnsafePointer<CChar>, UnsafePointer<CChar>) -> CInt = { rename($0, $1) }
private let linkFile: @Sendable (UnsafePointer<CChar>, UnsafePointer<CChar>) -> CInt = { link($0, $1) }
private let unlinkFile: @Sendable (UnsafePointer<CChar>) -> CInt = { unlink($0) }
