// Time passed on whatever clock a client was given: instants of an unknown clock can't be stored, lengths of time can.

/// How long ago something began.
struct Stopwatch: Sendable {
  private let read: @Sendable () -> Duration

  /// Starts now.
  init(_ clock: any Clock<Duration>) {
    read = Self.reading(clock)
  }

  /// The time since the start.
  var elapsed: Duration { read() }

  private static func reading<C: Clock<Duration>>(_ clock: C) -> @Sendable () -> Duration {
    let start = clock.now
    return { start.duration(to: clock.now) }
  }
}
