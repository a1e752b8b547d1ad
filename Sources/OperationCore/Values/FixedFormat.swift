/// Reads numbers at fixed places of a text, such as those of a date. What is no digit is remembered and not decided at
/// once: one test at the end instead of one for each digit.
struct FixedFormatReader {
  let text: UnsafeRawBufferPointer
  /// The largest value of what had to be a digit, and more than nine when something else did not match.
  private var worst: UInt8 = 0

  /// A reader of a text that has at least as many bytes as the places that are read.
  init(_ text: UnsafeRawBufferPointer) {
    self.text = text
  }

  /// Whether everything matched so far.
  var isValid: Bool { worst < 10 }

  /// Reads a number of that many digits.
  @inline(__always)
  mutating func number(at place: Int, digits: Int) -> Int {
    var number = 0
    for offset in 0..<digits {
      let digit = text[place &+ offset] &- UInt8(ascii: "0")
      worst = max(worst, digit)
      number = number &* 10 &+ Int(digit)
    }
    return number
  }

  /// Demands a byte.
  @inline(__always)
  mutating func expect(_ byte: Unicode.Scalar, at place: Int) {
    if text[place] != UInt8(ascii: byte) { worst = .max }
  }
}

extension [UInt8] {
  /// Appends a number with leading zeros.
  mutating func append(_ number: Int, digits: Int) {
    var divisor = 1
    for _ in 1..<digits { divisor *= 10 }
    while divisor > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }
}
