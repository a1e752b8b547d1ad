import OperationCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A range of time as an object with `start` and `end`.
struct DateRange: JSONObjectReadable, JSONObjectWritable {
  let range: Range<Date>

  init(_ range: Range<Date>) { self.range = range }

  init(members json: inout JSONReader) throws(JSONError) { range = try json.requiredRange() }

  func write(members json: inout JSONWriter) { json.write(range) }
}

extension JSONReader {
  /// Reads the properties `start` and `end`.
  mutating func requiredRange() throws(JSONError) -> Range<Date> {
    let (start, end): (Date, Date) = (try required("start"), try required("end"))
    guard start <= end else {
      throw JSONError(at: "/end", .unexpected(expected: "an end after the start", found: "one before it"))
    }
    return start..<end
  }

  /// Reads a property with an array of ranges.
  mutating func ranges(_ name: StaticString) throws(JSONError) -> [Range<Date>] {
    let ranges: [DateRange] = try required(name)
    return ranges.map(\.range)
  }
}

extension JSONWriter {
  /// Writes the properties `start` and `end`.
  mutating func write(_ range: Range<Date>) {
    write("start", range.lowerBound)
    write("end", range.upperBound)
  }
}
