// How often a file is tried: as long as bytes arrive, and a few times without.

import OperationClient

/// Counts what did not work since bytes arrived last.
struct RetryAllowance: Sendable {
  /// An exchange that brought this much is followed by the next one at once; after less a pause keeps a store that gives
  /// out little at a time from being asked without end.
  private static let worthwhile: Int64 = 1 << 20
  /// Addresses that may be refused in a row.
  private static let addressLimit = 3
  /// An exchange that brought so much counts as none. One after the other that bring less make no progress worth the name,
  /// and there must not be many of them, though each one brings something.
  private static let share: Int64 = 64 << 10
  private static let poorLimit = 100
  /// How long a store may want to be left alone.
  private static let longestPause = Duration.seconds(900)
  /// How often what has arrived may be dropped.
  private static let restartLimit = 5

  private let policy: RetryPolicy
  private var failures = 0
  private var poorExchanges: Int64 = 0
  private var refusedAddresses = 0
  private var restarts = 0
  private var isWorthwhile = false

  init(_ policy: RetryPolicy) {
    self.policy = policy
  }

  /// Takes the outcome of an exchange into account.
  mutating func note(_ outcome: StoreExchange.Outcome) {
    isWorthwhile = outcome.received >= Self.worthwhile
    poorExchanges = max(0, poorExchanges + 1 - outcome.received / Self.share)
    let hasGoneOn = outcome.received >= (outcome.fault == nil ? 1 : Self.share)
    if hasGoneOn { (failures, refusedAddresses) = (0, 0) }
    if outcome.hasRestarted { restarts += 1 }
    switch outcome.end {
    case .cut where !hasGoneOn, .responded(.busy, _, _): failures += 1
    case .responded(.addressRefused, _, _): refusedAddresses += 1
    case .responded(.mismatch, _, _): restarts += 1
    default: break
    }
  }

  /// What had arrived was dropped though its exchange was complete.
  mutating func noteRestart() { restarts += 1 }

  /// Whether another exchange makes sense after one that failed.
  var allowsAnother: Bool { failures < policy.maximumAttempts && poorExchanges < Self.poorLimit }
  /// Whether another exchange makes sense after the store said when to come back, or did not say.
  func allowsAnother(after pause: Duration?) -> Bool { allowsAnother && pause ?? .zero <= Self.longestPause }
  /// Whether another address makes sense after one was refused.
  var allowsAnotherAddress: Bool { refusedAddresses < Self.addressLimit && poorExchanges < Self.poorLimit }
  /// Whether the file may be begun once more.
  var allowsAnotherStart: Bool { restarts <= Self.restartLimit }

  /// How long to wait before the next exchange.
  func pause(random: Double) -> Duration {
    isWorthwhile ? .zero : policy.backoff.pause(after: max(1, failures), random: random)
  }
}
