#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A backfill of a batch export.
struct BackfillRecord: Identifiable, Sendable {
  let id: UUID
  let export: UUID
  let project: Int
  let start: Timestamp?
  let end: Timestamp?
  var timeline: JobTimeline
  let outcome: FakeJobOutcome
  /// When the backfill can be retrieved. The server writes its row a little after the response.
  let appearsAt: Timestamp
  /// The number of runs; `nil` if the start is unknown.
  let totalRuns: Int?

  var createdAt: Timestamp { timeline.start }

  /// The name of the backfill's workflow, which older servers return as its ID.
  var workflowID: String {
    "\(export.text)-Backfill-\(start?.text ?? "START")-\(end?.text ?? "END")"
  }

  func json(finishedRuns: Int, at now: Timestamp) -> JSON {
    let status = timeline.status(at: now)
    return [
      "id": .string(id.text),
      "progress": progress(status, finishedRuns: finishedRuns),
      "start_at": .optional(start),
      "end_at": .optional(end),
      "status": .string(status.rawValue),
      "created_at": .time(createdAt),
      "last_updated_at": .time(timeline.lastChange(at: now)),
      "finished_at": .optional(timeline.finish(at: now)),
      "total_records_count": .optional(outcome.records),
      "adjusted_start_at": nil,
      "team": .integer(Int64(project)),
      "batch_export": .string(export.text),
    ]
  }

  private func progress(_ status: FakeJobStatus, finishedRuns: Int) -> JSON {
    if status == .completed {
      return ["total_runs": .optional(totalRuns), "finished_runs": .optional(totalRuns), "progress": .number("1.0")]
    }
    guard status.isActive, let totalRuns, start != nil else { return .null }
    let tenths = totalRuns == 0 ? 0 : (finishedRuns * 10 + totalRuns / 2) / totalRuns
    return [
      "total_runs": .optional(totalRuns), "finished_runs": .optional(finishedRuns),
      "progress": .number("\(tenths / 10).\(tenths % 10)"),
    ]
  }
}
