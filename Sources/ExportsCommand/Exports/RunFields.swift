import Console
import OperationCore
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Listing<BatchExportRun> {
  /// The runs of an export.
  static func runs(_ times: TimeText) -> Self {
    Listing(fields: [
      Field("interval", key: nil) { run in
        Table.Cell(times.interval(from: run.dataIntervalStart, to: run.dataIntervalEnd))
      } value: { _ in
        .null
      },
      Field(key: "interval_start") { JSONValue($0.dataIntervalStart) },
      Field(key: "interval_end") { JSONValue($0.dataIntervalEnd) },
      Field("status", key: "status") {
        $0.status.cell
      } value: {
        JSONValue($0.status)
      },
      Field("records", key: "records_completed", isRightAligned: true) {
        Table.Cell($0.recordsCompleted?.grouped ?? "–")
      } value: {
        JSONValue($0.recordsCompleted)
      },
      Field("failed", key: "records_failed", .drop, isRightAligned: true) { run in
        let failed = run.recordsFailed ?? 0
        return Table.Cell(failed == 0 ? "–" : failed.grouped, failed == 0 ? nil : .red)
      } value: {
        JSONValue($0.recordsFailed)
      },
      Field("took", key: nil, .drop, isRightAligned: true) { run in
        Table.Cell(run.finishedAt.map { Duration(from: run.createdAt, to: $0).shown } ?? "–")
      } value: { _ in
        .null
      },
      Field("error", key: "error", .cut(to: 12)) { run in
        Table.Cell(run.shownError(limit: 300) ?? "")
      } value: {
        JSONValue($0.shownError(limit: 10_000))
      },
      Field("id", key: "id", .drop) {
        Table.Cell($0.id.lowercaseText, .faint)
      } value: {
        JSONValue($0.id)
      },
      Field(key: "created_at") { JSONValue($0.createdAt) },
      Field(key: "finished_at") { JSONValue($0.finishedAt) },
      Field(key: "bytes_exported") { JSONValue($0.bytesExported) },
      Field(key: "backfill") { JSONValue($0.backfill) },
    ])
  }
}

extension BatchExportRun {
  /// What the server said of the failure, on one line and without anything that looks like a key.
  func shownError(limit: Int) -> String? {
    latestError.map { printable(KeyRedaction.postHog.redacted($0, keys: []), limit: limit) }
  }
}

extension RunStatus {
  /// The status in its colour.
  var cell: Table.Cell {
    let colour: Paint.Colour? = isFailure ? .red : isActive ? .cyan : self == .completed ? .green : .yellow
    return Table.Cell(printable(rawValue, limit: 40), colour)
  }
}
