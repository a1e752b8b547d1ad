// This is the only file that needs all of Foundation: on Linux, FoundationEssentials knows no time zones by name.
import Foundation

/// A time zone with one of the names that PostHog accepts.
struct TimeZoneName: Hashable, Sendable {
  static let utc = TimeZoneName(name: "UTC")

  let name: String

  private init(name: String) { self.name = name }

  /// Creates a time zone; `nil` for a name that isn't in PostHog's list, even if Foundation knows it.
  init?(_ name: String) {
    guard Self.all.contains(name) else { return nil }
    self.name = name
  }

  /// Returns the local time of this zone at a given time, as if it were UTC.
  func wallTime(at time: Timestamp) -> Timestamp { time + offset(at: time) }

  /// Returns the time at which the local time of this zone is `wall`, which is given as if it were UTC. As in Python,
  /// an hour that occurs twice means the first one, and an hour that is skipped counts from before the change.
  ///
  /// - Parameter isSecond: Whether an hour that occurs twice means the second one instead.
  func instant(ofWallTime wall: Timestamp, isSecond: Bool = false) -> Timestamp {
    let day = Duration.seconds(86_400)
    let before = wall - offset(at: wall - day)
    let after = wall - offset(at: wall + day)
    let isFirst = !isSecond && wallTime(at: before) == wall
    return !isFirst && wallTime(at: after) == wall ? after : before
  }

  /// Returns how far the local time is ahead of UTC.
  func offset(at time: Timestamp) -> Duration {
    self == .utc ? .zero : .seconds(TimeZone(identifier: name)?.secondsFromGMT(for: time.date) ?? 0)
  }
}
