// The pauses between two looks.

import OperationClient

/// The interval of one that polls, as it grows.
struct PollingPace: Sendable {
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

  /// The next pause, where `random` is from 0 up to 1: at least half of the interval.
  mutating func pause(random: Double) -> Duration {
    hasPaused = true
    return interval / 2 + interval / 2 * (random >= 0 && random <= 1 ? random : 1)
  }

  /// Nothing has changed since the last pause: look less often.
  mutating func slowDown() {
    guard hasPaused else { return }
    interval = min(interval * growth, maximum)
  }

  /// Something came: look as often as at first.
  mutating func startOver() {
    interval = initial
  }
}
