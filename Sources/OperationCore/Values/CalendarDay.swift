#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A day of the (proleptic) Gregorian calendar, without a time or a time zone.
public struct CalendarDay: Sendable, Hashable {
  /// The year, 0 to 9999.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// Creates a day.
  ///
  /// - Returns: nil if the calendar has no such day, or if the year isn't in 0 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month),
      (1...GregorianCalendar.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    self.init(unchecked: (year, month, day))
  }

  /// Creates the calendar day of a date in a time zone, clamped to the years 0 to 9999.
  public init(of date: Date, in timeZone: TimeZone = .gmt) {
    let local = date.addingTimeInterval(TimeInterval(timeZone.secondsFromGMT(for: date)))
    self.init(daysSince1970: local.partsInUTC.days)
  }

  /// The time in UTC at which the day begins.
  public var startInUTC: Date {
    Date(timeIntervalSince1970: TimeInterval(daysSince1970 * 86_400))
  }

  /// The day after; nil after the last day of the year 9999.
  public var next: CalendarDay? {
    let next = CalendarDay(daysSince1970: daysSince1970 + 1)
    return next.year > 9999 ? nil : next
  }

  init(daysSince1970 days: Int) {
    self.init(unchecked: GregorianCalendar.date(daysSince1970: days))
  }

  private init(unchecked date: (year: Int, month: Int, day: Int)) {
    (year, month, day) = date
  }

  var daysSince1970: Int {
    GregorianCalendar.daysSince1970(year: year, month: month, day: day)
  }
}

extension CalendarDay: Comparable {
  /// Whether one day is earlier than another.
  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CalendarDay: LosslessStringConvertible {
  /// Reads `YYYY-MM-DD`.
  public init?(_ text: String) {
    var text = text
    guard let day = text.withUTF8({ CalendarDay(text: UnsafeRawBufferPointer($0)) }) else { return nil }
    self = day
  }

  /// `YYYY-MM-DD`
  public var description: String {
    String(decoding: bytes, as: UTF8.self)
  }

  init?(text: UnsafeRawBufferPointer) {
    guard text.count == 10 else { return nil }
    self.init(beginningOf: text)
  }

  /// Reads a day at the beginning of a text of at least ten bytes.
  @inline(__always)
  init?(beginningOf text: UnsafeRawBufferPointer) {
    var text = FixedFormatReader(text)
    let year = text.number(at: 0, digits: 4)
    text.expect("-", at: 4)
    let month = text.number(at: 5, digits: 2)
    text.expect("-", at: 7)
    let day = text.number(at: 8, digits: 2)
    guard text.isValid else { return nil }
    self.init(year: year, month: month, day: day)
  }

  var bytes: [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(27)
    text.append(year, digits: 4)
    text.append(UInt8(ascii: "-"))
    text.append(month, digits: 2)
    text.append(UInt8(ascii: "-"))
    text.append(day, digits: 2)
    return text
  }
}
