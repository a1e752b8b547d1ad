/// Reads text whose numbers have a fixed number of digits, such as dates. Once something misses, nothing matches any more.
struct FixedFormatReader {
  private let text: UnsafeRawBufferPointer
  private var place = 0
  private(set) var isValid = true

  init(_ text: UnsafeRawBufferPointer) {
    self.text = text
  }

  /// Whether all of the text was read and matched.
  var isComplete: Bool { isValid && place == text.count }

  /// The next byte without reading it; 0 at the end.
  var next: UInt8 { place < text.count ? text[place] : 0 }

  /// Reads a number of exactly that many digits.
  @inline(__always)
  mutating func number(digits: Int) -> Int {
    let end = place &+ digits
    guard isValid, end <= text.count else { return fail() }
    var number = 0
    while place < end {
      let digit = text[place] &- UInt8(ascii: "0")
      guard digit < 10 else { return fail() }
      number = number &* 10 &+ Int(digit)
      place &+= 1
    }
    return number
  }

  /// Reads one of two bytes.
  @inline(__always)
  mutating func expect(_ byte: Unicode.Scalar, or other: Unicode.Scalar? = nil) {
    guard isValid, next == UInt8(ascii: byte) || other.map({ next == UInt8(ascii: $0) }) ?? false else {
      _ = fail()
      return
    }
    place += 1
  }

  /// Reads the byte if it is the next one.
  @inline(__always)
  mutating func accept(_ byte: Unicode.Scalar) -> Bool {
    guard isValid, next == UInt8(ascii: byte) else { return false }
    place += 1
    return true
  }

  /// Reads one to nine digits as a part of one, in billionths.
  mutating func billionths() -> Int {
    var (number, digits) = (0, 0)
    while digits < 9, next &- UInt8(ascii: "0") < 10 {
      number = number * 10 + Int(next &- UInt8(ascii: "0"))
      place += 1
      digits += 1
    }
    guard digits > 0 else { return fail() }
    while digits < 9 {
      number *= 10
      digits += 1
    }
    return number
  }

  private mutating func fail() -> Int {
    isValid = false
    return 0
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
