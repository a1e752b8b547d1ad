#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Dates in RFC 3339 format, read and written without a formatter, which would take ten times as long; some formatters
/// also drop digits or refuse texts without a fraction.
extension Date {
  /// Creates a date from a text such as `2026-03-01T10:00:00.123456Z`, with zero to nine fractional digits, and `Z` or
  /// an offset. Digits beyond microseconds are rounded, because a `Date` can't hold them.
  ///
  /// A leap second, 23:59:60 in UTC, is read as the second after it, because `Date` doesn't count leap seconds.
  ///
  /// - Returns: nil if the text has another format, or if there is no such date.
  public init?(rfc3339 text: String) {
    var text = text
    guard let date = text.withUTF8({ Date(rfc3339: UnsafeRawBufferPointer($0)) }) else { return nil }
    self = date
  }

  init?(rfc3339 text: UnsafeRawBufferPointer) {
    guard text.count >= 20, let day = CalendarDay(beginningOf: text), text[10] | 0x20 == UInt8(ascii: "t") else {
      return nil
    }
    var time = FixedFormatReader(text)
    let hour = time.number(at: 11, digits: 2)
    time.expect(":", at: 13)
    let minute = time.number(at: 14, digits: 2)
    time.expect(":", at: 16)
    let second = time.number(at: 17, digits: 2)
    guard time.isValid, hour < 24, minute < 60, second <= 60, let (microseconds, end) = Self.fraction(of: text),
      let offset = Self.offset(at: end, of: text)
    else { return nil }
    let minuteInUTC = (day.daysSince1970 * 24 + hour) * 60 + minute - offset
    if second == 60, (minuteInUTC + 1) % (24 * 60) != 0 { return nil }
    let seconds = minuteInUTC * 60 + second - Self.secondsFrom1970To2001
    // A single division of an integer gives the double that is nearest to the decimal.
    self.init(timeIntervalSinceReferenceDate: Double(Int64(seconds) * 1_000_000 + Int64(microseconds)) / 1_000_000)
  }

  /// The date in UTC, such as `2026-03-01T10:00:00Z`, with six fractional digits if they aren't all zero.
  ///
  /// Dates outside the years 0000 to 9999, which RFC 3339 can't express, are clamped; NaN is written as the earliest
  /// date. Such a date is never sent: see ``isRepresentable``.
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

  /// The days since 1970, the second of the day and the microseconds of the second, clamped to the years 0000 to 9999.
  var partsInUTC: (days: Int, second: Int, microseconds: Int) {
    let earliest = GregorianCalendar.daysSince1970(year: 0, month: 1, day: 1)
    let latest = GregorianCalendar.daysSince1970(year: 9999, month: 12, day: 31)
    let whole = timeIntervalSinceReferenceDate.rounded(.down)
    guard whole > -1e12 else { return (earliest, 0, 0) }
    guard whole < 1e12 else { return whole.isNaN ? (earliest, 0, 0) : (latest, 86_399, 999_999) }
    // Separated from the seconds, the fraction is exact, and the product is rounded once.
    var microseconds = Int(((timeIntervalSinceReferenceDate - whole) * 1_000_000).rounded())
    var seconds = Int(whole) + Self.secondsFrom1970To2001
    if microseconds == 1_000_000 { (seconds, microseconds) = (seconds + 1, 0) }
    let second = (seconds % 86_400 + 86_400) % 86_400
    let days = (seconds - second) / 86_400
    if days < earliest { return (earliest, 0, 0) }
    return days > latest ? (latest, 86_399, 999_999) : (days, second, microseconds)
  }

  /// The seconds since 2001 of all dates that RFC 3339 can express, to the microsecond.
  static let representable: ClosedRange<Double> = {
    let earliest = GregorianCalendar.daysSince1970(year: 0, month: 1, day: 1) * 86_400 - secondsFrom1970To2001
    let end = GregorianCalendar.daysSince1970(year: 10_000, month: 1, day: 1) * 86_400 - secondsFrom1970To2001
    return Double(earliest)...Double(end).nextDown
  }()

  private static let secondsFrom1970To2001 = 978_307_200

  /// Reads the one to nine fractional digits, if there are any.
  private static func fraction(of text: UnsafeRawBufferPointer) -> (microseconds: Int, end: Int)? {
    guard text[19] == UInt8(ascii: ".") else { return (0, 19) }
    var (billionths, end) = (0, 20)
    while end < min(text.count, 29) {
      let digit = text[end] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      billionths = billionths * 10 + Int(digit)
      end += 1
    }
    for _ in end..<29 { billionths *= 10 }
    return end == 20 ? nil : ((billionths + 500) / 1000, end)
  }

  /// Reads `Z` or an offset in minutes, which must end the text.
  private static func offset(at place: Int, of text: UnsafeRawBufferPointer) -> Int? {
    if text.count == place + 1, text[place] | 0x20 == UInt8(ascii: "z") { return 0 }
    guard text.count == place + 6, text[place] == UInt8(ascii: "+") || text[place] == UInt8(ascii: "-") else {
      return nil
    }
    var digits = FixedFormatReader(text)
    let hour = digits.number(at: place + 1, digits: 2)
    digits.expect(":", at: place + 3)
    let minute = digits.number(at: place + 4, digits: 2)
    guard digits.isValid, hour < 24, minute < 60 else { return nil }
    return (text[place] == UInt8(ascii: "-") ? -1 : 1) * (hour * 60 + minute)
  }
}
