#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A time as the server stores it: whole microseconds since 1970, in UTC.
struct Timestamp: Hashable, Comparable, Sendable {
  let microseconds: Int64

  init(microseconds: Int64) { self.microseconds = microseconds }

  /// Creates the nearest timestamp. A date outside the years that can be written is clamped.
  init(_ date: Date) {
    let microseconds = (date.timeIntervalSince1970 * 1_000_000).rounded()
    self.microseconds = Int64(
      microseconds.isNaN
        ? 0 : min(max(microseconds, Double(Self.earliest.microseconds)), Double(Self.latest.microseconds)))
  }

  init(day: CivilDay, secondOfDay: Int = 0, microsecond: Int = 0) {
    microseconds = (Int64(day.daysSince1970) * 86_400 + Int64(secondOfDay)) * 1_000_000 + Int64(microsecond)
  }

  static let earliest = Timestamp(microseconds: -62_135_596_800_000_000)  // 0001-01-01
  static let latest = Timestamp(microseconds: 253_402_300_799_999_999)  // 9999-12-31

  var date: Date { Date(timeIntervalSince1970: Double(microseconds) / 1_000_000) }

  static func < (one: Self, other: Self) -> Bool { one.microseconds < other.microseconds }

  static func + (time: Self, duration: Duration) -> Self {
    let (seconds, attoseconds) = duration.components
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
    let distance = overflow ? (seconds < 0 ? earliest : latest).microseconds : whole + attoseconds / 1_000_000_000_000
    let sum = time.microseconds.addingReportingOverflow(distance)
    return min(max(Self(microseconds: sum.overflow ? distance : sum.partialValue), earliest), latest)
  }

  static func - (time: Self, duration: Duration) -> Self { time + (.zero - duration) }

  static func - (later: Self, earlier: Self) -> Duration {
    .microseconds(later.microseconds - earlier.microseconds)
  }

  /// The text, such as `2026-03-01T10:00:00Z`, with six fractional digits if the microseconds aren't zero.
  var text: String {
    let (second, fraction) = microseconds.quotientRoundedDown(1_000_000)
    let (dayNumber, secondOfDay) = second.quotientRoundedDown(86_400)
    let day = CivilDay(daysSince1970: Int(dayNumber))
    let time = [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60].map { $0.padded(to: 2) }
    return "\(day.text)T\(time.joined(separator: ":"))\(fraction == 0 ? "" : "." + fraction.padded(to: 6))Z"
  }

  /// The text with `+00:00` in place of `Z`, as Python writes it.
  var offsetText: String { text.dropLast() + "+00:00" }

  /// The text for the header field `Date`, such as `Sun, 01 Mar 2026 10:00:00 GMT` (RFC 9110, section 5.6.7).
  var httpText: String {
    let (dayNumber, secondOfDay) = microseconds.quotientRoundedDown(1_000_000).quotient.quotientRoundedDown(86_400)
    let day = CivilDay(daysSince1970: Int(dayNumber))
    let weekday = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][day.weekday]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let time = [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60].map { $0.padded(to: 2) }
    return "\(weekday), \(day.day.padded(to: 2)) \(months[day.month - 1]) \(day.year.padded(to: 4)) "
      + "\(time.joined(separator: ":")) GMT"
  }
}

extension BinaryInteger {
  /// Returns the quotient rounded towards negative infinity, and the remainder, which is never negative.
  func quotientRoundedDown(_ divisor: Self) -> (quotient: Self, remainder: Self) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
