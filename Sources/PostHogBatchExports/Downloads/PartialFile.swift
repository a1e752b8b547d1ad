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
    if let stat = try folder.stat(partial), stat.type == .regular, stat.linkCount > 1 { try folder.remove(partial) }
    descriptor = try folder.open(partial, .readWrite, options: [.create, .append])
  }

  deinit { try? descriptor.close() }

  /// How many bytes are there.
  func size() throws(PostHogError) -> Int64 {
    try disk(name) { try descriptor.stat().size }
  }

  /// Appends a chunk; `offset` is how many bytes are there.
  func append(_ chunk: UnsafeRawBufferPointer, at offset: Int64) throws(PostHogError) {
    _ = try disk(name) { try descriptor.writeAll(chunk) }
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

  /// Drops the bytes behind the first so many.
  func cut(to size: Int64 = 0) throws(PostHogError) {
    try disk(name) { try descriptor.resize(to: size) }
  }

  /// Makes the bytes last through a loss of power.
  func synchronize() async throws(PostHogError) {
    try await onDiskThread { [self] () throws(PostHogError) in
      try disk(name) { try descriptor.synchronize() }
    }
  }

  /// At most so many bytes from an offset on; fewer only at the end of the file.
  func read(_ count: Int, at offset: Int64) throws(PostHogError) -> [UInt8] {
    try disk(name) {
      try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        while filled < count {
          let room = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
          let read = try descriptor.read(fromAbsoluteOffset: offset + Int64(filled), into: room)
          if read == 0 { break }
          filled += read
        }
      }
    }
  }
}
