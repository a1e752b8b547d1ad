import CZlib

/// Writes gzip for tests.
enum Gzip {
  struct Fault: Error {}

  static func zeros(_ count: Int) throws -> [UInt8] { try encode([UInt8](repeating: 0, count: count)) }

  static func encode(_ bytes: [UInt8]) throws -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard
      deflateInit2_(&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
    else { throw Fault() }
    defer { deflateEnd(&stream) }
    var bytes = bytes
    return try bytes.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      return try [UInt8](unsafeUninitializedCapacity: Int(deflateBound(&stream, UInt(input.count)))) { room, count in
        stream.next_out = room.baseAddress
        stream.avail_out = UInt32(room.count)
        guard deflate(&stream, Z_FINISH) == Z_STREAM_END else { throw Fault() }
        count = Int(stream.total_out)
      }
    }
  }
}
