#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A run of a batch export. A run that a backfill has planned exists from its start on.
struct RunRecord: Identifiable, Sendable {
  let id: UUID
  let export: UUID
  let project: Int
  var backfill: UUID?
  let intervalStart: Timestamp?
  let intervalEnd: Timestamp
  var timeline: JobTimeline
  let outcome: FakeJobOutcome

  var createdAt: Timestamp { timeline.start }

  func json(at now: Timestamp) -> JSON {
    let status = timeline.status(at: now)
    let isDone = status == outcome.status && !status.isActive
    return [
      "id": .string(id.text),
      "status": .string(status.rawValue),
      "records_completed": isDone ? .optional(outcome.records.map { $0 - outcome.failedRecords }) : nil,
      "records_failed": isDone ? .optional(outcome.failedRecords) : nil,
      "latest_error": isDone ? .optional(outcome.error) : nil,
      "data_interval_start": .optional(intervalStart),
      "data_interval_end": .time(intervalEnd),
      "cursor": nil,
      "created_at": .time(createdAt),
      "finished_at": .optional(timeline.finish(at: now)),
      "last_updated_at": .time(timeline.lastChange(at: now)),
      "records_total_count": .optional(outcome.records),
      "bytes_exported": isDone ? .optional(outcome.records.map { $0 * Self.bytesPerRecord }) : nil,
      "batch_export": .string(export.text),
      "batch_export_on_demand": nil,
      "backfill": .optional(backfill?.text),
    ]
  }

  private static let bytesPerRecord = 256
}
