import OperationClient

/// The growing interval between two checks.
struct PollingInterval: Sendable {
  private let initial: Duration
  private let maximum: Duration
  private let growth: Double
  private var interval: Duration
  private var hasPaused = false

  init(_ polling: Polling) {
    initial = min(max(polling.initial, .milliseconds(100)), .longestWait)
    maximum = min(max(polling.maximum, initial), .longestWait)
    growth = polling.growth >= 1 ? min(polling.growth, 10) : 1
    interval = initial
  }

  /// Returns the next pause, where `random` is from 0 up to 1: at least half of the interval.
  mutating func pause(random: Double) -> Duration {
    hasPaused = true
    return interval / 2 + interval / 2 * (random >= 0 && random <= 1 ? random : 1)
  }

  /// Lengthens the interval, because nothing has changed since the last pause.
  mutating func slowDown() {
    guard hasPaused else { return }
    interval = min(interval * growth, maximum)
  }

  /// Resets the interval, because something has changed.
  mutating func startOver() {
    interval = initial
  }
}
