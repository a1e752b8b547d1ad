/// Measures the time since a start on any clock: instants of an unknown clock can't be stored, durations can.
package struct Stopwatch: Sendable {
  private enum Start {
    /// The clock of nearly all clients, read directly.
    case continuous(ContinuousClock.Instant)
    case other(@Sendable () -> Duration)
  }

  private let start: Start

  /// Starts the stopwatch.
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

  /// Returns what is left of a time limit; zero or negative if it is over.
  package func remaining(of limit: Duration) -> Duration { limit.countable - elapsed }

  private static func reading<C: Clock<Duration>>(_ clock: C) -> @Sendable () -> Duration {
    let start = clock.now
    return { start.duration(to: clock.now) }
  }
}
