/// The bytes that the readers give a meaning to, by name.
extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let comma = UInt8(ascii: ",")
  static let zero = UInt8(ascii: "0")

  /// A byte of a UTF-8 sequence that is not its first.
  var isContinuation: Bool { self & 0xC0 == 0x80 }

  /// Blanks and line breaks: the insignificant white space of JSON.
  var isBlank: Bool { self == .space || self == .lineFeed || self == .carriageReturn || self == .tab }

  var isDigit: Bool { self &- .zero < 10 }
}

extension UInt8 {
  /// What the byte is worth as a hexadecimal digit of either case.
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
  var fourDigits: String {
    let digits = String(self, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
