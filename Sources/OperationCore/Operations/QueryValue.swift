#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A value that a query can contain.
public protocol QueryValue: Sendable {
  /// The value as a single text, before percent-encoding.
  var queryText: String { get }
  /// The values of the query items for this value: one, unless the value is a list.
  var queryTexts: [String] { get }
  /// Whether the text represents the value. It doesn't for NaN, infinity and dates outside the years 0000 to 9999,
  /// which are refused before anything is sent.
  var isRepresentable: Bool { get }
}

/// The text of a query value, for lists that are sent as a single item and for parameters of several types.
public struct QueryText: QueryValue, Hashable, ExpressibleByStringLiteral {
  /// The text.
  public let queryText: String
  /// Whether the text represents the value.
  public let isRepresentable: Bool

  /// Creates the text of a value.
  public init(_ value: some QueryValue) {
    queryText = value.queryText
    isRepresentable = value.isRepresentable
  }

  /// Creates a text from a literal.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}

extension QueryText: JSONReadable, JSONWritable {
  /// Reads a string.
  public init(from json: inout JSONReader) throws(JSONError) {
    self.init(try String(from: &json))
  }

  /// Writes a string, or null if the text doesn't represent the value; see ``JSONWriter``.
  public func write(to json: inout JSONWriter) {
    guard isRepresentable else { return json.writeUnrepresentable() }
    queryText.write(to: &json)
  }
}

extension QueryValue {
  /// The single text.
  public var queryTexts: [String] { [queryText] }
  /// True by default.
  public var isRepresentable: Bool { true }
}

extension Array: QueryValue where Element: QueryValue {
  /// The elements joined by commas, for lists that are sent as a single item.
  public var queryText: String { map(\.queryText).joined(separator: ",") }
  /// The elements, for lists that are sent as one item per element.
  public var queryTexts: [String] { map(\.queryText) }
  /// Whether the text of every element represents it.
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
  /// The decimal digits.
  public var queryText: String { String(self) }
}

extension Int32: QueryValue {
  /// The decimal digits.
  public var queryText: String { String(self) }
}

extension Int64: QueryValue {
  /// The decimal digits.
  public var queryText: String { String(self) }
}

extension Double: QueryValue {
  /// The shortest digits that parse as the same number.
  public var queryText: String { description }
  /// False for NaN and infinity.
  public var isRepresentable: Bool { isFinite }
}

extension Secret: QueryValue {
  /// The text itself.
  public var queryText: String { exposedValue }
}

extension UUID: QueryValue {
  /// The UUID in lower case.
  public var queryText: String { lowercaseText }
}

extension Date: QueryValue {
  /// The date in RFC 3339 format, in UTC, such as `2026-03-01T10:00:00Z`.
  public var queryText: String { rfc3339 }
  /// Whether the date is in the years 0000 to 9999, the only ones that RFC 3339 can express.
  public var isRepresentable: Bool { Self.representable.contains(timeIntervalSinceReferenceDate) }
}

extension CalendarDay: QueryValue {
  /// `YYYY-MM-DD`.
  public var queryText: String { description }
}
