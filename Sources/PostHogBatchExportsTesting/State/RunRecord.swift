#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A run of a batch export.
struct RunRecord: Identifiable, Sendable {
  let id: UUID
  let export: UUID
  let project: Int
  var backfill: UUID?
  let interval: RunInterval
  var timeline: JobTimeline
  let outcome: FakeJobOutcome
  /// Whether the run has ended, with everything that follows from it.
  var isSettled = false

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
      "data_interval_start": .optional(interval.start),
      "data_interval_end": .time(interval.end),
      "cursor": nil,
      "created_at": .time(createdAt),
      // A run that isn't paid for is over when it is created, and the server writes no end.
      "finished_at": status == .failedBilling ? nil : .optional(timeline.finish(at: now)),
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
