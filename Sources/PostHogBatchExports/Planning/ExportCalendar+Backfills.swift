import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ExportCalendar {
  /// Returns the request for a backfill from one end of an interval to another; `nil` if a bound is none.
  ///
  /// The server takes days for exports that run in days or weeks, and finds the hour by the settings of the export.
  func backfillRequest(for range: Range<Date>) -> BackfillRequest? {
    guard let start = backfillBound(at: range.lowerBound), let end = backfillBound(at: range.upperBound) else {
      return nil
    }
    return BackfillRequest(startAt: start, endAt: end)
  }

  private func backfillBound(at moment: Date) -> BackfillBound? {
    let seconds = moment.secondsSince1970(.down)
    guard let slot = slots(endingAt: seconds).first else { return nil }
    guard frequency.followsClocks else { return .instant(moment) }
    return .day(CalendarDay(of: Date(secondsSince1970: wallTime(ofSlot: slot).midnight.seconds)))
  }

  /// Returns what a run of an interval exports of it.
  func reach(ofRunOf interval: Range<Date>) -> TimeSpan {
    TimeSpan(from: max(interval.lowerBound, nominalStart(ofRunEndingAt: interval.upperBound)), to: interval.upperBound)
  }

  /// Returns both ends of a range, as the clocks of the export show them unless another zone is chosen.
  func text(of range: Range<Date>) -> String { TimeText(zone: TimeText.chosenZone ?? timeZone).exact(range) }
}
