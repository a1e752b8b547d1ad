import OperationCore
import Synchronization

/// Assigns turns to the calls of a client: each gets a time at which the limit allows it, in the order in which they
/// ask.
///
/// Waiting calls stand in a line, and a turn that one of them gives up goes to those behind it. Times are measured from
/// the creation of the client.
final class RateLimiter: Sendable {
  private struct State {
    /// When requests were sent, as far back as a window counts, followed by a time for each place in the line.
    var turns: [Duration] = []
    /// The numbers of the waiting calls, in order.
    var line: [Int] = []
    /// The sleeps of the waiting calls.
    var sleeps: [Int: (turn: Duration, task: Task<Void, Never>)] = [:]
    var lastNumber = 0
    /// The time until which the server asked for a pause.
    var heldUntil = Duration.zero

    /// How many of the turns are in the past.
    var past: Int { turns.count - line.count }

    /// The place of a number in the line, or where it would be.
    func place(of number: Int) -> Int { line.partitioningIndex { $0 >= number } }

    /// The sleep of the first call in the line, if its turn has become earlier. Those behind it needn't know before it
    /// has gone.
    var sleepToEnd: Task<Void, Never>? {
      guard let first = line.first, let sleep = sleeps[first], sleep.turn > turns[past] else { return nil }
      return sleep.task
    }
  }

  private let state = Mutex(State())
  private let windows: [(limit: Int, length: Duration)]

  /// How late a turn may be and still be valid: the slack of the windows.
  private static let slack: Duration = .seconds(1)

  /// Creates a limiter. With `nil` it keeps no limit but still pauses when the server asks for it.
  init(_ limit: RateLimit?) {
    // Longer than the server's windows, since requests take varying times to arrive.
    windows =
      limit.map {
        [(max(1, $0.perMinute), .seconds(60) + Self.slack), (max(1, $0.perHour), .seconds(3_600) + Self.slack)]
      } ?? []
  }

  /// Takes a place at the end of the line.
  ///
  /// - Returns: The number of the place. Its holder must call ``advance(_:now:)`` until its turn, or ``leave(_:)``.
  func join(now: Duration) -> Int {
    state.withLock { state in
      forget(before: now, in: &state)
      state.turns.append(nextTurn(in: state, now: now))
      state.lastNumber += 1
      state.line.append(state.lastNumber)
      return state.lastNumber
    }
  }

  /// Returns the turn of a waiting call. If it has come, the turn is taken and the place in the line is gone.
  func advance(_ number: Int, now: Duration) -> Duration {
    change { state in
      let place = state.place(of: number)
      guard place < state.line.count, state.line[place] == number else { return now }
      // A process can be asleep for hours: all calls whose turns are long past would be sent at the same time.
      if state.turns[state.past] + Self.slack < now { plan(&state, now: now) }
      let turn = state.turns[state.past + place]
      guard turn <= now else { return turn }
      state.line.remove(at: place)
      state.sleeps[number] = nil
      if windows.isEmpty { state.turns.remove(at: state.past - 1) }
      return turn
    }
  }

  /// Waits in the line until the turn comes, or may have become earlier.
  func wait(_ number: Int, for turn: Duration, sleeping sleep: Task<Void, Never>) async {
    let isEarlier = state.withLock { state in
      state.sleeps[number] = (turn, sleep)
      return state.turns[state.past + state.place(of: number)] < turn
    }
    if isEarlier { sleep.cancel() }
    await sleep.valueCancelledWithCaller
  }

  /// Gives up a place in the line: the calls behind it move up.
  func leave(_ number: Int) {
    change { state in
      let place = state.place(of: number)
      guard place < state.line.count, state.line[place] == number else { return }
      state.line.remove(at: place)
      state.sleeps[number] = nil
      state.turns.removeLast()
    }
  }

  /// Gives back a turn that was taken a moment ago: the first call in the line may have it.
  func giveBack() {
    change { state in
      if state.past > 0 { state.turns.removeLast() }
    }
  }

  /// Counts a request that is sent without a turn of its own.
  func count(now: Duration) {
    guard !windows.isEmpty else { return }
    state.withLock { state in
      state.turns.insert(now, at: state.past)
      plan(&state, now: now)
    }
  }

  /// Returns whether the server asked for a pause that isn't over.
  func isHeld(now: Duration) -> Bool {
    state.withLock { $0.heldUntil > now }
  }

  /// Assigns no turn for the length of a pause, but for no longer than ``RetryAfter/longestBelieved``: the server told
  /// one call, and means all of them.
  func hold(for pause: Duration, now: Duration) {
    let time = now + min(pause, RetryAfter.longestBelieved)
    state.withLock { state in
      guard time > state.heldUntil else { return }
      state.heldUntil = time
      plan(&state, now: now)
    }
  }

  /// Changes the line, and wakes the first call in it if its turn has become earlier.
  private func change<Result>(_ body: (inout State) -> Result) -> Result {
    let (result, sleep) = state.withLock { state in
      let result = body(&state)
      return (result, state.sleepToEnd)
    }
    sleep?.cancel()
    return result
  }

  /// Assigns new times to all places of the line.
  private func plan(_ state: inout State, now: Duration) {
    state.turns.removeLast(state.line.count)
    for _ in state.line { state.turns.append(nextTurn(in: state, now: now)) }
  }

  /// The first time after all turns at which the limit allows one more.
  private func nextTurn(in state: State, now: Duration) -> Duration {
    var turn = max(now, state.heldUntil, state.turns.last ?? .zero)
    for window in windows where state.turns.count >= window.limit {
      turn = max(turn, state.turns[state.turns.count - window.limit] + window.length)
    }
    return turn
  }

  /// Forgets turns that no window counts: in bulk, so that the cost of a turn doesn't depend on their number.
  private func forget(before now: Duration, in state: inout State) {
    let forgotten = state.past / 2
    guard forgotten > 0, let longest = windows.map(\.length).max(), state.turns[forgotten] + longest < now else {
      return
    }
    state.turns.removeFirst(forgotten)
  }
}
