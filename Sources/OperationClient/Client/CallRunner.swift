import Logging
import OperationCore

/// Runs the attempts of one call, from the first to the last: decides when an attempt may start, whether a failed one
/// is retried, and how long to wait in between.
struct CallRunner {
  private let core: ClientCore
  private let configuration: APIClient.Configuration
  private let request: OutgoingRequest
  private let telemetry: CallTelemetry
  private let stopwatch: Stopwatch
  /// The number of attempts.
  private(set) var attempts = 0
  /// Whether an attempt that failed may have reached the server and been carried out.
  private var mayHaveArrived = false

  init(_ client: APIClient, _ request: OutgoingRequest, telemetry: CallTelemetry) {
    core = client.core
    configuration = client.configuration
    self.request = request
    self.telemetry = telemetry
    stopwatch = Stopwatch(core.clock)
  }

  /// The result of all attempts.
  enum Outcome {
    /// A success that the operation documents.
    case success(ReceivedResponse)
    /// A response which shows that an earlier attempt had worked, and the failure that it would otherwise be.
    case doneBefore(ReceivedResponse, OperationFailure)
  }

  private static let foreignClock = """
    The client and its transport have different clocks, so that what it waits for would never come. Make the client without a \
    clock, or give it the transport's.
    """

  /// Makes attempts until there is a response to return or a failure that isn't retried.
  mutating func run() async throws(OperationFailure) -> Outcome {
    guard !core.isOnForeignClock else { throw failed(.invalidRequest(Self.foreignClock)) }
    guard !Task.isCancelled else { throw failed(.cancelled(.notSent)) }
    while true {
      switch try await attempt() {
      case .response(let response, .success):
        core.budget.earn()
        return .success(response)
      case .response(let response, let meaning):
        let failure = OperationFailure(response, meaning, in: request.call)
        let outcome = RetryPolicy.Outcome(
          response, meaning, safety: request.call.retry, mayHaveArrived: mayHaveArrived)
        if outcome == .alreadyDone, decision(.responseStarted, outcome) == .succeed {
          return .doneBefore(response, failure)
        }
        if response.mayHaveTakenEffect { mayHaveArrived = true }
        try await retryOrFail(failure, outcome, phase: .responseStarted, retryAfter: failure.retryAfter)
      case .failure(let error):
        if error.mayHaveTakenEffect { mayHaveArrived = true }
        try await retryOrFail(
          OperationFailure(error, in: request.call), RetryPolicy.Outcome(error.kind), phase: error.phase,
          retryAfter: nil)
      case .fault(let kind, let cause):
        throw failed(OperationFailure(kind, FailureContext(request.call), cause: cause))
      }
    }
  }

  /// Makes an attempt, once the limits of the client and of its transport let it through.
  private mutating func attempt() async throws(OperationFailure) -> AttemptResult {
    // A call from within a middleware or a provider of keys is part of an exchange that has a slot: waiting for another
    // could mean waiting for itself.
    let slots = ExchangeSlots.current?.isGoingOn == true ? nil : core.slots
    try await waitToBegin(slots)
    defer { slots?.giveBack(for: request.origin) }
    guard remaining > .zero else { throw failed(.deadline(configuration.deadline)) }
    attempts += 1
    let run = AttemptRun(
      attempts, of: request.call, limit: min(configuration.attemptTimeout, remaining),
      maximumSize: configuration.maximumResponseSize, telemetry: telemetry)
    guard slots != nil else { return await run.run(request) }
    let exchange = ExchangeSlots.Exchange()
    defer { exchange.end() }
    return await ExchangeSlots.$current.withValue(exchange) { [request] in await run.run(request) }
  }

  private var remaining: Duration { stopwatch.remaining(of: configuration.deadline) }

  private func decision(_ phase: TransportError.Phase, _ outcome: RetryPolicy.Outcome) -> RetryPolicy.Decision {
    RetryPolicy.decision(for: request.call.retry, phase: phase, outcome: outcome)
  }

