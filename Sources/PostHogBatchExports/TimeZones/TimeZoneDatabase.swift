import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where the rules of time zones are read from: a folder of zone files, and Foundation for zones that it doesn't have.
///
/// Zone files come first, because the system's updates bring them: Foundation on Linux has rules of its own, which stay
/// as old as the toolchain. There it knows zones only in programs that import all of Foundation.
public struct TimeZoneDatabase: Hashable, Sendable {
  /// The folder of zone files.
  public let folder: String
  /// Whether Foundation is asked for zones that have no file.
  public let asksFoundation: Bool

  /// Takes a folder of zone files as the system has them, for example `/usr/share/zoneinfo`.
  public init(folder: String, asksFoundation: Bool = true) {
    (self.folder, self.asksFoundation) = (folder, asksFoundation)
  }

  /// The zone files of the system: those in the folder that the environment variable `TZDIR` names, or in
  /// `/usr/share/zoneinfo`.
  public static var system: TimeZoneDatabase { system(in: ProcessInfo.processInfo.environment) }

  /// The zone files of a system with these environment variables.
  public static func system(in environment: [String: String]) -> TimeZoneDatabase {
    let folder = environment["TZDIR"] ?? ""
    return TimeZoneDatabase(folder: folder.isEmpty ? "/usr/share/zoneinfo" : folder)
  }

  /// Returns the rules of a zone, read anew each time.
  ///
  /// - Parameter name: The name in the IANA database, for example `Europe/Paris`; aliases such as `US/Pacific` count.
  /// - Throws: A ``TimeZoneError`` if there is no such zone, or if its file can't be used.
  public func rules(for name: String) throws(TimeZoneError) -> TimeZoneRules {
    if name == TimeZoneRules.utc.name { return .utc }
    guard Self.isName(name) else { throw .unknownZone(name) }
    let path = FilePath(folder).appending(name)
    if let bytes = try ZoneFile.bytes(at: path) {
      return try ZoneFile(bytes: bytes, path: path.string).rules(for: name)
    }
    guard asksFoundation, let rules = TimeZoneRules(fromFoundation: name) else { throw .unknownZone(name) }
    return rules
  }

  /// Names that lead to the zone of this machine, which is none of the server's.
  private static let ownZones: Set = ["localtime", "posixrules"]

  /// Returns whether a text can be the name of a zone. The server gives it, and it becomes a path: it can neither leave
  /// the folder nor name a file that is no zone.
  static func isName(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return text.utf8.count <= 100 && !ownZones.contains(text)
      && parts.allSatisfy { part in !part.isEmpty && part.allSatisfy(isNameByte) }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-", "+": true
    default: false
    }
  }
}
