import Diagnostics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads the content of a file with read(2): errors report their cause, anything that isn't a regular file is
/// recognized, and no more bytes are read than the limit, whatever size the file claims to have or grows to.
enum FileContent {
  static func read(path: String, atMost limit: Int) throws(DiagnosticError) -> [UInt8] {
    guard !path.utf8.contains(0) else { throw failure(path, "the path holds a NUL character") }
    // Opens without blocking: opening a named pipe would wait until another process writes to it.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let code = errno
      guard code == ENOENT else { throw failure(path, reason(code)) }
      throw missing(path) { folder in
        (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
      }
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path, reason(errno)) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw failure(path, "it is a directory")
    default:
      throw failure(path, "it is a pipe or a device, not a regular file", hint: "write its content to a file first")
    }
    guard status.st_size <= limit else { throw tooLarge(path, limit) }
    return try readAll(descriptor, path: path, expecting: Int(status.st_size), atMost: limit)
  }

  /// Returns whether something is at the path, also if it can't be read: a link to nothing, or a file in a folder that
  /// can't be searched.
  static func isThere(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 || errno != ENOENT && errno != ENOTDIR
  }

  /// Returns the error for a missing file, with a hint if a file of a similar name is in the folder.
  ///
  /// - Parameter names: The names in a folder; the folder is `""` or ends in a slash.
  static func missing(_ path: String, among names: (_ folder: String) -> [String]) -> DiagnosticError {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    let nearest = NearestName.of(String(path.dropFirst(folder.count)), among: names(String(folder)).sorted())
    return failure(path, "there is no such file", hint: nearest.map { "did you mean `\(folder)\($0)`?" })
  }

  static func tooLarge(_ path: String, _ limit: Int) -> DiagnosticError {
    failure(path, "it holds more than \(limit) bytes")
  }

  private static func readAll(
    _ descriptor: CInt, path: String, expecting size: Int, atMost limit: Int
  ) throws(DiagnosticError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(path, reason(errno)) }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= limit else { throw tooLarge(path, limit) }
    }
  }

  private static func failure(_ path: String, _ reason: String, hint: String? = nil) -> DiagnosticError {
    DiagnosticError(.error("can't read `\(path)`: \(reason)", at: nil, hint: hint))
  }

  private static func reason(_ code: CInt) -> String {
    switch code {
    case EACCES, EPERM: "permission denied"
    case EISDIR: "it is a directory"
    default: String(cString: strerror(code)).lowercased()
    }
  }
}

/// Calls read(2), whose name `FileContent.read` would shadow.
private func systemRead(_ descriptor: CInt, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}
