// The time that fetching all files of an export may take, with everything that is waited for in between.

import OperationClient

/// How much time is left.
struct TransferTime: Sendable {
  /// The time as a whole.
  let limit: Duration
  private let clock: any Clock<Duration>
  private let stopwatch: Stopwatch

  /// Starts now.
  init(_ limit: Duration, on clock: any Clock<Duration>) {
    self.limit = limit
    self.clock = clock
    stopwatch = Stopwatch(clock)
  }

  /// What is left of it; nothing, or less, when it is over.
  var remaining: Duration { stopwatch.remaining(of: limit) }

  /// Waits. Cancelling the task ends it at once.
  func pause(for length: Duration) async throws(PostHogError) {
    do {
      try await clock.sleep(for: length)
    } catch {
      throw PostHogError(.cancelled(.responseStarted))
    }
  }
}
