/// How severe a change is on one axis: wire, source or behaviour.
public enum Level: String, Sendable, Hashable, Comparable, CaseIterable {
  /// The axis isn't affected.
  case none
  /// Something changed, and does no harm.
  case info
  /// It may do harm, or it's unknown whether it does.
  case warning
  /// It does harm.
  case breaking

  /// Orders levels by severity.
  public static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
