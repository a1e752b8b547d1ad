#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A value that can be a segment of a path.
public protocol PathSegment: Sendable {
  /// The segment before percent-encoding.
  var pathSegment: String { get }
}

extension String: PathSegment {
  /// The string itself, which is percent-encoded later.
  public var pathSegment: String { self }
}

extension Int: PathSegment {
  /// The decimal digits.
  public var pathSegment: String { String(self) }
}

extension Int64: PathSegment {
  /// The decimal digits.
  public var pathSegment: String { String(self) }
}

extension Secret: PathSegment {
  /// The text itself.
  public var pathSegment: String { exposedValue }
}

extension UUID: PathSegment {
  /// The UUID in lower case.
  public var pathSegment: String { lowercaseText }
}

extension Bool: PathSegment {
  /// `true` or `false`.
  public var pathSegment: String { queryText }
}

extension Double: PathSegment {
  /// The shortest digits that parse as the same number. NaN and infinity give an empty segment, which no path accepts.
  public var pathSegment: String { isRepresentable ? queryText : "" }
}

extension Date: PathSegment {
  /// The date in RFC 3339 format, in UTC. A date outside the years 0000 to 9999 gives an empty segment, which no path
  /// accepts.
  public var pathSegment: String { isRepresentable ? queryText : "" }
}

extension CalendarDay: PathSegment {
  /// `YYYY-MM-DD`.
  public var pathSegment: String { queryText }
}
