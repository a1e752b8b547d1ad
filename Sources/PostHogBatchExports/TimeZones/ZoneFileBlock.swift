/// Where the parts of a block of a zone file are (RFC 9636, 3.2). No count is above the
/// size of the file, so that no sum overflows.
struct ZoneFileBlock {
  /// An offset from UTC, whether it is daylight saving time, and where its name is.
  static let typeSize = 6

  let header: ZoneFileHeader
  /// The size of a time: 4 in the first block, 8 in the second.
  let timeSize: Int

  init(_ header: ZoneFileHeader, timeSize: Int) {
    (self.header, self.timeSize) = (header, timeSize)
  }

  /// The times of the transitions.
  var start: Int { header.offset + ZoneFileHeader.size }
  /// A byte for each transition: the index of its type.
  var transitionTypes: Int { start + header.transitions * timeSize }
  var types: Int { transitionTypes + header.transitions }
  var end: Int {
    types + header.types * Self.typeSize + header.nameBytes + header.leapSeconds * (timeSize + 4) + header.indicators
  }
}
