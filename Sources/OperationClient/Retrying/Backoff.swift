// Pauses that grow, and that chance spreads out, so that many clients that failed together don't come back together.

/// How long to wait before an attempt is repeated: a random part ("full jitter") of a length that doubles each time.
public struct Backoff: Sendable, Hashable {
  /// The longest pause before the second attempt.
  public var base: Duration
  /// The longest pause at all.
  public var maximum: Duration

  /// A backoff between two lengths. Negative ones count as none, more than a day as a day.
  public init(base: Duration, maximum: Duration) {
    self.base = base
    self.maximum = maximum
  }

  /// The pause after so many attempts, where `random` is from 0 up to 1.
  package func pause(after attempts: Int, random: Double) -> Duration {
    let maximum = min(max(.zero, maximum), .longestWait)
    let doublings = min(max(0, attempts - 1), 30)
    return min(maximum, min(max(.zero, base), maximum) * (1 << doublings)) * min(max(0, random), 1)
  }
}
