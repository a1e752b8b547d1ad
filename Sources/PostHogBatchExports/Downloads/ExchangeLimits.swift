import OperationClient

/// Limits on an exchange whose duration is otherwise unlimited: how long nothing may happen, how little may arrive, and
/// how much time is left in total.
struct ExchangeLimits: Sendable {
  /// How long nothing may happen; more than a day counts as one. The activity is checked this often.
  let silence: Duration
  /// How many bytes a second have to arrive between two checks.
  let minimumRate: Int
  /// How long the exchange may take in total.
  let time: Duration

  /// Why an exchange was ended.
  enum Fault: Sendable, Hashable {
    case silent, slow, late
  }

  /// What happened, in words.
  func words(for fault: Fault) -> String {
    switch fault {
    case .silent: "silent for more than \(silence)"
    case .slow: "fewer than \(minimumRate) bytes a second"
    case .late: "the time for all files is over"
    }
  }

  /// Runs `work` and cancels it if it doesn't keep the limits. Silence and slowness are detected after twice
  /// ``silence`` at the latest.
  ///
  /// - Parameter executor: The executor to run it on; `nil` for the default threads.
  /// - Returns: The result of `work`, and why it was cancelled if it was. The function always waits for it, so that
  ///   nothing goes on behind the caller's back.
  func keep<Output: Sendable>(
    on clock: any Clock<Duration>, executor: (any TaskExecutor)?,
    _ work: @escaping @Sendable (ActivityMonitor) async -> Output
  ) async -> (output: Output, fault: Fault?) {
    let activity = ActivityMonitor()
    return await withTaskGroup(of: Fault?.self) { group in
      let task = Task(executorPreference: executor) { await work(activity) }
      group.addTask {
        guard let fault = await watch(activity, on: clock) else { return nil }
        task.cancel()
        return fault
      }
      let output = await task.valueCancelledWithCaller
      group.cancelAll()
      return (output, await group.next() ?? nil)
    }
  }

  /// Checks the activity again and again, and returns when there is a fault or the task is cancelled.
  private func watch(_ activity: ActivityMonitor, on clock: any Clock<Duration>) async -> Fault? {
    let stopwatch = Stopwatch(clock)
    var seen = activity.count
    while true {
      let remaining = stopwatch.remaining(of: time)
      guard remaining > .zero else { return .late }
      let pause = min(silence.countable, .longestWait)
      guard (try? await clock.sleep(for: min(pause, remaining))) != nil else { return nil }
      guard remaining > pause else { return .late }
      let new = activity.count
      if new.beats == seen.beats { return .silent }
      if Double(new.bytes - seen.bytes) < Double(minimumRate) * (pause / .seconds(1)) { return .slow }
      seen = new
    }
  }
}
