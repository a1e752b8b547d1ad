import Foundation
import OperationCore
import PostHogBatchExports
import Testing

/// An export whose coverage is asked for, by texts.
struct CoverageSample {
  var context: CoverageContext
  var runs: [CoverageRun] = []
  var backfills: [CoverageBackfill] = []

  init(_ frequency: ExportFrequency = .hourly, zone: String = "UTC", now: String = "2026-12-31T00:00:00Z") throws {
    let calendar = try ExportCalendar(frequency, in: TimeZoneDatabase.system.rules(for: zone))
    context = CoverageContext(calendar, createdAt: try time("2020-01-01T00:00:00Z"), now: try time(now))
  }

  mutating func add(
    _ start: String?, _ end: String, _ status: RunStatus = .completed, changed: String? = nil, failedRecords: Int = 0,
    backfill: UUID? = nil
  ) throws {
    runs.append(
      CoverageRun(
        start: try start.map(time), end: try time(end), status: status, changedAt: try time(changed ?? end),
        failedRecords: failedRecords, backfill: backfill))
  }

  /// Adds the runs that the schedule makes of the intervals that end in a window.
  mutating func run(_ from: String, _ to: String) throws {
    for run in context.calendar.schedule(endingIn: try time(from)...time(to)) {
      let end = run.interval.upperBound
      runs.append(CoverageRun(start: run.interval.lowerBound, end: end, status: .completed, changedAt: end))
    }
  }

  func coverage(_ from: String, _ to: String) throws -> [IntervalCoverage] {
    Array(Coverage(of: try time(from)..<time(to), in: context, runs: runs.reversed(), backfills: backfills))
  }

  func states(_ from: String, _ to: String) throws -> [CoverageState] { try coverage(from, to).map(\.state) }
}

func time(_ text: String) throws -> Date { try #require(Date(rfc3339: text)) }

extension Range<Date> {
  /// The bounds as texts.
  var text: String { "\(lowerBound.rfc3339)/\(upperBound.rfc3339)" }
}
