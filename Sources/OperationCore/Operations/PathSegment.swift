#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A value that stands for one segment of a path.
public protocol PathSegment: Sendable {
  /// The segment as it is meant, not yet percent-encoded.
  var pathSegment: String { get }
}

extension String: PathSegment {
  /// The string itself; what a path can't hold is percent-encoded later.
  public var pathSegment: String { self }
}

extension Int: PathSegment {
  /// Decimal digits.
  public var pathSegment: String { String(self) }
}

extension Int64: PathSegment {
  /// Decimal digits.
  public var pathSegment: String { String(self) }
}

extension Secret: PathSegment {
  /// The text itself.
  public var pathSegment: String { exposedValue }
}

extension UUID: PathSegment {
  /// The lower-case form.
  public var pathSegment: String { lowercaseText }
}

extension Bool: PathSegment {
  /// `true` or `false`.
  public var pathSegment: String { queryText }
}

extension Double: PathSegment {
  /// The shortest digits that read back as the same number; empty, which no path takes, for NaN and infinity.
  public var pathSegment: String { isRepresentable ? queryText : "" }
}

extension Date: PathSegment {
  /// RFC 3339 in UTC; empty, which no path takes, for a date outside the years 0000 to 9999.
  public var pathSegment: String { isRepresentable ? queryText : "" }
}

extension CalendarDay: PathSegment {
  /// `YYYY-MM-DD`.
  public var pathSegment: String { queryText }
}
