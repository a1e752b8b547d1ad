// Time passed on whatever clock a client was given: instants of an unknown clock can't be stored, lengths of time can.

/// How long ago something began.
package struct Stopwatch: Sendable {
  private enum Start {
    /// The clock of nearly all clients, read without a detour.
    case continuous(ContinuousClock.Instant)
    case other(@Sendable () -> Duration)
  }

  private let start: Start

  /// Starts now.
  package init(_ clock: any Clock<Duration>) {
    start = clock is ContinuousClock ? .continuous(.now) : .other(Self.reading(clock))
  }

  /// The time since the start.
  package var elapsed: Duration {
    switch start {
    case .continuous(let start): start.duration(to: .now)
    case .other(let read): read()
    }
  }

  /// What is left of a length of time; nothing, or less, when it is over.
  package func remaining(of limit: Duration) -> Duration { limit.countable - elapsed }

  private static func reading<C: Clock<Duration>>(_ clock: C) -> @Sendable () -> Duration {
    let start = clock.now
    return { start.duration(to: clock.now) }
  }
}
