// The turns of requests: each gets a place in time at which the limit allows it, in the order in which they ask.

import Synchronization

/// Gives out turns to the calls of a client. Times are those since the client was made.
final class RateLimiter: Sendable {
  private struct State {
    /// When requests were or will be sent, in order: at least those that a window still counts.
    var turns: [Duration] = []
    /// The server asked to be left alone until then.
    var heldUntil = Duration.zero
  }

  private let state = Mutex(State())
  private let windows: [(limit: Int, length: Duration)]

  /// A limiter; nil keeps no limit but still holds back when the server asks for it.
  init(_ limit: RateLimit?) {
    // A second more than the server's windows, since requests take an uneven time to arrive.
    windows =
      limit.map {
        [(max(1, $0.perMinute), .seconds(61)), (max(1, $0.perHour), .seconds(3_601))]
      } ?? []
  }

  /// The next turn: now, or later when the limit is reached.
  func reserve(now: Duration) -> Duration {
    state.withLock { state in
      var turn = max(now, state.heldUntil)
      guard let longest = windows.map(\.length).max() else { return turn }
      if let last = state.turns.last { turn = max(turn, last) }
      for window in windows where state.turns.count >= window.limit {
        turn = max(turn, state.turns[state.turns.count - window.limit] + window.length)
      }
      // Forgotten in bulk, so that a turn costs the same however many there were.
      let forgotten = state.turns.count / 2
      if forgotten > 0, state.turns[forgotten] + longest < now { state.turns.removeFirst(forgotten) }
      state.turns.append(turn)
      return turn
    }
  }

  /// Gives a turn back that nobody used.
  func giveBack(_ turn: Duration) {
    state.withLock { state in
      if let index = state.turns.lastIndex(of: turn) { state.turns.remove(at: index) }
    }
  }

  /// Whether the server asked for quiet that is not over: a turn that was given out before does not hold then.
  func isHeld(now: Duration) -> Bool {
    state.withLock { $0.heldUntil > now }
  }

  /// Gives no turn for so long, but for no longer than ``RetryAfter/longestBelieved``: the server said so to one call, and means
  /// all of them.
  func hold(for pause: Duration, now: Duration) {
    let time = now + min(pause, RetryAfter.longestBelieved)
    state.withLock { $0.heldUntil = max($0.heldUntil, time) }
  }
}
