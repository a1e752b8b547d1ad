#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A value that a query can hold.
public protocol QueryValue: Sendable {
  /// The value as one text, not yet percent-encoded.
  var queryText: String { get }
  /// The values of the items that it makes; one, unless it is a list.
  var queryTexts: [String] { get }
}

extension QueryValue {
  /// The one text.
  public var queryTexts: [String] { [queryText] }
}

extension Array: QueryValue where Element: QueryValue {
  /// The elements joined by commas, for lists that are sent as one item.
  public var queryText: String { map(\.queryText).joined(separator: ",") }
  /// The elements, for lists that are sent as one item each.
  public var queryTexts: [String] { map(\.queryText) }
}

extension String: QueryValue {
  /// The string itself.
  public var queryText: String { self }
}

extension Bool: QueryValue {
  /// `true` or `false`.
  public var queryText: String { self ? "true" : "false" }
}

extension Int: QueryValue {
  /// Decimal digits.
  public var queryText: String { String(self) }
}

extension Int32: QueryValue {
  /// Decimal digits.
  public var queryText: String { String(self) }
}

extension Int64: QueryValue {
  /// Decimal digits.
  public var queryText: String { String(self) }
}

extension Double: QueryValue {
  /// The shortest digits that read back as the same number.
  public var queryText: String { description }
}

extension UUID: QueryValue {
  /// The lower-case form.
  public var queryText: String { lowercaseText }
}

extension Date: QueryValue {
  /// RFC 3339 in UTC, such as `2026-03-01T10:00:00Z`.
  public var queryText: String { rfc3339 }
}

extension CalendarDay: QueryValue {
  /// `YYYY-MM-DD`.
  public var queryText: String { description }
}
