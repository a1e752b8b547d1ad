import OperationClient

/// Decides how often a file is retried: any number of times as long as bytes arrive, and a few times without.
struct RetryAllowance: Sendable {
  /// The number of bytes after which the next exchange follows at once. After less, a pause keeps the client from
  /// endlessly asking a store that sends little at a time.
  private static let worthwhile: Int64 = 1 << 20
  /// The number of URLs that may be refused in a row.
  private static let addressLimit = 3
  /// The number of bytes that makes up for one poor exchange. Exchanges that bring less, one after the other, make too
  /// little progress, and there must not be many of them, though each one brings something.
  private static let share: Int64 = 64 << 10
  private static let poorLimit = 100
  /// The longest pause that a store may ask for.
  private static let longestPause = Duration.seconds(900)
  /// How often received bytes may be dropped.
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

  /// Records that received bytes were dropped though their exchange was complete.
  mutating func noteRestart() { restarts += 1 }

  /// Whether another exchange makes sense after one that failed.
  var allowsAnother: Bool { failures < policy.maximumAttempts && poorExchanges < Self.poorLimit }
  /// Returns whether another exchange makes sense after a pause that the store asked for, if it asked for one.
  func allowsAnother(after pause: Duration?) -> Bool { allowsAnother && pause ?? .zero <= Self.longestPause }
  /// Whether another URL makes sense after one was refused.
  var allowsAnotherAddress: Bool { refusedAddresses < Self.addressLimit && poorExchanges < Self.poorLimit }
  /// Whether the file may be restarted once more.
  var allowsAnotherStart: Bool { restarts <= Self.restartLimit }

  /// Returns how long to wait before the next exchange.
  func pause(random: Double) -> Duration {
    isWorthwhile ? .zero : policy.backoff.pause(after: max(1, failures), random: random)
  }
}
