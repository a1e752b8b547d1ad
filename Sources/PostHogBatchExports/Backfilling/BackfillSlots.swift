import Synchronization

/// How many backfills may be started at once: one fewer than the project may have in progress, so that somebody else can
/// start one too. The limit is known once the server has refused a backfill.
final class BackfillSlots: Sendable {
  private struct State {
    var taken = 0
    var limit: Int?
    /// Until the limit is known, there are two.
    var count: Int { limit.map { max(1, $0 - 1) } ?? 2 }
  }

  private let state = Mutex(State())

  /// The number of slots, as far as it is known.
  var count: Int { state.withLock(\.count) }

  /// Takes a slot if one is free.
  func take() -> Bool {
    state.withLock { state in
      guard state.taken < state.count else { return false }
      state.taken += 1
      return true
    }
  }

  /// Takes a slot back that was given away for a moment.
  func takeBack() { state.withLock { $0.taken += 1 } }

  func giveBack() { state.withLock { $0.taken -= 1 } }

  /// Notes how many backfills a project may have in progress.
  func learn(limit: Int) { state.withLock { $0.limit = limit } }
}

extension PostHogError {
  /// The number of jobs that the project may have in progress: the first one in “This team already has 10 … running”.
  var jobLimit: Int? {
    guard let words = envelope?.detail, let start = words.firstIndex(where: \.isWholeNumber) else { return nil }
    return Int(words[start...].prefix(while: \.isWholeNumber)).flatMap { $0 > 0 ? $0 : nil }
  }
}
