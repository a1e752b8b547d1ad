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
  /// Whether the text stands for the value. It doesn't for NaN, infinity and dates outside the years 0000 to 9999, which
  /// are refused before anything is sent.
  var isRepresentable: Bool { get }
}

/// A value of a query as its text: for lists that are sent as one item, and where one of several types is sent.
public struct QueryText: QueryValue, Hashable, ExpressibleByStringLiteral {
  /// The text.
  public let queryText: String
  /// Whether the text stands for the value.
  public let isRepresentable: Bool

  /// The text of a value.
  public init(_ value: some QueryValue) {
    queryText = value.queryText
    isRepresentable = value.isRepresentable
  }

  /// A text.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}

extension QueryText: JSONReadable, JSONWritable {
  /// Reads a string.
  public init(from json: inout JSONReader) throws(JSONError) {
    self.init(try String(from: &json))
  }

  /// Writes a string; null where the text doesn't stand for the value, see ``JSONWriter``.
  public func write(to json: inout JSONWriter) {
    guard isRepresentable else { return json.writeUnrepresentable() }
    queryText.write(to: &json)
  }
}

extension QueryValue {
  /// The one text.
  public var queryTexts: [String] { [queryText] }
  /// Nearly every value is.
  public var isRepresentable: Bool { true }
}

extension Array: QueryValue where Element: QueryValue {
  /// The elements joined by commas, for lists that are sent as one item.
  public var queryText: String { map(\.queryText).joined(separator: ",") }
  /// The elements, for lists that are sent as one item each.
  public var queryTexts: [String] { map(\.queryText) }
  /// Whether all elements are.
  public var isRepresentable: Bool { allSatisfy(\.isRepresentable) }
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
  /// False for NaN and infinity.
  public var isRepresentable: Bool { isFinite }
}

extension Secret: QueryValue {
  /// The text itself.
  public var queryText: String { exposedValue }
}

extension UUID: QueryValue {
  /// The lower-case form.
  public var queryText: String { lowercaseText }
}

extension Date: QueryValue {
  /// RFC 3339 in UTC, such as `2026-03-01T10:00:00Z`.
  public var queryText: String { rfc3339 }
  /// Whether the date lies in the years 0000 to 9999, for which RFC 3339 has digits.
  public var isRepresentable: Bool { Self.representable.contains(timeIntervalSinceReferenceDate) }
}

extension CalendarDay: QueryValue {
  /// `YYYY-MM-DD`.
  public var queryText: String { description }
}
