#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Which intervals a batch export has, and when the server runs them.
///
/// There are two lists, because the server's schedule has holes and doubles where clocks are changed:
///
/// - ``grid(endingIn:)``: the intervals that should be exported. They touch, so that together they cover all time.
/// - ``schedule(endingIn:)``: the runs that the server starts. A wall time that the clocks skip is left out, and one
///   that they show twice is run twice. So measure what is exported in time, not by counting runs.
///
/// A run is named by the end of its interval, and starts soon after it: see ``ExportFrequency/largestJitter``. Nothing
/// here knows of pauses, of the time before the export was created, or of settings that it had before.
///
/// Nothing is computed before it is asked for, and dates outside the years 0 to 9999 are clamped.
public struct ExportCalendar: Hashable, Sendable {
  /// How often the export runs, and when.
  public let frequency: ExportFrequency
  /// The rules by which days and weeks start; UTC for shorter intervals, to which time zones don't matter.
  public let timeZone: TimeZoneRules
  /// The earliest end of an interval, inclusive; the interval itself starts before.
  public let startAt: Date?
  /// The latest end of an interval, inclusive.
  public let endAt: Date?

  /// Creates the calendar of an export.
  ///
  /// - Parameters:
  ///   - frequency: How often it runs.
  ///   - timeZone: The rules of its time zone. They are passed over for intervals shorter than a day.
  ///   - startAt: The earliest end of an interval.
  ///   - endAt: The latest end of an interval. Before `startAt`, there are no intervals.
  /// - Throws: ``ExportCalendarError/invalidOffset(_:value:allowed:)`` for a day or an hour that doesn't exist.
  public init(
    _ frequency: ExportFrequency, in timeZone: TimeZoneRules = .utc, startAt: Date? = nil, endAt: Date? = nil
  ) throws(ExportCalendarError) {
    try frequency.checkOffsets()
    self.frequency = frequency
    self.timeZone = frequency.followsClocks ? timeZone : .utc
    (self.startAt, self.endAt) = (startAt, endAt)
  }

  /// Returns the intervals that end within a window, the earliest first.
  public func grid(endingIn window: ClosedRange<Date>) -> GridIntervals {
    GridIntervals(of: self, endingIn: bounded(window))
  }

  /// Returns the intervals that share time with a window, the earliest first.
  public func grid(overlapping window: Range<Date>) -> GridIntervals {
    let (start, end) = (window.lowerBound.secondsSince1970(.down), window.upperBound.secondsSince1970(.up))
    guard !window.isEmpty else { return GridIntervals(of: self, endingIn: nil) }
    return GridIntervals(of: self, endingIn: bounded(start + 1, slotEnd(after: end - 1)))
  }

  /// Returns the interval that contains a moment, found in the grid; nil if `startAt` or `endAt` exclude it.
  public func interval(containing moment: Date) -> Range<Date>? {
    let end = slotEnd(after: moment.secondsSince1970(.down))
    return GridIntervals(of: self, endingIn: bounded(end, end)).first
  }

  /// Returns the start of the interval that a run exports that ends at a moment: a day or a week before on the clocks of
  /// the time zone. For most ends it is the end before in the grid, but not for those of a repeated hour, and it is an
  /// hour later for a time that the clocks skip.
  public func nominalStart(ofRunEndingAt end: Date) -> Date {
    Date(secondsSince1970: nominalStart(end.secondsSince1970(.down)))
  }

  func nominalStart(_ end: Int64) -> Int64 {
    min(end, timeZone.moment(of: timeZone.wallTime(at: end) - frequency.period))
  }

  /// Returns the seconds of a window within the bounds of the export; nil if there are none.
  func bounded(_ window: ClosedRange<Date>) -> ClosedRange<Int64>? {
    bounded(window.lowerBound.secondsSince1970(.up), window.upperBound.secondsSince1970(.down))
  }

  private func bounded(_ first: Int64, _ last: Int64) -> ClosedRange<Int64>? {
    let years = Date.secondsSince1970
    let first = max(first, startAt?.secondsSince1970(.up) ?? first, years.lowerBound)
    let last = min(last, endAt?.secondsSince1970(.down) ?? last, years.upperBound)
    return first <= last ? first...last : nil
  }
}
