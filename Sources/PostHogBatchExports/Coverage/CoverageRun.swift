public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A run of a batch export, as far as it matters to what is exported.
public struct CoverageRun: Sendable, Hashable, Identifiable {
  /// The ID of the run.
  public let id: UUID
  /// The start of the time that it exports; `nil` for the beginning of the data.
  public let start: Date?
  /// The end of that time, which is not included.
  public let end: Date
  /// Its status.
  public let status: RunStatus
  /// When it was created, which is soon after the end of its interval unless a backfill started it.
  public let createdAt: Date?
  /// When it was last seen to change: when it ended, if it has.
  public let changedAt: Date
  /// The number of records that arrived; `nil` if they weren't counted.
  public let records: Int?
  /// The number of records that failed downstream.
  public let failedRecords: Int
  /// The backfill that started it, a retry included; `nil` if the schedule did.
  public let backfill: UUID?

  /// Creates a run.
  public init(
    id: UUID = UUID(), start: Date?, end: Date, status: RunStatus, createdAt: Date? = nil, changedAt: Date,
    records: Int? = nil, failedRecords: Int = 0, backfill: UUID? = nil
  ) {
    (self.id, self.start, self.end, self.status) = (id, start, end, status)
    (self.createdAt, self.changedAt) = (createdAt, changedAt)
    (self.records, self.failedRecords, self.backfill) = (records, failedRecords, backfill)
  }

  /// Creates a run from what the API says of it.
  public init(_ run: BatchExportRun) {
    self.init(
      id: run.id, start: run.dataIntervalStart, end: run.dataIntervalEnd, status: run.status,
      createdAt: run.createdAt, changedAt: run.finishedAt ?? run.lastUpdatedAt, records: run.recordsCompleted,
      failedRecords: run.recordsFailed ?? 0, backfill: run.backfill)
  }

  var span: TimeSpan { TimeSpan(from: start, to: end) }
  var effect: RunEffect { RunEffect(status) }
}

/// What a run means for the time that it exports.
enum RunEffect: Sendable, Hashable {
  case exported
  /// The run is in progress, or its work goes on in another one.
  case underWay
  case failed
  case cancelled
  /// A status that this library doesn't know: the time may be exported, may be about to be, or neither.
  case unknown

  init(_ status: RunStatus) {
    self =
      switch status.stage {
      case .completed: .exported
      case .inProgress, .continued: .underWay
      case .failed: .failed
      case .cancelled: .cancelled
      case .unknown: .unknown
      }
  }
}
