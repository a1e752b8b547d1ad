#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// An open folder, accessed by system calls: they report the cause of a fault and don't follow links. Names are looked
/// up in this folder even if its path comes to lead elsewhere.
final class Folder: Sendable {
  /// The kind of file that has a name.
  enum Entry {
    case none
    case file([UInt8])
    /// Something else, such as `a folder`.
    case other(String)
  }

  private let path: String
  private let descriptor: Int32

  /// The temporary name of a file that is being written. One name is enough, because writers hold the lock.
  private static let unfinished = ".apigen-unfinished"

  private init(_ descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// Opens a folder. Returns `nil` if nothing exists at the path.
  convenience init?(existing path: String) throws(OutputError) {
    let descriptor = Self.open(path)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw Self.fault("can't open the folder `\(path)`")
    }
    self.init(descriptor, path: path)
  }

  /// Opens a folder, and creates it and its missing parent folders first.
  convenience init(creating path: String) throws(OutputError) {
    var descriptor = Self.open(path)
    if descriptor < 0, errno == ENOENT {
      guard Self.make(path) else { throw Self.fault("can't create the folder `\(path)`") }
      descriptor = Self.open(path)
    }
    guard descriptor >= 0 else { throw Self.fault("can't open the folder `\(path)`") }
    self.init(descriptor, path: path)
  }

  deinit { close(descriptor) }

  /// Returns the path of a file in a folder.
  static func path(of name: String, in path: String) -> String {
    path.hasSuffix("/") ? path + name : "\(path)/\(name)"
  }

  /// Waits until no other run writes to this folder. On a file system without locks it doesn't wait; then one of two
  /// concurrent runs may fail, and the next run repairs what it left.
  func lock() {
    _ = flock(descriptor, LOCK_EX)
  }

  /// Returns all names, in no particular order.
  func names() throws(OutputError) -> [String] {
    // `fdopendir` takes over the descriptor, so it gets its own.
    let own = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard own >= 0, let stream = fdopendir(own) else { throw Self.fault("can't list the folder `\(path)`") }
    defer { closedir(stream) }
    var names: [String] = []
    errno = 0
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
      errno = 0
    }
    guard errno == 0 else { throw Self.fault("can't list the folder `\(path)`") }
    return names
  }

  /// Returns the kind of the file itself, without following a link.
  func entry(_ name: String) throws(OutputError) -> Entry {
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      if errno == ENOENT { return .none }
      throw fault("read", name)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file(try read(name))
    case S_IFDIR: return .other("a folder")
    case S_IFLNK: return .other("a symbolic link")
    default: return .other("not a regular file")
    }
  }

  /// Replaces the file with this name as a whole. A reader sees either the old bytes or the new ones, even if the run
  /// or the machine stops midway.
  func replace(_ name: String, with bytes: [UInt8]) throws(OutputError) {
    let file = openat(descriptor, Self.unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw fault("write", name) }
    let isWritten = Self.write(bytes, to: file) && fsync(file) == 0
    let cause = errno
    let isClosed = close(file) == 0
    guard isWritten, isClosed, renameat(descriptor, Self.unfinished, descriptor, name) == 0 else {
      let fault = fault("write", name, errno: isWritten ? errno : cause)
      unlinkat(descriptor, Self.unfinished, 0)
      throw fault
    }
  }

  /// Removes a file.
  func remove(_ name: String) throws(OutputError) {
    guard unlinkat(descriptor, name, 0) == 0 else { throw fault("remove", name) }
  }

  /// Removes the temporary file of a run that was interrupted.
  func discardUnfinished() throws(OutputError) {
    guard unlinkat(descriptor, Self.unfinished, 0) == 0 || errno == ENOENT else {
      throw fault("remove", Self.unfinished)
    }
  }
}

// MARK: - Calls

extension Folder {
  private static func open(_ path: String) -> Int32 {
    openat(AT_FDCWD, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  }

  /// Creates a folder like `mkdir -p`. If it fails, `errno` has the reason.
  private static func make(_ path: String) -> Bool {
    if mkdir(path, 0o755) == 0 || errno == EEXIST { return true }
    guard errno == ENOENT else { return false }
    let trimmed = path.hasSuffix("/") ? path.dropLast() : path[...]
    guard let slash = trimmed.lastIndex(of: "/"), slash > trimmed.startIndex else { return false }
    return make(String(trimmed[..<slash])) && (mkdir(path, 0o755) == 0 || errno == EEXIST)
  }

  private func read(_ name: String) throws(OutputError) -> [UInt8] {
    // What was a file a moment ago may be a pipe now, and opening that would block.
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw fault("read", name) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw fault("read", name) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw fault("read", name, errno: EINVAL) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = readBytes(file, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw fault("read", name) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { writeBytes(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private func fault(_ verb: String, _ name: String, errno: Int32 = errno) -> OutputError {
    Self.fault("can't \(verb) `\(Self.path(of: name, in: path))`", errno: errno)
  }

  private static func fault(_ what: String, errno: Int32 = errno) -> OutputError {
    OutputError("\(what): \(String(cString: strerror(errno)))")
  }
}

// The system calls whose names are hidden by methods.
private let readBytes: @Sendable (Int32, UnsafeMutableRawPointer?, Int) -> Int = { read($0, $1, $2) }
private let writeBytes: @Sendable (Int32, UnsafeRawPointer?, Int) -> Int = { write($0, $1, $2) }
