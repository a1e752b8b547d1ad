/// Reads numbers at fixed positions of a text, such as those of a date. A byte that isn't a digit is remembered instead
/// of being handled right away: one test at the end replaces one for each digit.
struct FixedFormatReader {
  let text: UnsafeRawBufferPointer
  /// The largest value of any expected digit, and more than nine if something else didn't match.
  private var worst: UInt8 = 0

  /// Creates a reader of a text that has at least as many bytes as the positions that are read.
  init(_ text: UnsafeRawBufferPointer) {
    self.text = text
  }

  /// Whether everything matched so far.
  var isValid: Bool { worst < 10 }

  /// Reads a number with a given number of digits.
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

  /// Requires a byte.
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
