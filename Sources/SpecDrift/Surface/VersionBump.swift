/// Which part of a version grows with a release.
public enum VersionBump: String, Sendable, Comparable, CaseIterable {
  /// The patch version at most: the public declarations are the same.
  case none
  /// The minor version: declarations were added, or, before 1.0, programs may no longer compile.
  case minor
  /// The major version: programs may no longer compile.
  case major

  /// Orders by severity.
  public static func < (left: VersionBump, right: VersionBump) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
