/// Files in gzip format whose contents are stored uncompressed (RFC 1952; RFC 1951, section 3.2.4).
enum StoredGzip {
  /// Returns the file for contents of less than 64 KB.
  static func file(_ contents: [UInt8]) -> [UInt8] {
    let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
    let length = UInt16(truncatingIfNeeded: contents.count)
    let block: [UInt8] = [1] + bytes(length) + bytes(~length) + contents
    return header + block + bytes(checksum(contents)) + bytes(UInt32(truncatingIfNeeded: contents.count))
  }

  private static func checksum(_ contents: [UInt8]) -> UInt32 {
    ~contents.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
  }

  private static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian, Array.init)
  }
}
