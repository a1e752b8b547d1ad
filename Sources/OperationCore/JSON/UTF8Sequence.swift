/// UTF-8 sequences beyond ASCII, by the table of RFC 3629, section 4: nothing overlong, no surrogates, nothing above
/// U+10FFFF.
enum UTF8Sequence {
  /// Returns the length of the valid sequence at an offset; nil if there is none.
  static func length(at offset: Int, of text: UnsafeRawBufferPointer) -> Int? {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch text[offset] {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return nil
    }
    guard offset + length <= text.count, second.contains(text[offset + 1]) else { return nil }
    for byte in text[offset + 2..<offset + length] where byte & 0xC0 != 0x80 { return nil }
    return length
  }
}
