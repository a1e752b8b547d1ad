/// What a change means on one axis.
public enum Level: String, Sendable, Hashable, Comparable, CaseIterable {
  /// Nothing changes.
  case none
  /// It changed, and does no harm.
  case info
  /// It may do harm, or nobody can tell.
  case warning
  /// It does harm.
  case breaking

  /// By harm.
  public static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
