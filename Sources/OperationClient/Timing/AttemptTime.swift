// How much of its time an attempt has left, whichever part of it takes how much.

/// The time that an attempt may take.
struct AttemptTime: Sendable {
  let limit: Duration
  let stopwatch: Stopwatch

  /// What is left of it.
  var remaining: Duration { max(.zero, stopwatch.remaining(of: limit)) }

  /// The error of an attempt that took too long.
  func timeout(in phase: TransportError.Phase) -> TransportError {
    TransportError(.timeout, phase: phase, detail: "an attempt may take \(limit)")
  }
}
