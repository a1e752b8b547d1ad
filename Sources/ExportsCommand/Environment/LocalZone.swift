import PostHogBatchExports
import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension TimeZoneRules {
  /// The zone of this machine: the one that the variable `TZ` names, or the one that `/etc/localtime` leads to; UTC if
  /// neither says.
  static func local(in variables: [String: String]) -> TimeZoneRules {
    let zones = TimeZoneDatabase.system(in: variables)
    let names = [variables["TZ"].map { String($0.drop { $0 == ":" }) } ?? linked]
    return names.compactMap { $0 }.lazy.compactMap { try? zones.rules(for: $0) }.first ?? .utc
  }

  /// The name behind the link `/etc/localtime`.
  private static var linked: String? {
    let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/etc/localtime")
    return target?.components(separatedBy: "zoneinfo/").last
  }
}
