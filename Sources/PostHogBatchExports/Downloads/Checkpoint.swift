import CZlib
import OperationCore

/// The beginning of a partial file: how many bytes had arrived, and their checksum. By its length alone a partial file
/// that was modified looks like one that wasn't.
struct Checkpoint: Sendable, Hashable {
  /// The number of bytes.
  private(set) var bytes: Int64 = 0
  /// The CRC-32 of the bytes, which zlib computes several times as fast as bytes arrive. It detects accidental damage;
  /// a program that may write into the folder could change the manifest as well.
  private(set) var checksum: UInt32 = 0

  /// Creates a checkpoint before the first byte.
  init() {}

  init(bytes: Int64, checksum: UInt32) {
    self.bytes = bytes
    self.checksum = checksum
  }

  /// Adds the bytes that follow.
  mutating func add(_ next: UnsafeRawBufferPointer) {
    guard let start = next.baseAddress else { return }
    checksum = UInt32(
      truncatingIfNeeded: crc32_z(UInt(checksum), start.assumingMemoryBound(to: UInt8.self), next.count))
    bytes += Int64(next.count)
  }

  /// How many bytes have to arrive before the next checkpoint is recorded: a sixteenth of what is there, between a
  /// quarter of a megabyte and sixteen megabytes. At most this much is fetched again after a crash.
  var stride: Int64 { min(max(bytes / 16, 1 << 18), 1 << 24) }
}

extension Checkpoint {
  init(members json: inout JSONReader) throws(JSONError) {
    bytes = try json.optional("received") ?? 0
    let number: Int64 = try json.optional("checksum") ?? 0
    guard let checksum = UInt32(exactly: number) else {
      throw JSONError(offset: 0, .unexpected(expected: "a checksum of 32 bits", found: "\(number)"))
    }
    self.checksum = checksum
  }

  func write(members json: inout JSONWriter) {
    guard bytes > 0 else { return }
    json.write("received", bytes)
    json.write("checksum", Int64(checksum))
  }
}
