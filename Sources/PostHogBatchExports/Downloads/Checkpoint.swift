// How much of a file had arrived, and a checksum of it: by its length alone a partial file that somebody changed looks like one
// that nobody did.

import CZlib
import OperationCore

/// The first bytes of a partial file.
struct Checkpoint: Sendable, Hashable {
  /// How many they are.
  private(set) var bytes: Int64 = 0
  /// Their CRC-32, which zlib computes several times as fast as bytes arrive. It finds what happens to files by accident;
  /// somebody who may write into the folder can as well change the manifest.
  private(set) var checksum: UInt32 = 0

  /// Nothing has arrived.
  init() {}

  init(bytes: Int64, checksum: UInt32) {
    self.bytes = bytes
    self.checksum = checksum
  }

  /// Adds the bytes that come next.
  mutating func add(_ next: UnsafeRawBufferPointer) {
    guard let start = next.baseAddress else { return }
    checksum = UInt32(
      truncatingIfNeeded: crc32_z(UInt(checksum), start.assumingMemoryBound(to: UInt8.self), next.count))
    bytes += Int64(next.count)
  }

  /// How many bytes have to arrive before it is worth noting them: a sixteenth of what is there, between a quarter of a megabyte
  /// and sixteen. So much is fetched again after a crash.
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
