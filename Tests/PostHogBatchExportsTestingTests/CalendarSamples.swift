@testable import PostHogBatchExportsTesting

let calendarSamples: [CalendarSample] = [
  CalendarSample(
    "hour, zone without meaning (Kathmandu +05:45): whole UTC hours", .tested, ExportSchedule(.hour, "Asia/Kathmandu"),
    "2026-05-01T00:10:00Z", "2026-05-01T03:10:00Z",
    grid: ["05-01T01", "05-01T02", "05-01T03"],
    runs: ["05-01T00 05-01T01", "05-01T01 05-01T02", "05-01T02 05-01T03"]),
  CalendarSample(
    "15 minutes, over spring forward: nothing happens", .tested, ExportSchedule(.every15Minutes, "US/Pacific"),
    "2026-03-08T09:40:00Z", "2026-03-08T10:20:00Z",
    grid: ["2026-03-08T09:45:00Z", "03-08T10", "2026-03-08T10:15:00Z"],
    runs: [
      "2026-03-08T09:30:00Z 2026-03-08T09:45:00Z", "2026-03-08T09:45:00Z 03-08T10", "03-08T10 2026-03-08T10:15:00Z",
    ]),
  CalendarSample(
    "day, UTC, leap day", .tested, ExportSchedule(.day, "UTC"),
    "2028-02-28T00:00:00Z", "2028-03-02T00:00:00Z",
    grid: ["2028-02-28T00:00:00Z", "2028-02-29T00:00:00Z", "2028-03-01T00:00:00Z", "2028-03-02T00:00:00Z"],
    runs: [
      "2028-02-27T00:00:00Z 2028-02-28T00:00:00Z", "2028-02-28T00:00:00Z 2028-02-29T00:00:00Z",
      "2028-02-29T00:00:00Z 2028-03-01T00:00:00Z", "2028-03-01T00:00:00Z 2028-03-02T00:00:00Z",
    ]),
  CalendarSample(
    "day at midnight, US/Eastern, 25 h", .tested, ExportSchedule(.day, "US/Eastern"),
    "2026-10-31T00:00:00Z", "2026-11-03T12:00:00Z",
    grid: ["10-31T04", "11-01T04", "11-02T05", "11-03T05"],
    runs: ["10-30T04 10-31T04", "10-31T04 11-01T04", "11-01T04 11-02T05", "11-02T05 11-03T05"]),
  CalendarSample(
    "day at 02:00 US/Pacific, skipped: one day is never scheduled", .tested,
    ExportSchedule(.day, "US/Pacific", hour: 2),
    "2026-03-07T00:00:00Z", "2026-03-10T12:00:00Z",
    grid: ["03-07T10", "03-08T10", "03-09T09", "03-10T09"],
    runs: ["03-06T10 03-07T10", "03-08T10 03-09T09", "03-09T09 03-10T09"]),
  CalendarSample(
    "day at 01:00 US/Pacific, repeated: two runs", .tested, ExportSchedule(.day, "US/Pacific", hour: 1),
    "2026-10-31T00:00:00Z", "2026-11-03T12:00:00Z",
    grid: ["10-31T08", "11-01T08", "11-02T09", "11-03T09"],
    runs: ["10-30T08 10-31T08", "10-31T08 11-01T08", "10-31T08 11-01T09", "11-01T08 11-02T09", "11-02T09 11-03T09"]),
  CalendarSample(
    "day at midnight, America/Havana, midnight repeated", .tested, ExportSchedule(.day, "America/Havana"),
    "2026-10-31T00:00:00Z", "2026-11-03T00:00:00Z",
    grid: ["10-31T04", "11-01T04", "11-02T05"],
    runs: ["10-30T04 10-31T04", "10-31T04 11-01T04", "10-31T04 11-01T05", "11-01T04 11-02T05"]),
  CalendarSample(
    "day at 02:00 Europe/Berlin, repeated: only the second, 25 h, then an hour twice", .model,
    ExportSchedule(.day, "Europe/Berlin", hour: 2),
    "2026-10-24T00:00:00Z", "2026-10-27T00:00:00Z",
    grid: ["10-24T00", "10-25T00", "10-26T01"],
    runs: ["10-23T00 10-24T00", "10-24T00 10-25T01", "10-25T00 10-26T01"]),
  CalendarSample(
    "day at 01:00 Europe/London, repeated: only the second", .model, ExportSchedule(.day, "Europe/London", hour: 1),
    "2026-10-24T00:00:00Z", "2026-10-27T00:00:00Z",
    grid: ["10-24T00", "10-25T00", "10-26T01"],
    runs: ["10-23T00 10-24T00", "10-24T00 10-25T01", "10-25T00 10-26T01"]),
  CalendarSample(
    "day at 05:00 Kathmandu", .tested, ExportSchedule(.day, "Asia/Kathmandu", hour: 5),
    "2026-05-01T00:00:00Z", "2026-05-04T00:00:00Z",
    grid: ["2026-05-01T23:15:00Z", "2026-05-02T23:15:00Z", "2026-05-03T23:15:00Z"],
    runs: [
      "2026-04-30T23:15:00Z 2026-05-01T23:15:00Z", "2026-05-01T23:15:00Z 2026-05-02T23:15:00Z",
      "2026-05-02T23:15:00Z 2026-05-03T23:15:00Z",
    ]),
  CalendarSample(
    "week on Sunday (0) at 02:00 US/Pacific, skipped", .tested, ExportSchedule(.week, "US/Pacific", day: 0, hour: 2),
    "2026-02-28T00:00:00Z", "2026-03-16T00:00:00Z",
    grid: ["03-01T10", "03-08T10", "03-15T09"],
    runs: ["02-22T10 03-01T10", "03-08T10 03-15T09"]),
  CalendarSample(
    "week on Monday (1) at 02:00 Berlin", .tested, ExportSchedule(.week, "Europe/Berlin", day: 1, hour: 2),
    "2026-10-10T00:00:00Z", "2026-11-04T00:00:00Z",
    grid: ["10-12T00", "10-19T00", "10-26T01", "11-02T01"],
    runs: ["10-05T00 10-12T00", "10-12T00 10-19T00", "10-19T00 10-26T01", "10-26T01 11-02T01"]),
]

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
