#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What there is to export: when there are rows, and how many.
public struct FakeData: Sendable, Hashable {
  /// The times at which there are rows, from each start up to but not including the end; `nil` for all times.
  public var ranges: [Range<Date>]?
  /// The number of rows in an interval that has some.
  public var records: Int

  /// Creates data; by default, 1000 rows in each interval.
  public init(ranges: [Range<Date>]? = nil, records: Int = 1000) {
    self.ranges = ranges
    self.records = records
  }
}

/// The interval of a run, for which a test decides the outcome.
public struct FakeInterval: Sendable, Hashable {
  /// The start; `nil` for the beginning of time.
  public let start: Date?
  /// The end, by which the server names the run.
  public let end: Date
  /// Whether the run belongs to a backfill or a retry, and not to the schedule.
  public let isBackfill: Bool
}

extension FakeData {
  /// Returns the time of the first row in an interval; `nil` if there is none.
  func firstRow(in interval: RunInterval) -> Timestamp? { parts(of: interval).map(\.start).min() }

  /// Returns the number of rows of a run.
  func records(in interval: RunInterval) -> Int { parts(of: interval).isEmpty ? 0 : records }

  /// Returns the number of rows in a longer time, in which each step has ``records``.
  func estimate(in interval: RunInterval, step: Duration) -> Int {
    let share = parts(of: interval).reduce(0) { $0 + ($1.end - $1.start) / step }
    return Int(min(share * Double(records), 1e15).rounded(.up))
  }

  private func parts(of interval: RunInterval) -> [(start: Timestamp, end: Timestamp)] {
    let start = interval.start ?? .earliest
    let ranges = ranges?.map { (Timestamp($0.lowerBound), Timestamp($0.upperBound)) } ?? [(.earliest, .latest)]
    return ranges.map { (max($0.0, start), min($0.1, interval.end)) }.filter { $0.0 < $0.1 }
  }
}
