@testable import PostHogBatchExportsTesting

/// What a backfill runs: its export, start and end, and its runs as `start end`.
let backfillSamples: [(name: String, schedule: ExportSchedule, start: String, end: String, runs: [String])] = [
  (
    "hourly 10:00-12:20: the tail is dropped", ExportSchedule(.hour, "UTC"),
    "2026-05-01T10:00:00Z", "2026-05-01T12:20:00Z", ["05-01T10 05-01T11", "05-01T11 05-01T12"]
  ),
  (
    "hourly, start off the grid and no estimate: off-grid runs", ExportSchedule(.hour, "UTC"),
    "2026-05-01T10:20:00Z", "2026-05-01T12:20:00Z",
    ["2026-05-01T10:20:00Z 2026-05-01T11:20:00Z", "2026-05-01T11:20:00Z 2026-05-01T12:20:00Z"]
  ),
  (
    "shorter than one interval: no run", ExportSchedule(.hour, "UTC"),
    "2026-05-01T10:20:00Z", "2026-05-01T11:00:00Z", []
  ),
  (
    "daily 01:00 Pacific over the repeated hour", ExportSchedule(.day, "US/Pacific", hour: 1),
    "2026-10-31T08:00:00Z", "2026-11-03T09:00:00Z", ["10-31T08 11-01T08", "11-01T08 11-02T09", "11-02T09 11-03T09"]
  ),
  (
    "retry of the doubled run 10-31T08Z..11-01T09Z: runs another interval", ExportSchedule(.day, "US/Pacific", hour: 1),
    "2026-10-31T08:00:00Z", "2026-11-01T09:00:00Z", ["10-31T08 11-01T08"]
  ),
  (
    "daily midnight Cairo over the skipped midnight", ExportSchedule(.day, "Africa/Cairo"),
    "2026-04-21T22:00:00Z", "2026-04-25T21:00:00Z",
    ["04-21T22 04-22T22", "04-22T23 04-23T22", "04-23T22 04-24T21", "04-24T21 04-25T21"]
  ),
  (
    "weekly Sunday 02:00 Pacific", ExportSchedule(.week, "US/Pacific", day: 0, hour: 2),
    "2026-03-01T10:00:00Z", "2026-03-15T09:00:00Z", ["03-01T11 03-08T10", "03-08T10 03-15T09"]
  ),
]
