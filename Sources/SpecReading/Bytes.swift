/// The bytes that the readers give a meaning to, by name.
extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")

  /// A byte of a UTF-8 sequence that is not its first.
  var isContinuation: Bool { self & 0xC0 == 0x80 }
}
