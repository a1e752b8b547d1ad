public import OperationCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Neighbouring intervals that a plan leaves out for the same reason, or a part of one interval.
public struct BackfillOmission: Sendable, Hashable {
  /// The time that is left out.
  public internal(set) var range: Range<Date>
  /// The number of intervals; 0 for a part of an interval that the plan exports.
  public internal(set) var intervals: Int
  /// Why they are left out.
  public let kind: BackfillKind
}

extension BackfillOmission: JSONObjectReadable, JSONObjectWritable {
  /// Reads the properties of an object.
  public init(members json: inout JSONReader) throws(JSONError) {
    range = try json.requiredRange()
    intervals = try json.required("intervals")
    kind = try json.required("kind")
  }

  /// Writes the properties of an object.
  public func write(members json: inout JSONWriter) {
    json.write(range)
    json.write("intervals", intervals)
    json.write("kind", kind)
  }
}
