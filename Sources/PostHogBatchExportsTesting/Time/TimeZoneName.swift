// The one file that needs all of Foundation: FoundationEssentials knows no zone by its name on Linux.
import Foundation

/// A zone of the IANA database.
struct TimeZoneName: Hashable, Sendable {
  static let utc = TimeZoneName(name: "UTC")

  let name: String

  private init(name: String) { self.name = name }

  /// `nil` for a name that is not in the database. Abbreviations such as `CET` count only if the database has them.
  init?(_ name: String) {
    guard name == "UTC" || TimeZone.knownTimeZoneIdentifiers.contains(name) else { return nil }
    self.name = name
  }

  /// The moment at which the clocks of this zone show `wall`, which is given as if it were UTC. For the hour that clocks
  /// skip in spring or repeat in autumn it is one of the two possible moments.
  func instant(ofWallTime wall: Timestamp) -> Timestamp {
    guard name != "UTC", let zone = TimeZone(identifier: name) else { return wall }
    let guess = wall - .seconds(zone.secondsFromGMT(for: wall.date))
    return wall - .seconds(zone.secondsFromGMT(for: guess.date))
  }
}
