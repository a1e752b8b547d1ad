#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Dates as RFC 3339 writes them, read and written without a formatter: a formatter takes ten times as long, and some
/// drop digits or refuse texts without a fraction.
extension Date {
  /// Reads `2026-03-01T10:00:00.123456Z`: with no to nine digits behind the second, and `Z` or an offset. Digits beyond
  /// microseconds are rounded, as a `Date` does not hold them.
  ///
  /// A leap second, 23:59:60 in UTC, reads as the second after it: `Date` counts none.
  public init?(rfc3339 text: String) {
    var text = text
    guard let date = text.withUTF8({ Date(rfc3339: UnsafeRawBufferPointer($0)) }) else { return nil }
    self = date
  }

  init?(rfc3339 bytes: UnsafeRawBufferPointer) {
    var text = FixedFormatReader(bytes)
    guard let day = CalendarDay(reading: &text) else { return nil }
    text.expect("T", or: "t")
    let hour = text.number(digits: 2)
    text.expect(":")
    let minute = text.number(digits: 2)
    text.expect(":")
    let second = text.number(digits: 2)
    let billionths = text.accept(".") ? text.billionths() : 0
    guard let offset = Self.offset(reading: &text), text.isComplete, hour < 24, minute < 60, second <= 60 else {
      return nil
    }
    let minuteInUTC = (day.daysSince1970 * 24 + hour) * 60 + minute - offset
    if second == 60, (minuteInUTC + 1) % (24 * 60) != 0 { return nil }
    let seconds = minuteInUTC * 60 + second - Self.secondsFrom1970To2001
    // One division of an integer is the nearest double to the decimal that was written.
    self.init(timeIntervalSinceReferenceDate: Double(seconds * 1_000_000 + (billionths + 500) / 1000) / 1_000_000)
  }

  /// The date in UTC, such as `2026-03-01T10:00:00Z`, with six digits behind the second when they are not all zero.
  ///
  /// RFC 3339 has years of four digits: a date beyond them, or one that is no number, is written as the nearest that it has.
  public var rfc3339: String {
    let microseconds = Self.microseconds(timeIntervalSinceReferenceDate)
    let (seconds, fraction) = Self.divide(microseconds, by: 1_000_000)
    let (days, second) = Self.divide(seconds + Self.secondsFrom1970To2001, by: 86_400)
    let day = CalendarDay(daysSince1970: days)
    var text = day.bytes
    text.append(UInt8(ascii: "T"))
    text.append(second / 3600, digits: 2)
    text.append(UInt8(ascii: ":"))
    text.append(second / 60 % 60, digits: 2)
    text.append(UInt8(ascii: ":"))
    text.append(second % 60, digits: 2)
    if fraction != 0 {
      text.append(UInt8(ascii: "."))
      text.append(fraction, digits: 6)
    }
    text.append(UInt8(ascii: "Z"))
    return String(decoding: text, as: UTF8.self)
  }

  /// The days since 1970-01-01 in UTC.
  var daysSince1970: Int {
    let seconds = Self.divide(Self.microseconds(timeIntervalSinceReferenceDate), by: 1_000_000).quotient
    return Self.divide(seconds + Self.secondsFrom1970To2001, by: 86_400).quotient
  }

  private static let secondsFrom1970To2001 = 978_307_200

  /// Reads `Z` or an offset, in minutes.
  private static func offset(reading text: inout FixedFormatReader) -> Int? {
    if text.accept("Z") || text.accept("z") { return 0 }
    let isWest = text.accept("-")
    if !isWest { text.expect("+") }
    let hour = text.number(digits: 2)
    text.expect(":")
    let minute = text.number(digits: 2)
    guard text.isValid, hour < 24, minute < 60 else { return nil }
    return (isWest ? -1 : 1) * (hour * 60 + minute)
  }

  /// Whole microseconds since 2001, kept between the years 0000 and 9999.
  private static func microseconds(_ seconds: Double) -> Int {
    let earliest = -63_113_904_000.0
    let latest = 252_455_615_999.999_999
    guard !seconds.isNaN else { return Int(earliest) * 1_000_000 }
    return Int((min(max(seconds, earliest), latest) * 1_000_000).rounded())
  }

  /// Division that rounds down.
  private static func divide(_ value: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
