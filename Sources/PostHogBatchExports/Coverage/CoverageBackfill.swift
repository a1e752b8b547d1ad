public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A backfill, as far as it matters to what is exported.
public struct CoverageBackfill: Sendable, Hashable, Identifiable {
  /// The ID of the backfill.
  public let id: UUID
  /// The start of the time that it exports; `nil` for the beginning of the data.
  public let start: Date?
  /// The end of that time; `nil` for a backfill that goes on until it has reached the present.
  public let end: Date?
  /// Where its runs begin, because nothing was found to export before: the interval of the first row. `nil` if that
  /// isn't known.
  public let adjustedStart: Date?
  /// Its status. `Completed` says nothing about its runs.
  public let status: BackfillStatus
  /// When it was created.
  public let createdAt: Date
  /// Whether its runs begin where clocks skip the time. Then it may have left out what it should export.
  var beginsAtSkippedTime = false

  /// Creates a backfill.
  public init(
    id: UUID = UUID(), start: Date?, end: Date?, adjustedStart: Date? = nil, status: BackfillStatus, createdAt: Date
  ) {
    (self.id, self.start, self.end, self.adjustedStart) = (id, start, end, adjustedStart)
    (self.status, self.createdAt) = (status, createdAt)
  }

  /// Creates a backfill from what the API says of it.
  public init(_ backfill: BatchExportBackfill) {
    self.init(
      id: backfill.id, start: backfill.startAt, end: backfill.endAt, adjustedStart: backfill.adjustedStartAt,
      status: backfill.status, createdAt: backfill.createdAt)
  }

  var span: TimeSpan { TimeSpan(from: start, to: end) }
  /// The times for which it can explain that there is no run.
  var claims: [TimeSpan] {
    guard effect != .none else { return [] }
    return beginsAtSkippedTime && effect == .done
      ? [leadingSpan].compactMap(\.self) : [span, leadingSpan].compactMap(\.self)
  }
  /// The time before the first row, in which a completed backfill found nothing to export.
  var leadingSpan: TimeSpan? { effect == .done ? adjustedStart.map { TimeSpan(from: start, to: $0) } : nil }
  var effect: BackfillEffect { BackfillEffect(status) }

  /// Returns whether the backfill has reached, or will reach, a time after a run of it failed or was cancelled. Then the
  /// failure is not its own: if it has ended it found nothing to export there, for else it would have made a run.
  ///
  /// A backfill that meets a run in progress waits for it and makes none of its own (`WorkflowAlreadyStartedError` in
  /// PostHog's `backfill_schedule`), so a run that failed after the backfill was created is not mended by it.
  func comesAfter(_ run: CoverageRun) -> Bool {
    run.backfill != id && (effect == .coming || createdAt > run.changedAt)
  }
}

/// What a backfill means for the time that it exports, beside what its runs do.
enum BackfillEffect: Sendable, Hashable {
  /// It may still make runs; so may one whose status this library doesn't know.
  case coming
  /// It has made all the runs that it makes. Where it made none, there was nothing to export.
  case done
  /// It ended early.
  case none

  init(_ status: BackfillStatus) {
    self =
      switch status.stage {
      case .inProgress, .unknown: .coming
      case .completed: .done
      case .failed, .cancelled, .continued: .none
      }
  }
}
