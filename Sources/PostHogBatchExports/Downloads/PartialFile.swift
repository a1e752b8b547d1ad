// A file while it arrives. Chunks are appended as they come; only the end of the file is made to last.

import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The partial file of one part, open for appending.
final class PartialFile: Sendable {
  /// The name that the file gets when it is finished.
  let name: String
  private let descriptor: FileDescriptor

  /// Opens the partial file, or creates it.
  init(_ name: String, in folder: DownloadFolder) throws(PostHogError) {
    self.name = name
    let partial = DownloadFolder.partialName(of: name)
    // One that is finished under another name, where a crash left it both, is not written into.
    if let stat = try folder.stat(partial), stat.linkCount > 1 { try folder.remove(partial) }
    descriptor = try disk(name) {
      try FileDescriptor.open(
        folder.path(of: partial), .writeOnly, options: [.create, .append, .noFollow, .closeOnExec],
        permissions: DownloadFolder.permissions)
    }
  }

  deinit { try? descriptor.close() }

  /// How many bytes are there.
  func size() throws(PostHogError) -> Int64 {
    try disk(name) { try descriptor.stat().size }
  }

  /// Appends a chunk; `offset` is how many bytes are there.
  func append(_ chunk: some BodyChunk, at offset: Int64) throws(PostHogError) {
    _ = try disk(name) { try chunk.withUnsafeBytes { try descriptor.writeAll($0) } }
    let stride: Int64 = 8 << 20
    let (written, filled) = (offset / stride, (offset + Int64(chunk.count)) / stride)
    if written < filled { moveOn(written * stride..<filled * stride) }
  }

  /// Tells the system that nobody waits for these bytes. Linux then begins to write them to the disk at once, so that
  /// little is left to wait for at the end of a large file.
  private func moveOn(_ range: Range<Int64>) {
    #if os(Linux)
      _ = posix_fadvise(
        descriptor.rawValue, off_t(range.lowerBound), off_t(range.upperBound - range.lowerBound), POSIX_FADV_DONTNEED)
    #endif
  }

  /// Drops all bytes.
  func empty() throws(PostHogError) {
    try disk(name) { try descriptor.resize(to: 0) }
  }

  /// Makes the bytes last through a loss of power.
  func synchronize() async throws(PostHogError) {
    try await onDiskThread { [self] () throws(PostHogError) in
      try disk(name) { try descriptor.synchronize() }
    }
  }
}
