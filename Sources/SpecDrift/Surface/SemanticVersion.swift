/// A version such as `1.4.0` or `2.0.0-beta.1`, as semver.org defines it.
public struct SemanticVersion: Sendable, Hashable, Comparable {
  /// Grows when programs may no longer compile.
  public let major: Int
  /// Grows when something is added.
  public let minor: Int
  /// Grows with any other change.
  public let patch: Int
  /// The identifiers of a version that comes before the release, such as `beta` and `1`; empty for a release.
  public let prerelease: [String]

  /// Parses a version, with or without a leading `v`; `nil` if it isn't one. Build metadata (`+5`) is ignored.
  public init?(_ text: String) {
    let text = text.hasPrefix("v") ? text.dropFirst() : text[...]
    let parts = text.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
    let release = parts[0].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let numbers = release[0].split(separator: ".", omittingEmptySubsequences: false).map(Self.number)
    let prerelease = release.dropFirst().first.map(Self.identifiers) ?? []
    let metadata = parts.dropFirst().first.map(Self.identifiers) ?? []
    guard numbers.count == 3, let major = numbers[0], let minor = numbers[1], let patch = numbers[2], let prerelease,
      metadata != nil, prerelease.allSatisfy({ !$0.utf8.allSatisfy(\.isDigit) || Self.number($0[...]) != nil })
    else { return nil }
    (self.major, self.minor, self.patch, self.prerelease) = (major, minor, patch, prerelease)
  }

  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy(\.isDigit) && (text == "0" || !text.hasPrefix("0")) ? Int(text) : nil
  }

  private static func identifiers(_ text: Substring) -> [String]? {
    let identifiers = text.split(separator: ".", omittingEmptySubsequences: false)
    let areValid = identifiers.allSatisfy { identifier in
      !identifier.isEmpty
        && identifier.unicodeScalars.allSatisfy {
          $0.isASCII && ($0.properties.isAlphabetic || "0"..."9" ~= $0 || $0 == "-")
        }
    }
    return areValid ? identifiers.map(String.init) : nil
  }

  /// Orders versions from older to newer. A prerelease is older than its release.
  public static func < (left: SemanticVersion, right: SemanticVersion) -> Bool {
    if left.core != right.core { return left.core < right.core }
    if left.prerelease.isEmpty || right.prerelease.isEmpty {
      return !left.prerelease.isEmpty && right.prerelease.isEmpty
    }
    for (one, other) in zip(left.prerelease, right.prerelease) where one != other {
      switch (Int(one), Int(other)) {
      case (let one?, let other?): return one < other
      case (nil, nil): return one < other
      case (let number, _): return number != nil
      }
    }
    return left.prerelease.count < right.prerelease.count
  }

  private var core: (Int, Int, Int) { (major, minor, patch) }

  /// The part that grew since an earlier version: the first of the three numbers that differs. A release grows by as much
  /// as its prereleases did.
  public func bump(since earlier: SemanticVersion) -> VersionBump {
    if core == earlier.core, !earlier.prerelease.isEmpty { return patch > 0 ? .none : minor > 0 ? .minor : .major }
    return major != earlier.major ? .major : minor != earlier.minor ? .minor : .none
  }
}

extension SemanticVersion: CustomStringConvertible {
  /// The version as it is written, such as `1.4.0`.
  public var description: String {
    "\(major).\(minor).\(patch)" + (prerelease.isEmpty ? "" : "-\(prerelease.joined(separator: "."))")
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
