#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif
import Synchronization

/// A PostHog server in memory. It keeps batch exports, runs, backfills and file downloads, refuses what the real server
/// refuses, and lets jobs progress as its clock moves.
///
/// ```swift
/// let clock = ManualClock()
/// let fake = FakePostHog(clock: clock)
/// fake.failNextRun("The bucket is gone.")
/// ```
///
/// It works on the bytes of requests and shares no models with the client, so neither hides the other's mistakes.
public final class FakePostHog: Sendable {
  private let state: Mutex<FakeState>
  private let log = Mutex<[FakeExchange]>([])
  /// The clock of the fake's jobs: the one that a test moves, or real time. `nil` if the test computes the time itself.
  public let clock: (any Clock<Duration>)?
  private let currentDate: @Sendable () -> Date
  /// How far the fake's time is ahead of ``currentDate``.
  private let lead = Mutex(Duration.zero)
  private let onExchange: (@Sendable (FakeExchange) -> Void)?

  /// The number of exchanges that ``exchanges`` keeps. The oldest are dropped, so that the memory of a long-lived
  /// server stays bounded.
  public static let exchangeLimit = 10_000

  /// Creates a fake on a clock that a test moves.
  ///
  /// - Parameters:
  ///   - configuration: The configuration of the server.
  ///   - clock: The clock of the fake and of its clients.
  ///   - onExchange: Called with every request and its response, in no particular order if there are several at a time.
  public convenience init(
    configuration: FakeConfiguration = FakeConfiguration(), clock: ManualClock,
    onExchange: (@Sendable (FakeExchange) -> Void)? = nil
  ) {
    self.init(configuration, clock: clock, now: { clock.date }, onExchange: onExchange)
  }

  /// Creates a fake in real time.
  ///
  /// - Parameters:
  ///   - configuration: The configuration of the server.
  ///   - onExchange: Called with every request and its response, in no particular order if there are several at a time.
  public convenience init(
    configuration: FakeConfiguration = FakeConfiguration(), onExchange: (@Sendable (FakeExchange) -> Void)? = nil
  ) {
    self.init(configuration, clock: ContinuousClock(), now: { Date() }, onExchange: onExchange)
  }

  /// Creates a fake whose time the test computes. The time must not go backwards: the fake doesn't imitate that
  /// faithfully.
  ///
  /// - Parameters:
  ///   - configuration: The configuration of the server.
  ///   - now: Returns the current time.
  ///   - onExchange: Called with every request and its response, in no particular order if there are several at a time.
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

  /// Responds to a request. Requests to the host of ``FakeConfiguration/objectStoreURL`` go to the object store; every
  /// other host is treated as the API's.
  public func respond(to request: FakeRequest) -> FakeResponse {
    let now = now
    let (exchange, isFile) = state.withLock { state in
      state.advance(to: now)
      let scripted = state.scripts.takeResponse(to: request)
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

  /// All requests so far with their responses, in order, without keys and without the contents of files.
  public var exchanges: [FakeExchange] { log.withLock(\.self) }

  /// All requests so far, in order, without keys.
  public var requests: [FakeRequest] { exchanges.map(\.request) }

  /// Forgets all requests so far.
  public func forgetRequests() { log.withLock { $0 = [] } }

  /// The current configuration of the server.
  public var configuration: FakeConfiguration { state.withLock(\.configuration) }

  /// Changes the configuration from now on. Organizations and projects stay as they were at the start.
  public func configure(_ change: (inout FakeConfiguration) -> Void) {
    let now = now
    withState { state in
      let schedules = state.configuration.schedules
      change(&state.configuration)
      if state.configuration.schedules != schedules { state.rescheduleAll(at: now) }
    }
  }

  /// Moves the fake's time ahead, so that its jobs progress. If the fake is on a ``ManualClock``, this moves the clock
  /// and wakes the tasks whose deadline has passed; otherwise only the fake's own time changes.
  public func advance(by duration: Duration) {
    if let manual = clock as? ManualClock {
      manual.advance(by: duration)
    } else {
      lead.withLock { $0 += duration }
    }
  }

  var now: Timestamp { Timestamp(currentDate()) + lead.withLock(\.self) }

  /// For the extensions in other files. What is due happens first.
  func withState<Result>(_ body: (inout sending FakeState) -> sending Result) -> sending Result {
    let now = now
    return state.withLock { state in
      state.advance(to: now)
      return body(&state)
    }
  }
}
