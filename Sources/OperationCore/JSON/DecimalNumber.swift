/// A number as JSON writes it: a sign, digits and a power of ten.
struct DecimalNumber {
  /// Powers of ten beyond it don't change what a number can be read as; they only must not overflow.
  static let exponentLimit = 1_000_000_000

  var isNegative = false
  var exponent = 0
  /// The leading digits, 19 at least when there are as many.
  private(set) var significand: UInt64 = 0
  /// Whether a digit other than zero did not fit the significand.
  private var isCutOff = false

  /// Adds a digit before the point.
  @inline(__always)
  mutating func appendDigit(_ digit: UInt8) {
    if !append(digit) { exponent &+= 1 }
  }

  /// Adds a digit behind the point.
  @inline(__always)
  mutating func appendFractionDigit(_ digit: UInt8) {
    if append(digit) { exponent &-= 1 }
  }

  @inline(__always)
  private mutating func append(_ digit: UInt8) -> Bool {
    // Ten times this and nine still fits.
    guard significand <= 1_844_674_407_370_955_160 else {
      if digit != 0 { isCutOff = true }
      return false
    }
    significand = significand &* 10 &+ UInt64(digit)
    return true
  }

  /// Whether there is something other than zero behind the point.
  var hasFraction: Bool {
    if isCutOff { return exponent <= 0 }
    var (rest, power) = (significand, exponent)
    while power < 0, rest != 0 {
      guard rest.isMultiple(of: 10) else { return true }
      rest /= 10
      power += 1
    }
    return false
  }

  /// The number when it is an integer of 64 bits. One whose significand was cut off has 20 digits or a fraction.
  var integer: Int64? {
    guard !isCutOff, let magnitude else { return nil }
    guard isNegative else { return Int64(exactly: magnitude) }
    return magnitude <= Int64.min.magnitude ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil
  }

  private var magnitude: UInt64? {
    var (value, power) = (significand, exponent)
    while power != 0, value != 0 {
      if power > 0 {
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        guard !overflow else { return nil }
        value = product
        power -= 1
      } else {
        guard value.isMultiple(of: 10) else { return nil }
        value /= 10
        power += 1
      }
    }
    return value
  }

  /// The number as a `Double` when one correctly rounded operation gives it: significand and power of ten are both exact
  /// then (Clinger, "How to read floating point numbers accurately", 1990).
  var double: Double? {
    guard !isCutOff, significand <= 1 << 53, Self.exactPowers.indices.contains(abs(exponent)) else { return nil }
    let power = Self.exactPowers[abs(exponent)]
    let value = exponent < 0 ? Double(significand) / power : Double(significand) * power
    return isNegative ? -value : value
  }

  private static let exactPowers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}
