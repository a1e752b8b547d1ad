// A call from its first attempt to its last: when it may be sent, whether a failed attempt is repeated, and how long it
// waits in between. One attempt is the business of PostHogClient+Exchange.swift.

import Logging
import OperationCore

/// Runs the attempts of one call.
struct CallRunner {
  let client: PostHogClient
  let request: OutgoingRequest
  let telemetry: CallTelemetry
  private let stopwatch: Stopwatch
  /// How many attempts were made.
  private(set) var attempts = 0
  /// Whether an attempt that failed may have reached the server and done its work.
  private var mayHaveArrived = false

  init(_ client: PostHogClient, _ request: OutgoingRequest, telemetry: CallTelemetry) {
    self.client = client
    self.request = request
    self.telemetry = telemetry
    stopwatch = Stopwatch(client.clock)
  }

  /// What the attempts came to.
  enum Outcome {
    /// An answer that the operation documents.
    case answer(ReceivedAnswer)
    /// An answer which shows that an earlier attempt had worked.
    case doneBefore(ReceivedAnswer)
  }

  private static let foreignClock = """
    The client and its transport have different clocks, so that what it waits for would never come. Make the client without a \
    clock, or give it the transport's.
    """

  /// Sends until there is an answer to return, or a failure that is not repeated.
  mutating func run() async throws(PostHogError) -> Outcome {
    guard !client.isOnForeignClock else { throw failed(.invalidRequest(Self.foreignClock)) }
    guard !Task.isCancelled else { throw failed(.cancelled(.notSent)) }
    while true {
      switch try await attempt() {
      case .answer(let answer) where answer.isSuccess(of: request.call):
        client.budget.earn()
        return .answer(answer)
      case .answer(let answer):
        let error = PostHogError(answer, in: request.call)
        let outcome = RetryPolicy.Outcome(error, safety: request.call.retry, mayHaveArrived: mayHaveArrived)
        if outcome == .alreadyDone, decision(.answered, outcome) == .succeed { return .doneBefore(answer) }
        if answer.mayHaveTakenEffect { mayHaveArrived = true }
        try await repeatOrFail(error, outcome, phase: .answered, retryAfter: error.retryAfter)
      case .failure(let failure):
        let error = PostHogError(failure, in: request.call)
        let outcome = RetryPolicy.Outcome(failure.kind)
        if failure.mayHaveTakenEffect { mayHaveArrived = true }
        try await repeatOrFail(error, outcome, phase: failure.phase, retryAfter: nil)
      case .fault(let kind):
        throw failed(kind)
      }
    }
  }

  /// Makes an attempt, once the limits of the client and of its transport let it through.
  private mutating func attempt() async throws(PostHogError) -> AttemptResult {
    // A call from within a middleware or a provider of keys is a part of one that has a slot: waiting for another could be
    // waiting for itself.
    let slots = ExchangeSlots.current?.isGoingOn == true ? nil : client.slots
    try await waitToBegin(slots)
    defer { slots?.giveBack(for: request.origin) }
    guard remaining > .zero else { throw failed(.deadline(client.configuration.deadline)) }
    attempts += 1
    let (number, limit) = (attempts, attemptLimit)
    let exchange = slots.map { _ in ExchangeSlots.Exchange() }
    defer { exchange?.end() }
    return await ExchangeSlots.$current.withValue(exchange ?? ExchangeSlots.current) { [client, request, telemetry] in
      await client.attempt(request, number: number, limit: limit, telemetry: telemetry)
    }
  }

  /// What is left of the call's time, and no more than an attempt may take.
  private var attemptLimit: Duration { min(client.configuration.attemptTimeout, remaining) }

  private var remaining: Duration { stopwatch.remaining(of: client.configuration.deadline) }

  private func decision(_ phase: TransportError.Phase, _ outcome: RetryPolicy.Outcome) -> RetryPolicy.Decision {
    RetryPolicy.decision(for: request.call.retry, phase: phase, outcome: outcome)
  }

