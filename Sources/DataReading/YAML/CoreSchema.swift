/// The meaning of plain scalars in the core schema of YAML 1.2.2, section 10.3.
///
/// So `no`, `on`, `1_000`, `12:30` and `2024-01-31` are text, and `012` is twelve. Numbers that JSON can't represent
/// are faults: `.inf`, `.nan`, and numbers that are infinite as a `Double`.
enum CoreSchema {
  /// Returns the value of an untagged plain scalar.
  static func value(of text: UnsafeBufferPointer<UInt8>) throws(ScalarFault) -> Node.Value {
    guard let first = text.first else { return .null }
    switch first {
    case UInt8(ascii: "~"):
      if text.count == 1 { return .null }
    case UInt8(ascii: "n"), UInt8(ascii: "N"):
      if text.spells("null") || text.spells("Null") || text.spells("NULL") { return .null }
    case UInt8(ascii: "t"), UInt8(ascii: "T"):
      if text.spells("true") || text.spells("True") || text.spells("TRUE") { return .bool(true) }
    case UInt8(ascii: "f"), UInt8(ascii: "F"):
      if text.spells("false") || text.spells("False") || text.spells("FALSE") { return .bool(false) }
    case .zero...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      if let number = try number(text) { return number }
    default:
      break
    }
    return .string(String(decoding: text, as: UTF8.self))
  }

  /// Returns the value of an untagged plain scalar in a `String`.
  static func value(of text: String) throws(ScalarFault) -> Node.Value {
    try Array(text.utf8).withUnsafeBufferPointer { bytes throws(ScalarFault) in try value(of: bytes) }
  }

  private static func number(_ text: UnsafeBufferPointer<UInt8>) throws(ScalarFault) -> Node.Value? {
    let decimal = DecimalText(prefixOf: text)
    if decimal.end == text.count { return decimal.isNumber ? try decimal.value() : nil }
    if text.count > 2, text[0] == .zero {
      let digits = UnsafeBufferPointer(rebasing: text[2...])
      switch text[1] {
      case UInt8(ascii: "o"): return try whole(digits, radix: 8)
      case UInt8(ascii: "x"): return try whole(digits, radix: 16)
      default: return nil
      }
    }
    if isInfiniteOrNoNumber(text) {
      throw ScalarFault(
        message: "`\(String(decoding: text, as: UTF8.self))` is a number that JSON doesn't have",
        hint: "put it in quotes if text is meant")
    }
    return nil
  }

  private static func whole(
    _ digits: UnsafeBufferPointer<UInt8>, radix: Int
  ) throws(ScalarFault) -> Node.Value? {
    guard digits.allSatisfy({ digit in Int(digit.hexadecimalValue ?? 16) < radix }) else { return nil }
    guard let value = UInt64(String(decoding: digits, as: UTF8.self), radix: radix) else {
      throw ScalarFault(message: "the number doesn't fit in 64 bits", hint: "put it in quotes if text is meant")
    }
    return Int(exactly: value).map(Node.Value.integer) ?? .number(String(value))
  }

  private static func isInfiniteOrNoNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if text.spells(".nan") || text.spells(".NaN") || text.spells(".NAN") { return true }
    let isSigned = text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-")
    let unsigned = UnsafeBufferPointer(rebasing: text[(isSigned ? 1 : 0)...])
    return unsigned.spells(".inf") || unsigned.spells(".Inf") || unsigned.spells(".INF")
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes equal an ASCII literal.
  fileprivate func spells(_ literal: StaticString) -> Bool {
    elementsEqual(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }
}
