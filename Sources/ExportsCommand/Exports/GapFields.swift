import Console
import OperationCore
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A gap of an export, as a row of a list.
struct GapRow: Sendable {
  let export: PlannedExport
  let gap: ExportGap
}

extension Listing<GapRow> {
  /// The gaps of exports.
  static func gaps(_ times: TimeText) -> Self {
    Listing(fields: [
      Field("export", key: "export", .wrap(to: 10)) {
        Table.Cell($0.export.shownName)
      } value: {
        JSONValue($0.export.name)
      },
      Field(key: "export_id") { JSONValue($0.export.id) },
      Field("time", key: nil) {
        Table.Cell(times.interval(from: $0.gap.range.lowerBound, to: $0.gap.range.upperBound))
      } value: { _ in
        .null
      },
      Field(key: "start") { JSONValue($0.gap.range.lowerBound) },
      Field(key: "end") { JSONValue($0.gap.range.upperBound) },
      Field("intervals", key: "intervals", isRightAligned: true) {
        Table.Cell($0.gap.intervals.grouped)
      } value: {
        JSONValue($0.gap.intervals)
      },
      Field("why", key: "why", .wrap(to: 14)) {
        Table.Cell($0.gap.reason, $0.gap.kind.colour)
      } value: {
        JSONValue($0.gap.reason)
      },
    ])
  }
}

extension BackfillKind {
  /// The colour in which a terminal shows why an interval isn't exported.
  fileprivate var colour: Paint.Colour? {
    switch self {
    case .failed, .missing: .red
    case .cancelled, .partlyCovered: .yellow
    default: nil
    }
  }
}
