import Synchronization

/// A token bucket that the calls of a client share. Retries are paid for with successes, so that a client doesn't
/// multiply the load of a failing server.
final class RetryBudget: Sendable {
  private let tokens: Mutex<Double>
  private let capacity: Double
  private let refill: Double

  /// Creates a full bucket.
  init(_ policy: RetryPolicy) {
    capacity = max(0, policy.budget)
    refill = max(0, policy.budgetRefill)
    tokens = Mutex(capacity)
  }

  /// Takes a token for a retry; returns `false` if there is none.
  func spend() -> Bool {
    tokens.withLock { tokens in
      guard tokens >= 1 else { return false }
      tokens -= 1
      return true
    }
  }

  /// Puts back what a success is worth.
  func earn() {
    tokens.withLock { $0 = min(capacity, $0 + refill) }
  }
}
