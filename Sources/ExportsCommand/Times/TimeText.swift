import OperationCore
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How times are shown: by the clocks of a zone.
struct TimeText {
  let zone: TimeZoneRules

  /// Returns `2026-11-29 14:05`.
  func minute(_ date: Date) -> String { String(local(date).prefix(16)).replacing("T", with: " ") }

  /// Returns `2026-11-29 14:05:09`.
  func second(_ date: Date) -> String { String(local(date).prefix(19)).replacing("T", with: " ") }

  /// Returns `2026-11-29 14:05 +01:00`, which can't be misunderstood.
  func exact(_ date: Date) -> String { "\(minute(date)) \(offset(date))" }

  /// Returns `2026-11-29 14:00–15:00`, or both days if they differ.
  func interval(from start: Date?, to end: Date) -> String {
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

extension Duration {
  /// The two largest units of the duration, such as `3 h 12 min`.
  var shown: String {
    let seconds = abs(components.seconds)
    let parts = [(seconds / 86_400, "d"), (seconds / 3_600 % 24, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")]
    let first = parts.firstIndex { $0.0 > 0 } ?? parts.endIndex - 1
    return parts[first...].prefix(2).filter { $0.0 > 0 || seconds == 0 }.map { "\($0.0) \($0.1)" }
      .joined(separator: " ")
  }

  /// Creates the time from one date to another.
  init(from start: Date, to end: Date) {
    self = .seconds(end.timeIntervalSince(start).rounded())
  }
}