  /// Waits before the next attempt, or throws if there is none.
  private func retryOrFail(
    _ failure: OperationFailure, _ outcome: RetryPolicy.Outcome, phase: TransportError.Phase, retryAfter: Duration?
  ) async throws(OperationFailure) {
    let policy = configuration.retryPolicy
    let decision = decision(phase, outcome)
    // A limit that the operation has for itself says nothing about other requests.
    if outcome == .throttled, let retryAfter, !request.call.facts.hasOwnRateLimit {
      core.limiter.hold(for: retryAfter, now: core.uptime.elapsed)
    }
    if outcome == .timedOut, remaining <= .zero { throw failed(.deadline(configuration.deadline)) }
    guard decision == .again || decision == .later, attempts < policy.maximumAttempts else { throw failed(failure) }
    let backoff = decision == .later ? policy.jobLimitBackoff : policy.backoff
    var pause = backoff.pause(after: attempts, random: core.randomSource())
    // The pause that the server asks for is the least; a random pause is added, so that the clients that it turned away
    // don't all return at the same time.
    if let retryAfter { pause += retryAfter }
    guard pause < remaining else { throw failed(failure) }
    if ![.throttled, .jobLimitReached].contains(outcome), !core.budget.spend() {
      core.logger.debug(
        "not retrying: the retry budget is used up", metadata: telemetry.metadata([:]))
      throw failed(failure)
    }
    telemetry.willRetry(after: pause, attempt: attempts, because: outcome)
    try await sleep(pause)
  }

  /// How far apart calls are spread that were held back together: less than the slack of the limiter's windows.
  private static let spread = Backoff(base: .milliseconds(500), maximum: .milliseconds(500))

  /// Waits for a turn of the client and for a slot of its transport.
  private func waitToBegin(_ slots: ExchangeSlots?) async throws(OperationFailure) {
    while true {
      try await waitForTurn()
      guard let slots, !slots.take(for: request.origin) else { return }
      // A turn is valid only at its moment, and the slot may have come much later.
      core.limiter.giveBack()
      try await waitForSlot(among: slots)
      if hasTurnNow() { return }
      slots.giveBack(for: request.origin)
    }
  }

  /// Takes a turn if one is available now.
  private func hasTurnNow() -> Bool {
    let now = core.uptime.elapsed
    let number = core.limiter.join(now: now)
    guard core.limiter.advance(number, now: now) > now else { return true }
    core.limiter.leave(number)
    return false
  }

  /// Waits until the transport has room for an exchange. This counts towards the time of the call, not of the attempt.
  private func waitForSlot(among slots: ExchangeSlots) async throws(OperationFailure) {
    let (hasSlot, isLate) = await core.watchdog.limit(remaining) { [origin = request.origin] in
      await slots.wait(for: origin)
    }
    guard !hasSlot else { return }
    throw isLate ? failed(.deadline(configuration.deadline)) : cancelled
  }

  /// Waits until the client's rate limit lets another request through and the server no longer asks for a pause.
  private func waitForTurn() async throws(OperationFailure) {
    let number = core.limiter.join(now: core.uptime.elapsed)
    do throws(OperationFailure) {
      while true {
        let now = core.uptime.elapsed
        let turn = core.limiter.advance(number, now: now)
        guard turn > now else { return }
        var pause = turn - now
        // A pause that the server asked for ends for all calls at the same time: a random delay keeps them from
        // returning together.
        if core.limiter.isHeld(now: now) { pause += Self.spread.pause(after: 1, random: core.randomSource()) }
        guard pause < remaining else { throw failed(.rateLimited(retryAfter: turn - now)) }
        telemetry.isHeldBack(for: pause)
        let sleep = Task { [clock = core.clock] in _ = try? await clock.sleep(for: pause) }
        await core.limiter.wait(number, for: turn, sleeping: sleep)
        guard !Task.isCancelled else { throw cancelled }
      }
    } catch {
      core.limiter.leave(number)
      throw error
    }
  }

  private func sleep(_ pause: Duration) async throws(OperationFailure) {
    do {
      try await core.clock.sleep(for: pause)
    } catch {
      throw cancelled
    }
  }

  private var cancelled: OperationFailure { failed(.cancelled(mayHaveArrived ? .sent : .notSent)) }

  private func failed(_ kind: OperationFailure.Kind) -> OperationFailure {
    failed(OperationFailure(kind, in: request.call))
  }

  /// Converts the failure of an attempt to the failure of the call.
  private func failed(_ failure: OperationFailure) -> OperationFailure {
    failure.with(attempts: attempts, mayHaveTakenEffect: mayHaveArrived && request.call.changesSomething)
  }
}
