import CZlib

/// Decodes one stream of gzip members, one after the other (RFC 1952, section 2.2), with zlib's inflate, which checks
/// their CRC and length. The caller decides how much to decode.
///
/// A class, because zlib keeps a pointer to the state that it was set up with.
final class GzipInflater {
  /// Why the bytes aren't gzip, in zlib's words.
  struct Fault: Error {
    let reason: String
  }

  private let stream: UnsafeMutablePointer<z_stream>

  /// Whether every member that began has ended: the encoded bytes may end only there.
  private(set) var isBetweenMembers = true

  init() throws(Fault) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // The largest window, plus 16 for gzip instead of zlib's own format.
    try Self.check(
      inflateInit2_(stream, MAX_WBITS + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)), stream)
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// Takes bytes from the front of `input` and returns at most `capacity` decoded ones.
  ///
  /// It returns fewer only if the whole input is taken; if it returns `capacity` bytes there may be more, even with no
  /// input left.
  func inflate(_ input: inout ArraySlice<UInt8>, capacity: Int) throws(Fault) -> [UInt8] {
    var fault: Fault?
    let output = [UInt8](unsafeUninitializedCapacity: capacity) { room, count in
      let taken = input.withUnsafeBufferPointer { bytes in
        // zlib only reads `next_in`; its declaration predates `const`.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
        stream.pointee.avail_in = UInt32(clamping: bytes.count)
        let given = stream.pointee.avail_in
        stream.pointee.next_out = room.baseAddress
        stream.pointee.avail_out = UInt32(clamping: room.count)
        do throws(Fault) { try run() } catch { fault = error }
        return Int(given - stream.pointee.avail_in)
      }
      count = room.count - Int(stream.pointee.avail_out)
      stream.pointee.next_in = nil
      stream.pointee.next_out = nil
      input.removeFirst(taken)
    }
    if let fault { throw fault }
    return output
  }

  /// Runs until the input is used up or the output buffer is full.
  private func run() throws(Fault) {
    while stream.pointee.avail_out > 0 {
      if isBetweenMembers, stream.pointee.avail_in == 0 { return }
      isBetweenMembers = false
      switch CZlib.inflate(stream, Z_NO_FLUSH) {
      case Z_OK:
        continue
      case Z_STREAM_END:
        try Self.check(inflateReset(stream), stream)
        isBetweenMembers = true
      case Z_BUF_ERROR where stream.pointee.avail_in == 0:
        return
      case let code:
        try Self.check(code, stream)
      }
    }
  }

  private static func check(_ code: Int32, _ stream: UnsafeMutablePointer<z_stream>) throws(Fault) {
    guard code != Z_OK else { return }
    throw Fault(reason: stream.pointee.msg.map { String(cString: $0) } ?? "zlib's code \(code)")
  }
}
