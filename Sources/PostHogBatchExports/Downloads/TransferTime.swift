import OperationClient

/// The time that downloading all files of an export may take, including all pauses.
struct TransferTime: Sendable {
  /// The total time.
  let limit: Duration
  private let clock: any Clock<Duration>
  private let stopwatch: Stopwatch

  /// Starts the time.
  init(_ limit: Duration, on clock: any Clock<Duration>) {
    self.limit = limit
    self.clock = clock
    stopwatch = Stopwatch(clock)
  }

  /// The time that is left; zero or negative if it is over.
  var remaining: Duration { stopwatch.remaining(of: limit) }

  /// Waits. Cancelling the task ends the wait at once.
  func pause(for length: Duration) async throws(PostHogError) {
    do {
      try await clock.sleep(for: length)
    } catch {
      throw PostHogError(.cancelled(.responseStarted))
    }
  }
}
