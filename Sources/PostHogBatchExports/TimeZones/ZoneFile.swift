/// A zone file in the Time Zone Information Format, TZif, of RFC 9636, versions 1 to 4.
///
/// Of its two blocks the one with 64-bit times is read, where there is one. Names of offsets, and whether transitions
/// were given in standard time or in UTC, don't matter here and are passed over.
struct ZoneFile {
  let bytes: [UInt8]
  let path: String

  /// Reads the rules.
  func rules(for name: String) throws(TimeZoneError) -> TimeZoneRules {
    let first = try ZoneFileHeader(in: self, at: 0)
    guard first.version >= 2 else { return try rules(for: name, in: ZoneFileBlock(first, timeSize: 4)) }
    let second = try ZoneFileHeader(in: self, at: ZoneFileBlock(first, timeSize: 4).end)
    let block = ZoneFileBlock(second, timeSize: 8)
    return try rules(for: name, in: block, yearly: footer(at: block.end))
  }

  private func rules(
    for name: String, in block: ZoneFileBlock, yearly: YearlyRules? = nil
  ) throws(TimeZoneError) -> TimeZoneRules {
    guard block.end <= bytes.count else {
      throw damaged("its header counts \(block.end) bytes, and it has \(bytes.count)", at: block.header.offset)
    }
    guard block.header.leapSeconds == 0 else { throw .countsLeapSeconds(path: path) }
    let offsets = try offsets(of: block)
    return TimeZoneRules(
      name: name, origin: .zoneFile(path: path), earliestOffset: offsets[0],
      transitions: try transitions(of: block, offsets: offsets), yearly: yearly)
  }

  /// Reads the offsets of the block's types, of which there is at least one.
  private func offsets(of block: ZoneFileBlock) throws(TimeZoneError) -> [Int64] {
    guard block.header.types > 0 else { throw damaged("it has no offset", at: block.header.offset) }
    var offsets: [Int64] = []
    for index in 0..<block.header.types {
      let place = block.types + index * ZoneFileBlock.typeSize
      let offset = integer(at: place, size: 4)
      guard TimeZoneRules.offsets.contains(offset) else {
        throw damaged("an offset from UTC of \(offset) seconds", at: place)
      }
      offsets.append(offset)
    }
    return offsets
  }

  private func transitions(
    of block: ZoneFileBlock, offsets: [Int64]
  ) throws(TimeZoneError) -> [TimeZoneRules.Transition] {
    var transitions: [TimeZoneRules.Transition] = []
    transitions.reserveCapacity(block.header.transitions)
    var previous: Int64?
    for index in 0..<block.header.transitions {
      let place = block.start + index * block.timeSize
      let moment = integer(at: place, size: block.timeSize)
      if let previous, previous >= moment { throw damaged("its transitions are not in order", at: place) }
      previous = moment
      let type = Int(bytes[block.transitionTypes + index])
      guard offsets.indices.contains(type) else {
        throw damaged("a transition to type \(type) of \(offsets.count)", at: block.transitionTypes + index)
      }
      // Far outside of all years, so that no sum overflows.
      let clamped = Swift.min(Swift.max(moment, -1 << 50), 1 << 50)
      transitions.append(TimeZoneRules.Transition(moment: clamped, offset: offsets[type]))
    }
    return transitions
  }

  /// Reads the text between two line ends behind the second block; it may be empty.
  private func footer(at place: Int) throws(TimeZoneError) -> YearlyRules? {
    guard place < bytes.count, bytes[place] == UInt8(ascii: "\n"),
      let end = bytes[(place + 1)...].firstIndex(of: UInt8(ascii: "\n"))
    else { throw damaged("it has no footer", at: place) }
    let text = bytes[(place + 1)..<end]
    if text.isEmpty { return nil }
    guard let rules = YearlyRules(posix: text) else {
      throw damaged("its footer is no rule of POSIX for time zones", at: place + 1)
    }
    return rules
  }

  /// Reads an integer in the order of the network, which has to be within the file.
  func integer(at place: Int, size: Int) -> Int64 {
    var value = Int64(Int8(bitPattern: bytes[place]))
    for byte in bytes[(place + 1)..<(place + size)] { value = value << 8 | Int64(byte) }
    return value
  }

  func damaged(_ reason: String, at offset: Int) -> TimeZoneError {
    .damagedFile(path: path, reason: reason, offset: offset)
  }
}
