import OperationCore

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// How people are shown times: by the clocks of a zone.
package struct TimeText: Sendable {
  /// The zone of all texts of this library, if a program has one for them, so that its own texts and these agree.
  @TaskLocal package static var chosenZone: TimeZoneRules?

  /// What texts show times with that have no zone of their own: in UTC, unless a zone is chosen.
  package static var current: TimeText { TimeText(zone: chosenZone ?? .utc) }

  package let zone: TimeZoneRules

  package init(zone: TimeZoneRules) {
    self.zone = zone
  }

  /// Returns `2026-11-29 14:05`.
  package func minute(_ date: Date) -> String { String(local(date).prefix(16)).replacing("T", with: " ") }

  /// Returns `2026-11-29 14:05:09`.
  package func second(_ date: Date) -> String { String(local(date).prefix(19)).replacing("T", with: " ") }

  /// Returns `2026-11-29 14:05 +01:00`, which can't be misunderstood.
  package func exact(_ date: Date) -> String { "\(minute(date)) \(offset(date))" }

  /// Returns both ends of a range, each with its offset.
  package func exact(_ range: Range<Date>) -> String { "\(exact(range.lowerBound)) – \(exact(range.upperBound))" }

  /// Returns `2026-11-29 14:00–15:00`, or both days if they differ.
  package func interval(from start: Date?, to end: Date) -> String {
    guard let start else { return "beginning – \(minute(end))" }
    let (first, last) = (minute(start), minute(end))
    return first.prefix(10) == last.prefix(10) ? "\(first)–\(last.suffix(5))" : "\(first) – \(last)"
  }

  private func local(_ date: Date) -> String {
    date.addingTimeInterval(Double(zone.secondsFromGMT(for: date))).rfc3339
  }

  private func offset(_ date: Date) -> String {
    let minutes = zone.secondsFromGMT(for: date) / 60
    guard minutes != 0 else { return "UTC" }
    let (hour, minute) = (abs(minutes) / 60, abs(minutes) % 60)
    return (minutes < 0 ? "-" : "+") + "\(hour + 100)".suffix(2) + ":" + "\(minute + 100)".suffix(2)
  }
}

extension Date {
  /// The time as texts of the library show it.
  package var shown: String { TimeText.current.exact(self) }
}

extension Range<Date> {
  /// Both ends as texts of the library show them.
  package var shown: String { TimeText.current.exact(self) }
}
