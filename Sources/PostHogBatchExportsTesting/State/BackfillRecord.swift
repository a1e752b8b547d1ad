#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The bounds of a backfill as they were requested.
struct BackfillRange: Hashable, Sendable {
  /// `nil` for the beginning of time.
  let start: Timestamp?
  /// `nil` for when the backfill is created.
  let end: Timestamp?
}

/// A backfill of a batch export.
struct BackfillRecord: Identifiable, Sendable {
  let id: UUID
  let export: UUID
  let project: Int
  let range: BackfillRange
  /// The schedule when the backfill was created.
  let schedule: ExportSchedule
  var timeline: JobTimeline
  /// The outcome that a test has set.
  let scripted: FakeJobOutcome?
  /// When the backfill can be retrieved. The server writes its row a little after the response.
  let appearsAt: Timestamp
  /// The intervals that are still to come; `nil` if there is no data.
  var steps: BackfillSteps?
  /// Where the backfill begins instead of its start.
  var adjustedStart: Timestamp?
  /// The number of rows, an estimate until the end; `nil` if nothing was estimated.
  var records: Int?
  /// The run in progress that belongs to this backfill.
  var run: UUID?
  /// The number of runs that completed or failed, without those of others that it waited for.
  private(set) var finishedRuns = 0
  /// The number of rows in these runs.
  private(set) var exportedRecords = 0

  init(
    id: UUID, export: UUID, project: Int, range: BackfillRange, schedule: ExportSchedule, timeline: JobTimeline,
    scripted: FakeJobOutcome?, appearsAt: Timestamp
  ) {
    self.id = id
    self.export = export
    self.project = project
    self.range = range
    self.schedule = schedule
    self.timeline = timeline
    self.scripted = scripted
    self.appearsAt = appearsAt
    steps = BackfillSteps(from: range.start, to: range.end ?? timeline.start, of: schedule)
  }

  var createdAt: Timestamp { timeline.start }
  var end: Timestamp { range.end ?? createdAt }

  /// The name of the backfill's workflow, which older servers return as its ID.
  var workflowID: String {
    "\(export.text)-Backfill-\(range.start?.offsetText ?? "START")-\(range.end?.offsetText ?? "END")"
  }

  /// Counts a run of this backfill that has ended.
  mutating func count(_ run: RunRecord, endedAs status: FakeJobStatus) {
    guard status == .completed || status == .failed else { return }
    finishedRuns += 1
    exportedRecords += run.outcome.records ?? 0
  }

  func json(at now: Timestamp) -> JSON {
    let status = timeline.status(at: now)
    return [
      "id": .string(id.text),
      "progress": progress(status),
      "start_at": .optional(range.start),
      "end_at": .optional(range.end),
      "status": .string(status.rawValue),
      "created_at": .time(createdAt),
      "last_updated_at": .time(timeline.lastChange(at: now)),
      "finished_at": .optional(timeline.finish(at: now)),
      "total_records_count": .optional(scripted?.records ?? records),
      "adjusted_start_at": .optional(adjustedStart),
      "team": .integer(Int64(project)),
      "batch_export": .string(export.text),
    ]
  }

  /// The number of runs as the server computes it, in days of 24 hours: one too many if an hour comes twice.
  private var totalRuns: Int? {
    (adjustedStart ?? range.start).map { start in
      max(0, Int(((end - start) / schedule.interval.duration).rounded(.up)))
    }
  }

  private func progress(_ status: FakeJobStatus) -> JSON {
    if status == .completed {
      return ["total_runs": .optional(totalRuns), "finished_runs": .optional(totalRuns), "progress": .number("1.0")]
    }
    guard status.isActive, let totalRuns else { return .null }
    let tenths = totalRuns == 0 ? 0 : (finishedRuns * 10 + totalRuns / 2) / totalRuns
    return [
      "total_runs": .optional(totalRuns), "finished_runs": .optional(finishedRuns),
      "progress": .number("\(tenths / 10).\(tenths % 10)"),
    ]
  }
}
