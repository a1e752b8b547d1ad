/// A line of the log of an export or a file download.
struct LogRecord: Sendable {
  let source: String
  let instance: String
  let timestamp: Timestamp
  let level: String
  let message: String

  var json: JSON {
    [
      "log_source_id": .string(source), "instance_id": .string(instance), "timestamp": .time(timestamp),
      "level": .string(level), "message": .string(message),
    ]
  }
}

extension FakeState {
  /// Returns the log of an export or a file download: the lines that tests added, and one for each failed job.
  func lines(of source: String, at now: Timestamp) -> [LogRecord] {
    let jobs =
      runs.rows.filter { $0.export.text == source }.map { ($0.id, $0.timeline, $0.outcome.error) }
      + backfills.rows.filter { $0.export.text == source }.map { ($0.id, $0.timeline, $0.scripted?.error) }
      + fileDownloads.rows.filter { $0.id.text == source }.map { ($0.id, $0.timeline, $0.error) }
    let failures = jobs.compactMap { (id, timeline, error) -> LogRecord? in
      guard timeline.start <= now, timeline.status(at: now).isFailure else { return nil }
      return LogRecord(
        source: source, instance: id.text, timestamp: timeline.lastChange(at: now), level: "ERROR",
        message: error ?? "The job ended as \(timeline.status(at: now).rawValue).")
    }
    return logs.filter { $0.source == source } + failures
  }
}
