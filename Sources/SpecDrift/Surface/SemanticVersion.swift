/// The three numbers of a version, such as `1.4.0`.
public struct SemanticVersion: Sendable, Hashable, Comparable {
  /// Grows when programs may no longer compile.
  public let major: Int
  /// Grows when something is added.
  public let minor: Int
  /// Grows with any other change.
  public let patch: Int

  /// Parses a version, with or without a leading `v`; `nil` if it isn't one. The identifiers of a prerelease
  /// (`-beta.1`) and build metadata (`+5`) are ignored.
  public init?(_ text: String) {
    let core = (text.hasPrefix("v") ? text.dropFirst() : text[...]).prefix { $0 != "-" && $0 != "+" }
    let numbers = core.split(separator: ".", omittingEmptySubsequences: false).map(Self.number)
    guard numbers.count == 3, let major = numbers[0], let minor = numbers[1], let patch = numbers[2] else { return nil }
    (self.major, self.minor, self.patch) = (major, minor, patch)
  }

  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
  }

  /// Orders versions from older to newer.
  public static func < (left: SemanticVersion, right: SemanticVersion) -> Bool {
    (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
  }

  /// The part that grew since an earlier version: the first of the three numbers that differs.
  public func bump(since earlier: SemanticVersion) -> VersionBump {
    if major != earlier.major { .major } else if minor != earlier.minor { .minor } else { .none }
  }
}

extension SemanticVersion: CustomStringConvertible {
  /// The version as it is written, such as `1.4.0`.
  public var description: String { "\(major).\(minor).\(patch)" }
}
