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

extension PathSegment where Self: QueryValue {
  /// The text that a query has. A value without one, such as NaN or a date outside the years 0000 to 9999, gives an empty
  /// segment, which no path accepts.
  public var pathSegment: String { isRepresentable ? queryText : "" }
}

extension String: PathSegment {}
extension Bool: PathSegment {}
extension Int: PathSegment {}
extension Int64: PathSegment {}
extension Double: PathSegment {}
extension Secret: PathSegment {}
extension UUID: PathSegment {}
extension Date: PathSegment {}
extension CalendarDay: PathSegment {}
