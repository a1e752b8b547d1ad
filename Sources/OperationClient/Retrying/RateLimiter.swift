// The turns of requests: each gets a time at which the limit allows it, in the order in which they ask. Who waits stands in a
// line, and what one of them gives up goes to those behind.

import Synchronization

/// Gives out turns to the calls of a client. Times are those since the client was made.
final class RateLimiter: Sendable {
  private struct State {
    /// When requests were sent, as far back as a window counts, and then a time for each place in the line.
    var turns: [Duration] = []
    /// The numbers of those who wait, in their order.
    var line: [Int] = []
    /// What those who wait sleep for.
    var sleeps: [Int: (turn: Duration, task: Task<Void, Never>)] = [:]
    var lastNumber = 0
    /// The server asked to be left alone until then.
    var heldUntil = Duration.zero

    /// How many of the turns are over.
    var past: Int { turns.count - line.count }

    /// The place of a number in the line, or where it would be.
    func place(of number: Int) -> Int {
      var (low, high) = (0, line.count)
      while low < high {
        let middle = (low + high) / 2
        if line[middle] < number { low = middle + 1 } else { high = middle }
      }
      return low
    }

    /// The sleep of the first in the line, if its turn has come to be earlier. Behind it nobody has to know before that one
    /// has gone.
    var sleepToEnd: Task<Void, Never>? {
      guard let first = line.first, let sleep = sleeps[first], sleep.turn > turns[past] else { return nil }
      return sleep.task
    }
  }

  private let state = Mutex(State())
  private let windows: [(limit: Int, length: Duration)]

  /// By how much a turn may be late and still be one of its time: what the windows have to spare.
  private static let slack: Duration = .seconds(1)

  /// A limiter; nil keeps no limit but still holds back when the server asks for it.
  init(_ limit: RateLimit?) {
    // More than the server's windows, since requests take an uneven time to arrive.
    windows =
      limit.map {
        [(max(1, $0.perMinute), .seconds(60) + Self.slack), (max(1, $0.perHour), .seconds(3_600) + Self.slack)]
      } ?? []
  }

  /// Takes a place at the end of the line.
  ///
  /// - Returns: Its number, which has to ``advance(_:now:)`` to its turn or ``leave(_:)``.
  func join(now: Duration) -> Int {
    state.withLock { state in
      forget(before: now, in: &state)
      state.turns.append(nextTurn(in: state, now: now))
      state.lastNumber += 1
      state.line.append(state.lastNumber)
      return state.lastNumber
    }
  }

  /// The turn of who waits. One that has come is taken, and the place in the line is gone.
  func advance(_ number: Int, now: Duration) -> Duration {
    change { state in
      let place = state.place(of: number)
      guard place < state.line.count, state.line[place] == number else { return now }
      // A process can be asleep for hours: those whose turns are long over would all leave at once.
      if state.turns[state.past] + Self.slack < now { plan(&state, now: now) }
      let turn = state.turns[state.past + place]
      guard turn <= now else { return turn }
      state.line.remove(at: place)
      state.sleeps[number] = nil
      if windows.isEmpty { state.turns.remove(at: state.past - 1) }
      return turn
    }
  }

  /// Waits in the line until the turn is there, or may have come to be an earlier one.
  func wait(_ number: Int, for turn: Duration, sleeping sleep: Task<Void, Never>) async {
    let isEarlier = state.withLock { state in
      state.sleeps[number] = (turn, sleep)
      return state.turns[state.past + state.place(of: number)] < turn
    }
    if isEarlier { sleep.cancel() }
    await sleep.valueCancelledWithCaller
  }

  /// Gives up a place in the line: those behind it move up.
  func leave(_ number: Int) {
    change { state in
      let place = state.place(of: number)
      guard place < state.line.count, state.line[place] == number else { return }
      state.line.remove(at: place)
      state.sleeps[number] = nil
      state.turns.removeLast()
    }
  }

  /// Gives back a turn that was taken a moment ago: the first in the line may have it.
  func giveBack() {
    change { state in
      if state.past > 0 { state.turns.removeLast() }
    }
  }

  /// Counts a request that goes out without a turn of its own.
  func count(now: Duration) {
    guard !windows.isEmpty else { return }
    state.withLock { state in
      state.turns.insert(now, at: state.past)
      plan(&state, now: now)
    }
  }

  /// Whether the server asked for quiet that is not over.
  func isHeld(now: Duration) -> Bool {
    state.withLock { $0.heldUntil > now }
  }

  /// Gives no turn for so long, but for no longer than ``RetryAfter/longestBelieved``: the server said so to one call, and means
  /// all of them.
  func hold(for pause: Duration, now: Duration) {
    let time = now + min(pause, RetryAfter.longestBelieved)
    state.withLock { state in
      guard time > state.heldUntil else { return }
      state.heldUntil = time
      plan(&state, now: now)
    }
  }

  /// Changes the line, and wakes the first in it if its turn is earlier for that.
  private func change<Result>(_ body: (inout State) -> Result) -> Result {
    let (result, sleep) = state.withLock { state in
      let result = body(&state)
      return (result, state.sleepToEnd)
    }
    sleep?.cancel()
    return result
  }

  /// Gives all places of the line their times again.
  private func plan(_ state: inout State, now: Duration) {
    state.turns.removeLast(state.line.count)
    for _ in state.line { state.turns.append(nextTurn(in: state, now: now)) }
  }

  /// The first time behind all turns at which the limit allows one more.
  private func nextTurn(in state: State, now: Duration) -> Duration {
    var turn = max(now, state.heldUntil, state.turns.last ?? .zero)
    for window in windows where state.turns.count >= window.limit {
      turn = max(turn, state.turns[state.turns.count - window.limit] + window.length)
    }
    return turn
  }

  /// Forgets turns that no window counts: in bulk, so that a turn costs the same however many there were.
  private func forget(before now: Duration, in state: inout State) {
    let forgotten = state.past / 2
    guard forgotten > 0, let longest = windows.map(\.length).max(), state.turns[forgotten] + longest < now else {
      return
    }
    state.turns.removeFirst(forgotten)
  }
}
