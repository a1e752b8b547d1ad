import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension BatchExport {
  /// The zone in which the user's days are those of the export; UTC if it has none, or one that isn't known here.
  func zone(in environment: CommandEnvironment) -> TimeZoneRules {
    timezone.flatMap { try? TimeZoneDatabase.system(in: environment.variables).rules(for: $0) } ?? .utc
  }

  /// Returns a bound that the user gave as a day, as the export counts: the day of a daily export begins at its hour.
  func bound(_ moment: Date, of point: TimePoint, in calendar: ExportCalendar) -> Date {
    guard case .day = point, interval == .day, let found = calendar.interval(containing: moment),
      found.lowerBound < moment
    else { return moment }
    return found.upperBound
  }

  /// What is known of the export when it is asked how far its runs cover time.
  ///
  /// - Parameter now: The time as of which it is asked; the present unless given.
  /// - Throws: ``CommandFailure`` if its intervals can't be known.
  func context(in environment: CommandEnvironment, at now: Date? = nil) throws(CommandFailure) -> CoverageContext {
    do throws(ExportCalendarError) {
      return try CoverageContext(of: self, now: now ?? environment.now(), zones: .system(in: environment.variables))
    } catch {
      throw CommandFailure("“\(shownName)”: \(error)", ExitStatus.failed)
    }
  }
}
