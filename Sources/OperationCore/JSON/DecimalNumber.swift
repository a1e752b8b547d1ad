/// A number as JSON writes it: a sign, digits and a power of ten.
struct DecimalNumber {
  /// The limit of exponents. Larger ones don't change how a number can be read; they must only not overflow.
  static let exponentLimit = 1_000_000_000

  var isNegative = false
  var exponent = 0
  /// The leading digits, at least 19 if there are that many.
  private(set) var significand: UInt64 = 0
  /// Whether a digit other than zero didn't fit into the significand.
  private var isCutOff = false

  /// Appends a digit before the decimal point.
  @inline(__always)
  mutating func appendDigit(_ digit: UInt8) {
    if !append(digit) { exponent &+= 1 }
  }

  /// Appends a digit after the decimal point.
  @inline(__always)
  mutating func appendFractionDigit(_ digit: UInt8) {
    if append(digit) { exponent &-= 1 }
  }

  @inline(__always)
  private mutating func append(_ digit: UInt8) -> Bool {
    // Ten times this value plus nine still fits.
    guard significand <= 1_844_674_407_370_955_160 else {
      if digit != 0 { isCutOff = true }
      return false
    }
    significand = significand &* 10 &+ UInt64(digit)
    return true
  }

  /// Whether the number has a fraction other than zero.
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

  /// The number, if it is a 64-bit integer. A number whose significand was cut off has 20 digits or a fraction.
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

  /// The number as a `Double`, if a single correctly rounded operation gives it, which is when the significand and the
  /// power of ten are both exact (Clinger, "How to read floating point numbers accurately", 1990).
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
