import OperationCore

/// Why the rules of a time zone can't be had.
public enum TimeZoneError: Error, Hashable, Sendable {
  /// Neither the system's zone files nor Foundation have a zone of this name, or it is no name of a zone.
  case unknownZone(String)
  /// A zone file can't be read: the system refuses it, it is no regular file, or it is too large.
  case unreadableFile(path: String, reason: String)
  /// A zone file isn't what RFC 9636 describes, at this byte.
  case damagedFile(path: String, reason: String, offset: Int)
  /// The zone file counts leap seconds, as those of the folder `right` do, so that its times are not those of a server.
  case countsLeapSeconds(path: String)
}

extension TimeZoneError: CustomStringConvertible {
  /// What is wrong, where, and what to do about it.
  public var description: String {
    switch self {
    case .unknownZone(let name):
      """
      There is no time zone "\(printable(name, limit: 100))" among the zone files of this system. \
      Check the name, or install the system's time zone data (the packages tzdata and tzdata-legacy).
      """
    case .unreadableFile(let path, let reason):
      "The zone file \(printable(path, limit: 200)) can't be read: \(reason)."
    case .damagedFile(let path, let reason, let offset):
      """
      The zone file \(printable(path, limit: 200)) is damaged at byte \(offset): \(reason). \
      Install the system's time zone data again.
      """
    case .countsLeapSeconds(let path):
      """
      The zone file \(printable(path, limit: 200)) counts leap seconds, which servers don't. \
      Let TZDIR name a folder of zone files without them.
      """
    }
  }
}
