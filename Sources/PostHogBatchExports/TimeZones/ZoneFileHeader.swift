/// The header of a block of a zone file: what the block has how many of (RFC 9636, 3.1).
struct ZoneFileHeader {
  static let size = 44

  /// Where it begins in the file.
  let offset: Int
  /// 1 to 4; later versions are read as 4.
  let version: Int
  /// The indicators of UTC and of standard time.
  let indicators: Int
  let leapSeconds: Int
  let transitions: Int
  let types: Int
  /// The bytes of all names of offsets.
  let nameBytes: Int

  init(in file: ZoneFile, at offset: Int) throws(TimeZoneError) {
    guard offset + Self.size <= file.bytes.count else { throw file.damaged("it ends too early", at: offset) }
    guard file.bytes[offset..<(offset + 4)].elementsEqual("TZif".utf8) else {
      throw file.damaged("it doesn't have the mark of a zone file, TZif", at: offset)
    }
    let version =
      switch file.bytes[offset + 4] {
      case 0: 1
      case UInt8(ascii: "2")...UInt8(ascii: "9"): min(Int(file.bytes[offset + 4] - UInt8(ascii: "0")), 4)
      default: throw file.damaged("it has no version", at: offset + 4)
      }
    // Nothing takes less than a byte. A count with its highest bit set is negative here.
    let counts = (0..<6).map { file.integer(at: offset + 20 + 4 * $0, size: 4) }
    guard counts.allSatisfy({ 0...Int64(file.bytes.count) ~= $0 }) else {
      throw file.damaged("it counts more than it has bytes", at: offset + 20)
    }
    self.init(offset: offset, version: version, counts: counts.map { Int($0) })
  }

  private init(offset: Int, version: Int, counts: [Int]) {
    (self.offset, self.version) = (offset, version)
    indicators = counts[0] + counts[1]
    (leapSeconds, transitions, types, nameBytes) = (counts[2], counts[3], counts[4], counts[5])
  }
}
