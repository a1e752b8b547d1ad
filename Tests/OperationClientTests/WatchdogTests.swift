import PostHogBatchExportsTesting
import Testing

@testable import OperationClient

@Suite("Watching what waits")
struct WatchdogTests {
  let clock = ManualClock()

  /// Work of a minute that may take five seconds, already asleep. Returns whether it was cancelled.
  private func callAsleep() async throws -> Task<(output: Bool, isLate: Bool), Never> {
    let watchdog = Watchdog(clock)
    let call = Task {
      await watchdog.limit(.seconds(5)) { [clock] in
        try? await clock.sleep(for: .seconds(60))
        return Task.isCancelled
      }
    }
    try await clock.waitForSleepers(2)
    return call
  }

  @Test("what never waits is not watched")
  func immediate() async {
    let watchdog = Watchdog(clock)
    let (output, isLate) = await watchdog.limit(.seconds(5)) { 7 }
    #expect(output == 7)
    #expect(!isLate)
    #expect(clock.sleeperCount == 0)
  }

  @Test("what takes too long is cancelled, and waited for until it ends")
  func late() async throws {
    let call = try await callAsleep()
    clock.advance(by: .seconds(5))
    let (wasCancelled, isLate) = await call.value
    #expect(wasCancelled)
    #expect(isLate)
    #expect(clock.sleeperCount == 0)
  }

  @Test("cancelling the caller cancels the work, which is not late")
  func cancelled() async throws {
    let call = try await callAsleep()
    call.cancel()
    let (wasCancelled, isLate) = await call.value
    #expect(wasCancelled)
    #expect(!isLate)
  }

  @Test("work for a caller that was cancelled before knows it from the start")
  func cancelledBefore() async {
    let watchdog = Watchdog(clock)
    let call = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await watchdog.limit(.seconds(5)) { Task.isCancelled }
    }
    #expect(await call.value.output)
  }

  @Test("nothing sleeps on for a watchdog that no longer exists")
  func forgotten() async throws {
    do {
      let watchdog = Watchdog(clock)
      let call = Task { await watchdog.limit(.seconds(3_600)) { [clock] in try? await clock.sleep(for: .seconds(1)) } }
      try await clock.waitForSleepers(2)
      clock.advance(by: .seconds(1))
      _ = await call.value
      // The watcher sleeps until the deadline of the work that is done.
      try await clock.waitForSleepers(1)
    }
    while clock.sleeperCount > 0 { await Task.yield() }
  }
}
