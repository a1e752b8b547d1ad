import Foundation

@testable import PostHogBatchExportsTesting

/// What the real server does with the calendar of an export.
struct CalendarSample: Sendable {
  /// How sure this is: `tested` by the tests of the server's engine, or told by a `model` of its search that nobody has run.
  enum Certainty: Sendable { case tested, model }

  let name: String
  let certainty: Certainty
  let schedule: ExportSchedule
  let from: String
  let to: String
  /// The ends of the intervals.
  let grid: [String]
  /// The runs of the schedule, as `start end`.
  let runs: [String]

  init(
    _ name: String, _ certainty: Certainty, _ schedule: ExportSchedule, _ from: String, _ to: String, grid: [String],
    runs: [String]
  ) {
    self.name = name
    self.certainty = certainty
    self.schedule = schedule
    self.from = from
    self.to = to
    self.grid = grid
    self.runs = runs
  }
}

extension ExportSchedule {
  init(_ interval: ExportInterval, _ zone: String, day: Int? = nil, hour: Int? = nil) {
    self.init(interval: interval, timezone: TimeZoneName(zone) ?? .utc, offsetDay: day, offsetHour: hour)
  }

  /// The ends on the grid from one time to another, both included.
  func grid(from: Timestamp, to: Timestamp) -> [Timestamp] {
    Array(sequence(first: from - .microseconds(1)) { nextEnd(after: $0) }.dropFirst().prefix { $0 <= to })
  }

  /// The runs of the schedule whose ends lie between two times, both included.
  func runs(from: Timestamp, to: Timestamp) -> [RunInterval] {
    sequence(first: from - .microseconds(1)) { nextFiring(after: $0) }.dropFirst().prefix { $0 <= to }
      .map { interval(endingAt: $0) }
  }
}

extension Timestamp {
  init(_ text: String) { self = DateText(text)?.inUTC ?? .earliest }

  /// `05-01T10` for whole hours of 2026, all of it otherwise.
  var shortText: String {
    text.hasPrefix("2026-") && text.hasSuffix(":00:00Z") ? String(text.dropFirst(5).dropLast(7)) : text
  }
}

extension RunInterval {
  var shortText: String { "\(start?.shortText ?? "START") \(end.shortText)" }
}
