import APIContract
import DataReading
import OpenAPIDocument

/// Compares removal dates (`x-sunset`).
enum Sunset {
  /// Returns how the date changed; `nil` if it didn't.
  ///
  /// - Parameter isPartOfDeprecation: Whether the operation becomes deprecated, or no longer is, at the same time. That
  ///   the date comes or goes is then no change of its own.
  static func change(_ old: Node?, _ new: Node?, isPartOfDeprecation: Bool) -> String? {
    guard old != new else { return nil }
    let before = old.flatMap(day)
    guard let new else { return isPartOfDeprecation || before == nil ? nil : "cleared" }
    guard let date = day(new) else { return "unreadable" }
    guard let old = before else { return isPartOfDeprecation ? nil : "set" }
    return date == old ? nil : date < old ? "earlier" : "later"
  }

  /// Whether the date of a schema or parameter comes with its deprecation, or goes with it, so that it is no change of its
  /// own.
  static func isPartOfDeprecation(_ old: String?, _ new: String?, _ wasDeprecated: Bool, _ isDeprecated: Bool) -> Bool {
    wasDeprecated != isDeprecated && (isDeprecated ? old : new) == nil
  }

  /// Returns a date as text that sorts chronologically; `nil` if it isn't a date.
  static func day(_ node: Node) -> String? {
    guard let text = node.string?.prefix(10), text.count == 10 else { return nil }
    let digits = text.enumerated().allSatisfy { [4, 7].contains($0) ? $1 == "-" : $1.isASCII && $1.isNumber }
    let numbers = text.split(separator: "-").compactMap { Int($0) }
    guard digits, numbers.count == 3, numbers[0] > 0, (1...12).contains(numbers[1]) else { return nil }
    return (1...days(ofMonth: numbers[1], year: numbers[0])).contains(numbers[2]) ? String(text) : nil
  }
}

extension Sunset {
  private static func days(ofMonth month: Int, year: Int) -> Int {
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeapYear ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}