  /// Waits before the next attempt, or throws when there is none.
  private func repeatOrFail(
    _ error: PostHogError, _ outcome: RetryPolicy.Outcome, phase: TransportError.Phase, retryAfter: Duration?
  ) async throws(PostHogError) {
    let policy = client.configuration.retryPolicy
    let decision = decision(phase, outcome)
    // Counting rows has limits of its own, which say nothing of other requests.
    if outcome == .throttled, let retryAfter, !request.call.facts.hasOwnRateLimit {
      client.limiter.hold(for: retryAfter, now: client.uptime.elapsed)
    }
    if outcome == .timedOut, remaining <= .zero { throw failed(.deadline(client.configuration.deadline)) }
    guard decision == .again || decision == .later, attempts < policy.maximumAttempts else { throw failed(error) }
    let backoff = decision == .later ? policy.jobLimitBackoff : policy.backoff
    var pause = backoff.pause(after: attempts, random: client.randomSource())
    // What the server asks for is the least; chance comes on top, so that those it sent away don't return together.
    if let retryAfter { pause += retryAfter }
    guard pause < remaining else { throw failed(error) }
    if ![.throttled, .jobLimitReached].contains(outcome), !client.budget.spend() {
      client.logger.debug(
        "not repeating: the retry budget is used up", metadata: ["operation": "\(error.operationID ?? "")"])
      throw failed(error)
    }
    telemetry.willRepeat(after: pause, attempt: attempts, because: outcome)
    try await sleep(pause)
  }

  /// By how much calls are spread that were held back together: less than what the limiter's windows have to spare.
  private static let spread = Backoff(base: .milliseconds(500), maximum: .milliseconds(500))

  /// Waits for a turn of the client and for a slot of its transport.
  private func waitToBegin(_ slots: ExchangeSlots?) async throws(PostHogError) {
    while true {
      try await waitForTurn()
      guard let slots, !slots.take(for: request.origin) else { return }
      // A turn is one of its moment, and a slot may come much later.
      client.limiter.giveBack()
      try await waitForSlot(among: slots)
      if hasTurnNow() { return }
      slots.giveBack(for: request.origin)
    }
  }

  /// Takes a turn if there is one at once.
  private func hasTurnNow() -> Bool {
    let now = client.uptime.elapsed
    let number = client.limiter.join(now: now)
    guard client.limiter.advance(number, now: now) > now else { return true }
    client.limiter.leave(number)
    return false
  }

  /// Waits until the transport has room for an exchange. That takes of the call's time, and not of an attempt's.
  private func waitForSlot(among slots: ExchangeSlots) async throws(PostHogError) {
    let (hasSlot, isLate) = await client.watchdog.limit(remaining) { [origin = request.origin] in
      await slots.wait(for: origin)
    }
    guard !hasSlot else { return }
    throw isLate ? failed(.deadline(client.configuration.deadline)) : cancelled
  }

  /// Waits until the client's limit on requests lets another one through, and the server has no objection.
  private func waitForTurn() async throws(PostHogError) {
    let number = client.limiter.join(now: client.uptime.elapsed)
    do throws(PostHogError) {
      while true {
        let now = client.uptime.elapsed
        let turn = client.limiter.advance(number, now: now)
        guard turn > now else { return }
        var pause = turn - now
        // A quiet that the server asked for ends for all at once: chance keeps them from returning together.
        if client.limiter.isHeld(now: now) { pause += Self.spread.pause(after: 1, random: client.randomSource()) }
        guard pause < remaining else { throw failed(.rateLimited(retryAfter: turn - now)) }
        telemetry.isHeldBack(for: pause)
        let sleep = Task { [clock = client.clock] in _ = try? await clock.sleep(for: pause) }
        await client.limiter.wait(number, for: turn, sleeping: sleep)
        guard !Task.isCancelled else { throw cancelled }
      }
    } catch {
      client.limiter.leave(number)
      throw error
    }
  }

  private func sleep(_ pause: Duration) async throws(PostHogError) {
    do {
      try await client.clock.sleep(for: pause)
    } catch {
      throw cancelled
    }
  }

  private var cancelled: PostHogError { failed(.cancelled(mayHaveArrived ? .sent : .notSent)) }

  private func failed(_ kind: PostHogError.Kind) -> PostHogError {
    failed(PostHogError(kind, in: request.call))
  }

  /// The error of an attempt as the error of the call.
  private func failed(_ error: PostHogError) -> PostHogError {
    error.of(attempts: attempts, mayHaveTakenEffect: mayHaveArrived && request.call.changesSomething)
  }
}
