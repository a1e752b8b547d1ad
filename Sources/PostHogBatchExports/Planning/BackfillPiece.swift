public import OperationCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Neighbouring intervals of an export that one backfill exports.
public struct BackfillPiece: Sendable, Hashable {
  /// The time from the start of the first interval to the end of the last one.
  public let range: Range<Date>
  /// The number of intervals, each of which takes one run.
  public let intervals: Int
  /// Whether the events to export are selected by `timestamp`. The schedule selects them by their arrival, and so does a
  /// backfill of the last six days. For an older one, events that arrived late may be exported twice or not at all.
  public let selectsByTimestamp: Bool
  /// The parts that completed runs cover already, and that the backfill exports once more.
  public let exportedAgain: [Range<Date>]
  /// The number of rows, estimated from up to three completed runs before and after it; `nil` if there are none that
  /// counted their rows. PostHog bills exported rows.
  public internal(set) var estimatedRows: Int?
  /// The least time that the runs take, one after another with a second between them. It is as long as the shortest of the
  /// runs that the rows are estimated from, for each run, if that is known.
  public internal(set) var leastTime: Duration
  /// The runs that shared time with it when the plan was made.
  public let runs: [UUID]
  /// The backfills that had gone over it when the plan was made, as far as they explain why there is no run.
  public let backfills: [UUID]
}

extension BackfillPiece: JSONObjectReadable, JSONObjectWritable {
  /// Reads the properties of an object.
  public init(members json: inout JSONReader) throws(JSONError) {
    range = try json.requiredRange()
    intervals = try json.required("intervals")
    selectsByTimestamp = try json.required("selects_by_timestamp")
    exportedAgain = try json.ranges("exported_again")
    estimatedRows = try json.optional("estimated_rows")
    leastTime = .seconds(try json.required("least_seconds") as Int)
    runs = try json.required("runs")
    backfills = try json.required("backfills")
  }

  /// Writes the properties of an object.
  public func write(members json: inout JSONWriter) {
    json.write(range)
    json.write("intervals", intervals)
    json.write("selects_by_timestamp", selectsByTimestamp)
    json.write("exported_again", exportedAgain.map(DateRange.init))
    json.write("estimated_rows", estimatedRows)
    json.write("least_seconds", Int(leastTime.components.seconds))
    json.write("runs", runs)
    json.write("backfills", backfills)
  }
}
