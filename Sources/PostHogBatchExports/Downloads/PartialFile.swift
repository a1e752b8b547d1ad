import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The partial file of one part, which only this object has open for appending. Chunks are appended as they arrive;
/// only the end of the file is made to survive a loss of power.
///
/// If its name leads to another file, or to none, this file may be finished under its own name: it is no longer
/// changed, whatever took the name away.
final class PartialFile: Sendable {
  /// The name that the file gets when it is finished.
  let name: String
  let descriptor: FileDescriptor
  private let folder: DownloadFolder
  private let path: FilePath
  private let stat: Stat

  /// Opens the partial file, or creates it, and locks it: the lock on the download may have been removed.
  init(_ name: String, in folder: DownloadFolder) throws(PostHogError) {
    self.name = name
    self.folder = folder
    let partial = DownloadFolder.partialName(of: name)
    path = folder.path(of: partial)
    // A file that also has its final name, because a crash left it both, is not written into.
    if let stat = try folder.stat(partial), stat.type == .regular, stat.linkCount > 1 { try folder.remove(partial) }
    let file = try folder.open(partial, .readWrite, options: [.create, .append])
    descriptor = file
    stat = try disk(name) { try file.stat() }
    guard file.lock() else { throw isInUse }
    try check()
  }

  deinit { try? descriptor.close() }

  private var isInUse: PostHogError { .download(.lockedByAnother, file: folder.path.string) }

  /// Checks that the name still leads to this file.
  private func check() throws(PostHogError) {
    guard let named = try? path.stat(followTargetSymlink: false), named.isFile(stat) else { throw isInUse }
  }

  /// Returns the number of bytes in the file.
  func size() throws(PostHogError) -> Int64 {
    try disk(name) { try descriptor.stat().size }
  }

  /// Appends a chunk; `offset` is the number of bytes in the file.
  func append(_ chunk: UnsafeRawBufferPointer, at offset: Int64) throws(PostHogError) {
    try check()
    _ = try disk(name) { try descriptor.writeAll(chunk) }
    let stride: Int64 = 8 << 20
    let (written, filled) = (offset / stride, (offset + Int64(chunk.count)) / stride)
    if written < filled { moveOn(written * stride..<filled * stride) }
  }

  /// Tells the system that no reader needs these bytes soon. Linux then begins to write them to the disk at once, so
  /// that little is left to wait for at the end of a large file.
  private func moveOn(_ range: Range<Int64>) {
    #if os(Linux)
      _ = posix_fadvise(
        descriptor.rawValue, off_t(range.lowerBound), off_t(range.upperBound - range.lowerBound), POSIX_FADV_DONTNEED)
    #endif
  }

  /// Drops the bytes after the first `size`.
  func cut(to size: Int64 = 0) throws(PostHogError) {
    try check()
    try disk(name) { try descriptor.resize(to: size) }
  }

  /// Makes the bytes survive a loss of power.
  func synchronize() async throws(PostHogError) {
    try await onDiskThread { [self] () throws(PostHogError) in
      try disk(name) { try descriptor.synchronize() }
    }
  }

  /// Gives the finished file its name, and makes sure that it was this file that got it.
  func publish(length: Int64, replacing: Bool) async throws(PostHogError) {
    try await onDiskThread { [self] () throws(PostHogError) in
      try check()
      guard try size() == length else { throw isInUse }
      try folder.publish(name, replacing: replacing)
      guard try folder.stat(name)?.isFile(stat) == true else { throw isInUse }
    }
  }
}
