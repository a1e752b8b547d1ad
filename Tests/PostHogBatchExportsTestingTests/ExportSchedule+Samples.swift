import TestSupport

@testable import PostHogBatchExportsTesting

extension ExportSchedule {
  init(_ sample: CalendarSample) {
    self.init(ExportInterval(rawValue: sample.interval) ?? .hour, sample.zone, day: sample.day, hour: sample.hour)
  }

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
