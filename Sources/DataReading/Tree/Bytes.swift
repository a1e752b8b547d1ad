/// The bytes that have a meaning to the readers, by name.
extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let comma = UInt8(ascii: ",")
  static let zero = UInt8(ascii: "0")

  /// Whether the byte continues a UTF-8 sequence.
  var isContinuation: Bool { self & 0xC0 == 0x80 }

  /// Whether the byte is a blank or a line break: the insignificant white space of JSON.
  package var isBlank: Bool { self == .space || self == .lineFeed || self == .carriageReturn || self == .tab }

  var isDigit: Bool { self &- .zero < 10 }
}

extension UInt8 {
  /// The value of the byte as a hexadecimal digit of either case.
  var hexadecimalValue: UInt8? {
    switch self {
    case .zero...UInt8(ascii: "9"): self - .zero
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension BinaryInteger {
  /// The number as the four hexadecimal digits of a character code.
  package var fourDigits: String {
    let digits = String(self, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
