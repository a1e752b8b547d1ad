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
  /// RFC 3339 has years of four digits: a date beyond them is written as the nearest that it has, and one that is no
  /// number as the first.
  public var rfc3339: String {
    let (days, second, microseconds) = partsInUTC
    var text = CalendarDay(daysSince1970: days).bytes
    text.append(UInt8(ascii: "T"))
    text.append(second / 3600, digits: 2)
    text.append(UInt8(ascii: ":"))
    text.append(second / 60 % 60, digits: 2)
    text.append(UInt8(ascii: ":"))
    text.append(second % 60, digits: 2)
    if microseconds != 0 {
      text.append(UInt8(ascii: "."))
      text.append(microseconds, digits: 6)
    }
    text.append(UInt8(ascii: "Z"))
    return String(decoding: text, as: UTF8.self)
  }

  /// The days since 1970, the second of the day and the microseconds of the second, within the years 0000 to 9999.
  var partsInUTC: (days: Int, second: Int, microseconds: Int) {
    let earliest = GregorianCalendar.daysSince1970(year: 0, month: 1, day: 1)
    let latest = GregorianCalendar.daysSince1970(year: 9999, month: 12, day: 31)
    let whole = timeIntervalSinceReferenceDate.rounded(.down)
    guard whole > -1e12 else { return (earliest, 0, 0) }
    guard whole < 1e12 else { return whole.isNaN ? (earliest, 0, 0) : (latest, 86_399, 999_999) }
    // Apart from the seconds the fraction is exact, and the product is rounded once.
    var microseconds = Int(((timeIntervalSinceReferenceDate - whole) * 1_000_000).rounded())
    var seconds = Int(whole) + Self.secondsFrom1970To2001
    if microseconds == 1_000_000 { (seconds, microseconds) = (seconds + 1, 0) }
    let second = (seconds % 86_400 + 86_400) % 86_400
    let days = (seconds - second) / 86_400
    if days < earliest { return (earliest, 0, 0) }
    return days > latest ? (latest, 86_399, 999_999) : (days, second, microseconds)
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
}
