import Console
import OperationCore
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Listing<BatchExport> {
  /// The exports of a project.
  static func exports(_ times: TimeText) -> Self {
    Listing(fields: [
      Field("name", key: "name", .cut(to: 16)) {
        Table.Cell($0.shownName)
      } value: {
        JSONValue($0.name)
      },
      Field("destination", key: "destination") {
        Table.Cell($0.destination.type.rawValue)
      } value: {
        JSONValue($0.destination.type)
      },
      Field("model", key: "model", .drop) {
        Table.Cell($0.model?.rawValue ?? "events")
      } value: {
        JSONValue($0.model)
      },
      Field("interval", key: "interval") {
        Table.Cell($0.interval.rawValue)
      } value: {
        JSONValue($0.interval)
      },
      Field("state", key: "state") {
        $0.state.cell
      } value: {
        JSONValue($0.state.rawValue)
      },
      Field("last interval", key: "last_interval_end") { export in
        Table.Cell(export.newestRun.map { times.minute($0.dataIntervalEnd) } ?? "–")
      } value: {
        JSONValue($0.newestRun?.dataIntervalEnd)
      },
      Field("id", key: "id", .drop) {
        Table.Cell($0.id.lowercaseText, .faint)
      } value: {
        JSONValue($0.id)
      },
      Field(key: "paused") { JSONValue($0.paused) },
      Field(key: "timezone") { JSONValue($0.timezone) },
      Field(key: "created_at") { JSONValue($0.createdAt) },
    ])
  }
}

/// What an export is doing, in one word.
enum ExportState: String {
  case active, failing, paused

  var cell: Table.Cell {
    switch self {
    case .active: Table.Cell(rawValue, .green)
    case .failing: Table.Cell(rawValue, .red)
    case .paused: Table.Cell(rawValue, .yellow)
    }
  }
}

extension BatchExport {
  /// What the export is doing: failing before paused, because a pause hides a failure.
  var state: ExportState { isFailing ? .failing : paused ? .paused : .active }

  /// The run of the newest interval, of the ten newest runs.
  var newestRun: BatchExportRun? { latestRuns.max { $0.dataIntervalEnd < $1.dataIntervalEnd } }
}
