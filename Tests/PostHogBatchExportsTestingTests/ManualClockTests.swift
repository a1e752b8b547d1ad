import Foundation
import PostHogBatchExportsTesting
import Testing

@Suite struct ManualClockTests {
  @Test func sleepersWakeInTheOrderOfTheirDeadlines() async throws {
    let clock = ManualClock()
    try await withThrowingTaskGroup(of: Int.self) { group in
      for seconds in [30, 10, 20] {
        group.addTask {
          try await clock.sleep(until: clock.now.advanced(by: .seconds(seconds)))
          return seconds
        }
      }
      try await clock.waitForSleepers(3)
      for expected in [10, 20, 30] {
        try await clock.advanceToNextSleeper()
        #expect(try await group.next() == expected)
      }
    }
    #expect(clock.sleeperCount == 0 && clock.nextDeadline == nil)
  }

  @Test func timeThatPassesWakesNoTaskEarly() async throws {
    let clock = ManualClock()
    let start = clock.date
    async let sleep: Void = clock.sleep(for: .seconds(10))
    try await clock.waitForSleepers()
    clock.advance(by: .milliseconds(9999))
    #expect(clock.sleeperCount == 1)
    clock.advance(by: .milliseconds(1))
    try await sleep
    #expect(clock.date.timeIntervalSince(start) == 10)
    clock.advance(to: clock.now.advanced(by: .seconds(-5)))
    #expect(clock.date.timeIntervalSince(start) == 10, "it never goes back")
  }

  @Test func aDeadlineThatHasPassedIsNoSleep() async throws {
    let clock = ManualClock()
    try await clock.sleep(until: clock.now)
    try await clock.sleep(for: .seconds(-1))
    #expect(clock.sleeperCount == 0)
  }

  @Test func cancellingEndsASleepAtOnce() async throws {
    let clock = ManualClock()
    let other = Task { try await clock.sleep(for: .seconds(10)) }
    let task = Task { try await clock.sleep(for: .seconds(5)) }
    try await clock.waitForSleepers(2)
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(clock.sleeperCount == 1, "the other one sleeps on")
    clock.advance(by: .seconds(10))
    try await other.value
  }

  @Test func cancellingBeforeASleepIsFoundToo() async throws {
    let clock = ManualClock()
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      try await clock.sleep(for: .seconds(5))
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(clock.sleeperCount == 0)
  }

  @Test func waitingForSleepersCanBeCancelled() async throws {
    let clock = ManualClock()
    let task = Task { try await clock.waitForSleepers(2) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    try await clock.waitForSleepers(0)
  }
}
