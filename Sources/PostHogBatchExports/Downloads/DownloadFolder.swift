// The folder that a download writes into: whole small files, names, and the step in which a finished file gets its name.

import OperationCore
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A folder of downloaded files.
struct DownloadFolder: Sendable {
  let path: FilePath

  /// What an unfinished file is called beside its name.
  static func partialName(of file: String) -> String { file + ".partial" }

  /// Owner only: exports hold personal data.
  static let permissions: FilePermissions = .ownerReadWrite

  /// The path of a file in it.
  func path(of name: String) -> FilePath { path.appending(name) }

  /// Creates the folder, and those it is in, as far as they are missing.
  func create() throws(PostHogError) {
    if let errno = Self.make(path) { throw .disk(errno, path.string) }
    let stat = try disk(path.string) { try path.stat() }
    guard stat.type == .directory else { throw .download(.disk("it is not a folder"), file: path.string) }
  }

  /// What the system tells of a file; nil when there is none. A link or a folder of that name is something that exists.
  func stat(_ name: String) throws(PostHogError) -> Stat? {
    do {
      return try path(of: name).stat(followTargetSymlink: false)
    } catch {
      if error == .noSuchFileOrDirectory { return nil }
      throw .disk(error, name)
    }
  }

  /// Whether a name leads to this very file, and not to another one that has got it meanwhile.
  func isFile(_ file: FileDescriptor, called name: String) throws(PostHogError) -> Bool {
    try stat(name)?.isFile(disk(name) { try file.stat() }) ?? false
  }

  /// Reads a whole small file; nil when there is none.
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

  /// Puts a whole small file in the place of the name. Whoever reads sees the old bytes or the new ones, also after a crash.
  /// It waits for the disk: see ``onDiskThread(_:_:)``.
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

  /// Does the first half of ``replace(_:with:)``, which is the one that a full disk refuses.
  func prepare(_ name: String, with bytes: [UInt8]) throws(PostHogError) {
    // What has the name may be a second name of another file, which is not to be written into.
    if try stat(Self.preparedName(of: name))?.type == .regular { try removePrepared(name) }
    let file = try open(Self.preparedName(of: name), .writeOnly, options: [.create, .exclusiveCreate])
    try disk(name) {
      try file.closeAfter {
        _ = try file.writeAll(bytes)
        try file.synchronize()
      }
    }
  }

  /// Undoes ``prepare(_:with:)``.
  func removePrepared(_ name: String) throws(PostHogError) {
    try remove(Self.preparedName(of: name))
  }

  private static func preparedName(of file: String) -> String { file + ".new" }

  /// Gives a finished partial file its name, in one step. It waits for the disk: see ``onDiskThread(_:_:)``.
  ///
  /// - Parameter replacing: Whether a file of that name may go. If not, and there is one, that is an error.
  func publish(_ name: String, replacing: Bool) throws(PostHogError) {
    let partialName = Self.partialName(of: name)
    let partial = path(of: partialName)
    let final = path(of: name)
    let isTaken = try disk(name) {
      guard !replacing else {
        try Self.rename(partial, final)
        // Two names of one file are left as they are (POSIX, rename).
        try remove(partialName)
        return false
      }
      do {
        // A second name is refused where there is one; a rename would replace it.
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

  /// Makes the names of files last through a loss of power, where the folder may be read and its file system can do that.
  private func synchronize() throws {
    let excused: [Errno] = [.invalidArgument, .badFileDescriptor, .notSupported, .noFunction, .permissionDenied]
    do {
      let folder = try FileDescriptor.open(path, .readOnly, options: [.directory, .closeOnExec])
      try folder.closeAfter { try folder.synchronize() }
    } catch let error as Errno where excused.contains(error) {}
  }

  /// Removes a file, if there is one.
  func remove(_ name: String) throws(PostHogError) {
    try disk(name) {
      do { try Self.unlink(path(of: name)) } catch Errno.noSuchFileOrDirectory {}
    }
  }
}

extension Stat {
  /// Whether both tell of one file, whatever its names.
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

  /// Like `mkdir -p`; nil when the folder is there, whoever made it.
  private static func make(_ path: FilePath) -> Errno? {
    if path.withPlatformString({ mkdir($0, 0o777) }) == 0 || errno == EEXIST { return nil }
    let fault = Errno(rawValue: errno)
    guard fault == .noSuchFileOrDirectory, path.removingLastComponent() != path, !path.removingLastComponent().isEmpty
    else { return fault }
    if let fault = make(path.removingLastComponent()) { return fault }
    return path.withPlatformString { mkdir($0, 0o777) } == 0 || errno == EEXIST ? nil : Errno(rawValue: errno)
  }
}

// The calls whose names methods hide.
private let renameFile: @Sendable (UnsafePointer<CChar>, UnsafePointer<CChar>) -> CInt = { rename($0, $1) }
private let linkFile: @Sendable (UnsafePointer<CChar>, UnsafePointer<CChar>) -> CInt = { link($0, $1) }
private let unlinkFile: @Sendable (UnsafePointer<CChar>) -> CInt = { unlink($0) }
