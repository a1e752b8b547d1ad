// How often a file is tried: as long as bytes arrive, and a few times without.

/// Counts what did not work since bytes arrived last.
struct Patience: Sendable {
  /// An exchange that brought this much is followed by the next one at once; after less a pause keeps a store that gives
  /// out little at a time from being asked without end.
  private static let worthwhile: Int64 = 1 << 20
  /// Addresses that may be refused in a row.
  private static let addressLimit = 3
  /// How often what has arrived may be dropped.
  private static let restartLimit = 5

  private let policy: RetryPolicy
  private var failures = 0
  private var refusedAddresses = 0
  private var restarts = 0
  private var isWorthwhile = false

  init(_ policy: RetryPolicy) {
    self.policy = policy
  }

  /// Takes the outcome of an exchange into account.
  mutating func note(_ outcome: StoreExchange.Outcome) {
    isWorthwhile = outcome.received >= Self.worthwhile
    if outcome.received > 0 { (failures, refusedAddresses) = (0, 0) }
    if outcome.hasRestarted { restarts += 1 }
    switch outcome.end {
    case .cut where outcome.received == 0, .answered(.busy, _, _): failures += 1
    case .answered(.addressRefused, _, _): refusedAddresses += 1
    case .answered(.mismatch, _, _): restarts += 1
    default: break
    }
  }

  /// What had arrived was dropped though its exchange was complete.
  mutating func noteRestart() { restarts += 1 }

  /// Whether another exchange makes sense after one that failed.
  var allowsAnother: Bool { failures < policy.maximumAttempts }
  /// Whether another address makes sense after one was refused.
  var allowsAnotherAddress: Bool { refusedAddresses < Self.addressLimit }
  /// Whether the file may be begun once more.
  var allowsAnotherStart: Bool { restarts <= Self.restartLimit }

  /// How long to wait before the next exchange.
  func pause(random: Double) -> Duration {
    isWorthwhile ? .zero : policy.backoff.pause(after: max(1, failures), random: random)
  }
}
