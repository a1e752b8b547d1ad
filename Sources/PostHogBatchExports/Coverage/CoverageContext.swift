public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What is known of a batch export when it is asked how far its runs cover time.
public struct CoverageContext: Sendable, Hashable {
  /// Which intervals there should be, and which of them the server runs.
  public var calendar: ExportCalendar
  /// When the export was created. The server makes no run of an interval that ends by then.
  public var createdAt: Date
  /// Whether the export is paused.
  public var isPaused: Bool
  /// When it was last paused by the action or by the server. Earlier pauses, and when a pause ended, are not known, and
  /// changing the property `paused` leaves no time behind.
  public var lastPausedAt: Date?
  /// The time at which the runs were listed.
  public var now: Date
  /// How much later than the schedule's jitter a run may appear before it counts as missing.
  public var margin: Duration
  /// The runs and backfills that don't count.
  var ignoredJobs: Set<UUID> = []

  /// Creates a context.
  public init(
    _ calendar: ExportCalendar, createdAt: Date, isPaused: Bool = false, lastPausedAt: Date? = nil, now: Date,
    margin: Duration = .seconds(300)
  ) {
    (self.calendar, self.createdAt, self.isPaused) = (calendar, createdAt, isPaused)
    (self.lastPausedAt, self.now, self.margin) = (lastPausedAt, now, margin)
  }

  /// Creates a context from what the API says of an export.
  ///
  /// - Throws: An ``ExportCalendarError`` if its intervals can't be known.
  public init(
    of export: BatchExport, now: Date = Date(), margin: Duration = .seconds(300), zones: TimeZoneDatabase = .system
  ) throws(ExportCalendarError) {
    self.init(
      try ExportCalendar(of: export, zones: zones), createdAt: export.createdAt, isPaused: export.paused,
      lastPausedAt: export.lastPausedAt, now: now, margin: margin)
  }

  /// Returns the intervals to look at: those that share time with a window and have begun.
  func intervals(in window: Range<Date>) -> GridIntervals {
    calendar.grid(overlapping: window.lowerBound..<max(window.lowerBound, min(window.upperBound, now)))
  }

  /// Returns when the last run of an interval should be in the list, by the latest.
  func deadline(of firing: ExportFiring?, end: Date) -> Date {
    max(firing?.ends.max() ?? end, end).adding(calendar.frequency.largestJitter + margin)
  }
}
