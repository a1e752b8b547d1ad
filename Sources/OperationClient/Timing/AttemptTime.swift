/// The time that an attempt may take, shared by all its parts.
struct AttemptTime: Sendable {
  let limit: Duration
  let stopwatch: Stopwatch

  /// The rest of that time.
  var remaining: Duration { max(.zero, stopwatch.remaining(of: limit)) }

  /// Returns the error of an attempt that took too long.
  func timeout(in phase: TransportError.Phase) -> TransportError {
    TransportError(.timeout, phase: phase, detail: "an attempt may take \(limit)")
  }
}
