// The one file that needs all of Foundation: FoundationEssentials knows no zone by its name on Linux.
import Foundation

/// A time zone by one of the names that PostHog takes.
struct TimeZoneName: Hashable, Sendable {
  static let utc = TimeZoneName(name: "UTC")

  let name: String

  private init(name: String) { self.name = name }

  /// `nil` for a name that is not in PostHog's list, even if Foundation knows a zone by it.
  init?(_ name: String) {
    guard Self.all.contains(name) else { return nil }
    self.name = name
  }

  /// What the clocks of this zone show at a moment, as if it were UTC.
  func wallTime(at time: Timestamp) -> Timestamp { time + offset(at: time) }

  /// The moment at which the clocks of this zone show `wall`, which is given as if it were UTC, by Python's rule: of an hour
  /// that comes twice it is the first, and an hour that is skipped counts from before the change.
  func instant(ofWallTime wall: Timestamp) -> Timestamp {
    let day = Duration.seconds(86_400)
    let before = wall - offset(at: wall - day)
    let after = wall - offset(at: wall + day)
    return wallTime(at: before) != wall && wallTime(at: after) == wall ? after : before
  }

  private func offset(at time: Timestamp) -> Duration {
    self == .utc ? .zero : .seconds(TimeZone(identifier: name)?.secondsFromGMT(for: time.date) ?? 0)
  }
}
