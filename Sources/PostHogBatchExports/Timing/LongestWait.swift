// Callers may give any length of time, and clocks can't count as far as a `Duration` does.

extension Duration {
  /// A day: longer than any single thing is waited for, and no trouble to any clock, also where it is doubled often.
  static let longestWait: Duration = .seconds(86_400)
}
