/// Reading numbers by the grammar of RFC 8259, section 6.
extension JSONReader {
  /// Reads an integer exactly. `1.0` and `1e2` are integers too: the numeric value counts, as in JSON Schema, and
  /// servers that compute with floating point write them this way.
  mutating func readInteger() throws(JSONError) -> Int64 {
    let start = position
    guard isAtNumber else { return try readScalarText("an integer") { Int64($0) } }
    let number = try scanNumber()
    if let integer = number.integer { return integer }
    if number.hasFraction { throw malformed("an integer", "a number with a fraction", at: start) }
    throw outOfRange("an integer of 64 bits", at: start)
  }

  /// Reads an integer of another width.
  mutating func readInteger<Integer: FixedWidthInteger>(of type: Integer.Type) throws(JSONError) -> Integer {
    let start = position
    guard let integer = Integer(exactly: try readInteger()) else {
      throw outOfRange("an integer of \(Integer.bitWidth) bits", at: start)
    }
    return integer
  }

  /// Reads a number, rounded to the nearest `Double`. A number out of range is an error, not infinity.
  mutating func readDouble() throws(JSONError) -> Double {
    let start = position
    guard isAtNumber else { throw unexpected("a number") }
    if let double = try scanNumber().double { return double }
    let text = String(decoding: UnsafeRawBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
    guard let double = Double(text), double.isFinite else {
      throw outOfRange("a number that fits a double", at: start)
    }
    return double
  }

  /// Validates the number at the reader's position and moves the reader after it.
  mutating func scanNumber() throws(JSONError) -> DecimalNumber {
    var number = DecimalNumber()
    if byte == UInt8(ascii: "-") {
      number.isNegative = true
      position &+= 1
    }
    if byte == UInt8(ascii: "0") {
      position &+= 1
      guard !Self.isDigit(byte) else {
        throw malformed("a number", "a number with a leading zero", at: position - 1)
      }
    } else {
      try scanDigits { number.appendDigit($0) }
    }
    if byte == UInt8(ascii: ".") {
      position &+= 1
      try scanDigits { number.appendFractionDigit($0) }
    }
    if byte | 0x20 == UInt8(ascii: "e") {
      position &+= 1
      let isNegative = byte == UInt8(ascii: "-")
      if isNegative || byte == UInt8(ascii: "+") { position &+= 1 }
      var exponent = 0
      // Beyond this limit the value makes no difference, but it must not overflow.
      try scanDigits { exponent = min(exponent, DecimalNumber.exponentLimit / 10) * 10 + Int($0) }
      number.exponent += isNegative ? -exponent : exponent
    }
    return number
  }

  @inline(__always)
  private mutating func scanDigits(_ use: (UInt8) -> Void) throws(JSONError) {
    guard Self.isDigit(byte) else { throw unexpected("a digit") }
    var place = position
    while place < bytes.count, Self.isDigit(bytes[place]) {
      use(bytes[place] &- UInt8(ascii: "0"))
      place &+= 1
    }
    position = place
  }

  private var isAtNumber: Bool {
    byte == UInt8(ascii: "-") || Self.isDigit(byte)
  }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
  }

  private func outOfRange(_ expected: String, at offset: Int) -> JSONError {
    malformed(expected, "a number out of its range", at: offset)
  }
}
