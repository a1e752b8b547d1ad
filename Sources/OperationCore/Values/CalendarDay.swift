#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A day of the (proleptic) Gregorian calendar, without time and time zone.
public struct CalendarDay: Sendable, Hashable, Comparable, LosslessStringConvertible {
  /// The year, 0 to 9999.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// A day; nil when the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Reads `YYYY-MM-DD`.
  public init?(_ text: String) {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }

  /// The day in UTC on which a moment falls.
  public init(utcDayOf date: Date) {
    let parts = Timestamp.text(of: date).prefix(10).split(separator: "-").compactMap { Int($0) }
    (year, month, day) = (parts[0], parts[1], parts[2])
  }

  /// The moment in UTC at which the day begins.
  public var startInUTC: Date {
    Timestamp.date(from: "\(description)T00:00:00Z") ?? .distantPast
  }

  /// `YYYY-MM-DD`
  public var description: String {
    func pad(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
  }

  /// Earlier days are less.
  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}
