/// The core schema of YAML 1.2.2, section 10.3: what a plain scalar means.
///
/// So `no`, `on`, `1_000`, `12:30` and `2024-01-31` are text, and `012` is twelve. Numbers that JSON cannot hold
/// are faults and not values: `.inf`, `.nan`, and whatever is infinite as a `Double`.
enum CoreSchema {
  /// A scalar that has no value.
  struct Fault: Error, Hashable {
    let message: String
    var hint: String?
  }

  /// The value of an untagged plain scalar.
  static func value(of text: UnsafeBufferPointer<UInt8>) throws(Fault) -> Node.Value {
    guard let first = text.first else { return .null }
    switch first {
    case UInt8(ascii: "~") where text.count == 1: return .null
    case UInt8(ascii: "n"), UInt8(ascii: "N"):
      if ["null", "Null", "NULL"].contains(where: text.spells) { return .null }
    case UInt8(ascii: "t"), UInt8(ascii: "T"):
      if ["true", "True", "TRUE"].contains(where: text.spells) { return .bool(true) }
    case UInt8(ascii: "f"), UInt8(ascii: "F"):
      if ["false", "False", "FALSE"].contains(where: text.spells) { return .bool(false) }
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      if let number = try number(text) { return number }
    default: break
    }
    return .string(String(decoding: text, as: UTF8.self))
  }

  private static func number(_ text: UnsafeBufferPointer<UInt8>) throws(Fault) -> Node.Value? {
    let text = String(decoding: text, as: UTF8.self)
    if let int = Int(text) { return .integer(int) }
    if text.allSatisfy({ "0123456789.eE+-".contains($0) }), let double = Double(text), double.isFinite {
      return .number(text)
    }
    return nil
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes are those of an ASCII literal.
  func spells(_ literal: StaticString) -> Bool {
    elementsEqual(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }
}
