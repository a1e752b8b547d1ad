#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif
import Synchronization

/// A PostHog server in memory: it keeps batch exports, runs, backfills and file downloads, refuses what the real server
/// refuses, and lets jobs go on as its clock moves.
///
///     let clock = ManualClock()
///     let fake = FakePostHog(clock: clock)
///     fake.failNextRun("The bucket is gone.")
///
/// It works on the bytes of requests and shares no models with the client, so that neither hides the mistakes of the
/// other.
public final class FakePostHog: Sendable {
  private let state: Mutex<FakeState>
  private let log = Mutex<[FakeExchange]>([])
  /// The clock that jobs go on with: the one that a test moves, or real time. `nil` on a time of the test's own making.
  public let clock: (any Clock<Duration>)?
  private let currentDate: @Sendable () -> Date
  /// How far the time is ahead of ``currentDate``.
  private let lead = Mutex(Duration.zero)
  private let onExchange: (@Sendable (FakeExchange) -> Void)?

  /// Exchanges that ``exchanges`` keeps; the oldest are dropped, so that a long-lived server does not grow.
  public static let exchangeLimit = 10_000

  /// A fake on a clock that a test moves.
  ///
  /// - Parameters:
  ///   - configuration: What the server is like.
  ///   - clock: Its time, and that of its clients.
  ///   - onExchange: Called with every request and its answer, in no particular order when there are several at a time.
  public convenience init(
    configuration: FakeConfiguration = FakeConfiguration(), clock: ManualClock,
    onExchange: (@Sendable (FakeExchange) -> Void)? = nil
  ) {
    self.init(configuration, clock: clock, now: { clock.date }, onExchange: onExchange)
  }

  /// A fake on real time.
  ///
  /// - Parameters:
  ///   - configuration: What the server is like.
  ///   - onExchange: Called with every request and its answer, in no particular order when there are several at a time.
  public convenience init(
    configuration: FakeConfiguration = FakeConfiguration(), onExchange: (@Sendable (FakeExchange) -> Void)? = nil
  ) {
    self.init(configuration, clock: ContinuousClock(), now: { Date() }, onExchange: onExchange)
  }

  /// A fake on a time of your own making. Time that goes backwards is not imitated well.
  ///
  /// - Parameters:
  ///   - configuration: What the server is like.
  ///   - now: What time it is.
  ///   - onExchange: Called with every request and its answer, in no particular order when there are several at a time.
  public convenience init(
    configuration: FakeConfiguration = FakeConfiguration(), now: @escaping @Sendable () -> Date,
    onExchange: (@Sendable (FakeExchange) -> Void)? = nil
  ) {
    self.init(configuration, clock: nil, now: now, onExchange: onExchange)
  }

  private init(
    _ configuration: FakeConfiguration, clock: (any Clock<Duration>)?, now: @escaping @Sendable () -> Date,
    onExchange: (@Sendable (FakeExchange) -> Void)?
  ) {
    self.clock = clock
    state = Mutex(FakeState(configuration, now: Timestamp(now())))
    currentDate = now
    self.onExchange = onExchange
  }

  /// Answers a request. Requests to the host of ``FakeConfiguration/objectStoreURL`` go to the object store; every other
  /// host is taken for the API's.
  public func respond(to request: FakeRequest) -> FakeResponse {
    let now = now
    let (exchange, isFile) = state.withLock { state in
      let scripted = state.scripts.takeAnswer(to: request)
      let exchange = FakeExchange(
        request: request.withoutKey, response: scripted ?? state.respond(to: request, now: now), date: now.date,
        isScripted: scripted != nil)
      return (exchange, state.isForObjectStore(request))
    }
    onExchange?(exchange)
    log.withLock { log in
      if log.count >= Self.exchangeLimit { log.removeFirst(Self.exchangeLimit / 10) }
      log.append(isFile ? exchange.withoutFile : exchange)
    }
    return exchange.response
  }

  /// Every request so far with its answer, in order: without keys, and without the contents of files.
  public var exchanges: [FakeExchange] { log.withLock(\.self) }

  /// Every request so far, in order, without keys.
  public var requests: [FakeRequest] { exchanges.map(\.request) }

  /// Forgets the requests so far.
  public func forgetRequests() { log.withLock { $0 = [] } }

  /// What the server is like now.
  public var configuration: FakeConfiguration { state.withLock(\.configuration) }

  /// Changes the configuration from the next request on. Organizations and projects are those of the start.
  public func configure(_ change: (inout FakeConfiguration) -> Void) {
    state.withLock { change(&$0.configuration) }
  }

  /// Moves the time of the fake ahead, so that its jobs go on: a ``ManualClock`` with everybody who sleeps on it, or else only
  /// what the fake takes for the time.
  public func advance(by duration: Duration) {
    if let manual = clock as? ManualClock {
      manual.advance(by: duration)
    } else {
      lead.withLock { $0 += duration }
    }
  }

  var now: Timestamp { Timestamp(currentDate()) + lead.withLock(\.self) }

  /// For the seeds and scripts in the other files.
  func withState<Result>(_ body: (inout sending FakeState) -> sending Result) -> sending Result {
    state.withLock { body(&$0) }
  }
}
