/// A number of a document, exactly as it is written. As `Double`, numbers beyond 2^53 would be equal to their neighbours.
package struct ExactNumber: Sendable, Hashable {
  private let isNegative: Bool
  /// The digits without zeros at either end; empty for zero.
  private let digits: [UInt8]
  /// The power of ten of the last digit.
  private let exponent: Int

  private init(isNegative: Bool, digits: some Sequence<UInt8>, exponent: Int) {
    var kept = Array(digits.drop { $0 == 0 })
    let count = kept.count
    while kept.last == 0 { kept.removeLast() }
    self.digits = kept
    self.isNegative = isNegative && !kept.isEmpty
    self.exponent = kept.isEmpty ? 0 : exponent + count - kept.count
  }

  package init(_ integer: Int) {
    let digits = String(integer.magnitude).utf8.map { $0 - UInt8(ascii: "0") }
    self.init(isNegative: integer < 0, digits: digits, exponent: 0)
  }

  /// - Parameter text: A number as JSON writes it.
  package init(_ text: String) {
    let parts = text.split(whereSeparator: { "eE".contains($0) })
    let mantissa = parts.first?.split(separator: ".", omittingEmptySubsequences: false) ?? []
    let fraction = mantissa.count > 1 ? mantissa[1] : ""
    let digits = mantissa.joined().utf8.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    // An exponent that is no `Int` is one of a number next to zero, since a document has no numbers beyond a `Double`.
    let power = parts.count > 1 ? max(Int(parts[1]) ?? .min, -1_000_000) : 0
    self.init(
      isNegative: text.hasPrefix("-"), digits: digits.map { $0 - UInt8(ascii: "0") }, exponent: power - fraction.count)
  }

  package var isZero: Bool { digits.isEmpty }

  /// Whether the number has no fraction.
  package var isWhole: Bool { exponent >= 0 }

  /// The number of digits before the point; negative if zeros follow the point.
  private var width: Int { digits.count + exponent }
}

extension ExactNumber: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    guard left.isNegative == right.isNegative else { return left.isNegative }
    return left.isNegative ? right.isSmaller(than: left) : left.isSmaller(than: right)
  }

  /// Compares without the signs.
  private func isSmaller(than other: Self) -> Bool {
    if isZero || other.isZero { return isZero && !other.isZero }
    return width == other.width ? digits.lexicographicallyPrecedes(other.digits) : width < other.width
  }
}

extension ExactNumber {
  private var negated: Self { Self(isNegative: !isNegative, digits: digits, exponent: exponent) }

  /// The largest whole number that isn't larger.
  package var roundedDown: Self {
    guard !isWhole else { return self }
    let whole = Self(isNegative: isNegative, digits: digits.prefix(max(0, width)), exponent: 0)
    return isNegative ? whole.negated.nextWhole.negated : whole
  }

  /// The smallest whole number that isn't smaller.
  package var roundedUp: Self { negated.roundedDown.negated }

  /// The next larger whole number.
  package var nextWhole: Self {
    let whole = roundedDown
    return whole.counted(up: !whole.isNegative)
  }

  /// The next smaller whole number.
  package var previousWhole: Self { negated.nextWhole.negated }

  /// Adds one to the digits of a whole number, or subtracts it.
  private func counted(up isUp: Bool) -> Self {
    var all = [0] + allDigits
    let limit: UInt8 = isUp ? 9 : 0
    for index in all.indices.reversed() {
      guard all[index] == limit else {
        all[index] = isUp ? all[index] + 1 : all[index] - 1
        break
      }
      all[index] = 9 - limit
    }
    return Self(isNegative: isNegative, digits: all, exponent: 0)
  }

  /// Whether the number is a whole multiple of another; false if that can't be found out, because the other has more
  /// than 18 digits.
  package func isMultiple(of step: Self) -> Bool {
    guard !isZero, digits != step.digits || exponent < step.exponent else { return true }
    let shift = exponent - step.exponent
    guard !step.isZero, (0...10_000).contains(shift), let divisor = step.shortDigits else { return false }
    let rest = (digits + Array(repeating: 0, count: shift)).reduce(0) { ($0 * 10 + UInt64($1)) % divisor }
    return rest == 0
  }

  /// The digits as a number; `nil` if there are more than 18.
  private var shortDigits: UInt64? { digits.count > 18 ? nil : digits.reduce(0) { $0 * 10 + UInt64($1) } }

  /// Returns the smallest number of which both are divisors; `nil` if it is too large to be computed.
  package func commonMultiple(with other: Self) -> Self? {
    let power = min(exponent, other.exponent)
    guard let one = scaled(to: power), let two = other.scaled(to: power), one > 0, two > 0 else { return nil }
    var (left, right) = (one, two)
    while right != 0 { (left, right) = (right, left % right) }
    let (product, overflows) = (one / left).multipliedReportingOverflow(by: two)
    return overflows ? nil : Self(isNegative: false, digits: Self(product).allDigits, exponent: power)
  }

  /// The digits of a whole number, with zeros at the end.
  private var allDigits: [UInt8] { digits + Array(repeating: 0, count: exponent) }

  private func scaled(to power: Int) -> Int? {
    guard !isNegative, width - power <= 18 else { return nil }
    return (digits + Array(repeating: 0, count: exponent - power)).reduce(0) { $0 * 10 + Int($1) }
  }
}

extension ExactNumber: CustomStringConvertible {
  /// The number as JSON writes it, in the shortest of its usual forms.
  package var description: String {
    let text = String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    let sign = isNegative ? "-" : ""
    switch exponent {
    case _ where isZero: return "0"
    case 0...30: return sign + text + String(repeating: "0", count: exponent)
    case ..<0 where width > 0: return "\(sign)\(text.prefix(width)).\(text.dropFirst(width))"
    case ..<0 where width > -30: return "\(sign)0.\(String(repeating: "0", count: -width))\(text)"
    default: return "\(sign)\(text)e\(exponent)"
    }
  }
}
