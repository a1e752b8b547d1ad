#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// UUIDs as text (RFC 9562, section 4), read and written without going through `String`.
extension UUID {
  init?(text: UnsafeRawBufferPointer) {
    guard text.count == 36,
      text[8] == UInt8(ascii: "-"), text[13] == UInt8(ascii: "-"), text[18] == UInt8(ascii: "-"),
      text[23] == UInt8(ascii: "-"),
      let first = HexadecimalDigits(at: 0, and: 4, of: text).value,
      let second = HexadecimalDigits(at: 9, and: 14, of: text).value,
      let third = HexadecimalDigits(at: 19, and: 24, of: text).value,
      let fourth = HexadecimalDigits(at: 28, and: 32, of: text).value
    else { return nil }
    let words = (first.bigEndian, second.bigEndian, third.bigEndian, fourth.bigEndian)
    self.init(uuid: withUnsafeBytes(of: words) { $0.load(as: uuid_t.self) })
  }

  /// The UUID in lower case, as PostHog prints its IDs; `uuidString` is in upper case.
  public var lowercaseText: String {
    String(unsafeUninitializedCapacity: 36) { text in
      var place = 0
      withUnsafeBytes(of: uuid) { bytes in
        for (index, byte) in bytes.enumerated() {
          if index == 4 || index == 6 || index == 8 || index == 10 {
            text[place] = UInt8(ascii: "-")
            place += 1
          }
          text[place] = HexadecimalDigit.lowercase(byte >> 4)
          text[place + 1] = HexadecimalDigit.lowercase(byte)
          place += 2
        }
      }
      return place
    }
  }
}

/// Eight hexadecimal ASCII digits, read as a single word.
private struct HexadecimalDigits {
  /// The characters, with the first one in the highest byte.
  private let characters: UInt64

  /// Creates a word from two groups of four digits.
  @inline(__always)
  init(at first: Int, and second: Int, of text: UnsafeRawBufferPointer) {
    let high = UInt32(bigEndian: text.loadUnaligned(fromByteOffset: first, as: UInt32.self))
    let low = UInt32(bigEndian: text.loadUnaligned(fromByteOffset: second, as: UInt32.self))
    characters = UInt64(high) << 32 | UInt64(low)
  }

  /// The number that the digits represent; nil if one of them isn't a digit.
  @inline(__always)
  var value: UInt32? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // The low four bits of a letter are one to six and its bit 6 is set; those of a digit are its value.
    let digits = (characters & (ones &* 0x0F)) &+ ((characters &>> 6) & ones) &* 9
    let letters = ((digits &+ ones &* 6) &>> 4) & ones
    // Written again in lower case, they must equal what was read.
    let written = digits &+ ones &* UInt64(UInt8(ascii: "0")) &+ letters &* 39
    guard digits & (ones &* 0xF0) == 0, written == characters | letters &<< 5 else { return nil }
    var packed = (digits | digits &>> 4) & 0x00FF_00FF_00FF_00FF
    packed = (packed | packed &>> 8) & 0x0000_FFFF_0000_FFFF
    return UInt32(truncatingIfNeeded: packed | packed &>> 16)
  }
}
