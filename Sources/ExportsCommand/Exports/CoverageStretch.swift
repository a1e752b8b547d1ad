import Console
import OperationCore
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Intervals of an export that follow each other and have the same state.
struct CoverageStretch: Sendable {
  let export: BatchExport
  let start: Date
  private(set) var end: Date
  let state: CoverageState
  private(set) var intervals = 1

  init(_ coverage: IntervalCoverage, of export: BatchExport) {
    (self.export, state) = (export, coverage.state)
    (start, end) = (coverage.interval.lowerBound, coverage.interval.upperBound)
  }

  /// Takes the interval of another stretch too, if it continues this one.
  ///
  /// - Returns: Whether it does.
  mutating func absorb(_ next: CoverageStretch) -> Bool {
    guard next.start == end, next.state == state else { return false }
    (end, intervals) = (next.end, intervals + next.intervals)
    return true
  }
}

extension Listing<CoverageStretch> {
  /// The gaps of exports.
  static func gaps(_ times: TimeText) -> Self {
    Listing(fields: [
      Field("export", key: "export", .cut(to: 10)) {
        Table.Cell($0.export.shownName)
      } value: {
        JSONValue($0.export.name)
      },
      Field(key: "export_id") { JSONValue($0.export.id) },
      Field("time", key: nil) {
        Table.Cell(times.interval(from: $0.start, to: $0.end))
      } value: { _ in
        .null
      },
      Field(key: "start") { JSONValue($0.start) },
      Field(key: "end") { JSONValue($0.end) },
      Field("intervals", key: "intervals", isRightAligned: true) {
        Table.Cell($0.intervals.grouped)
      } value: {
        JSONValue($0.intervals)
      },
      Field("why", key: "why", .cut(to: 16)) {
        Table.Cell("\($0.state)", $0.state.colour)
      } value: {
        JSONValue("\($0.state)")
      },
    ])
  }
}

extension CoverageState {
  /// The colour in which a terminal shows it.
  var colour: Paint.Colour? {
    switch self {
    case .completed, .empty: .green
    case .failed, .missing: .red
    case .cancelled, .partlyCovered, .completedWithFailedRecords, .coveredTwice: .yellow
    case .running: .cyan
    case .neverScheduled, .tooRecent, .unknown: nil
    }
  }
}
