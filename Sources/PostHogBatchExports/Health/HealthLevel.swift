/// How much a batch export needs a person. A greater level is worse, so that a list can begin with the worst.
public enum HealthLevel: Int, Sendable, Hashable, Comparable, CaseIterable {
  /// Nothing is wrong, as far as the known runs show.
  case healthy
  /// Somebody paused it, so nothing is exported.
  case paused
  /// It can't be said how it is doing.
  case unknown
  /// It works, but something is wrong, or about to be.
  case attention
  /// What should be exported isn't.
  case failing
  /// PostHog has probably paused it after failures: nothing is exported until somebody resumes it.
  case stopped

  /// Returns whether a level is less bad than another.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
