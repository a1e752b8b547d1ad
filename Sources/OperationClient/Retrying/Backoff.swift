/// The pauses between attempts: a random part ("full jitter") of a length that doubles each time.
///
/// The randomness spreads out the retries of many clients that failed at the same time.
public struct Backoff: Sendable, Hashable {
  /// The longest pause before the second attempt.
  public var base: Duration
  /// The longest pause at all.
  public var maximum: Duration

  /// Creates a backoff between two lengths. A negative length counts as zero, and one of more than a day as a day.
  public init(base: Duration, maximum: Duration) {
    self.base = base
    self.maximum = maximum
  }

  /// Returns the pause after a number of attempts, where `random` is from 0 up to 1.
  package func pause(after attempts: Int, random: Double) -> Duration {
    let maximum = min(max(.zero, maximum), .longestWait)
    let doublings = min(max(0, attempts - 1), 30)
    return min(maximum, min(max(.zero, base), maximum) * (1 << doublings)) * min(max(0, random), 1)
  }
}
