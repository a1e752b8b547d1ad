// Time that passes by itself for whoever sleeps on a clock that a test holds.

import PostHogBatchExportsTesting

extension ManualClock {
  /// Moves the clock to whatever sleeps next until `work` is done.
  func passing<Output: Sendable>(_ work: @escaping @Sendable () async throws -> Output) async throws -> Output {
    try await withThrowingTaskGroup(of: Output?.self) { group in
      group.addTask { try await work() }
      group.addTask {
        while !Task.isCancelled { try? await self.advanceToNextSleeper() }
        return nil
      }
      defer { group.cancelAll() }
      while let output = try await group.next() {
        if let output { return output }
      }
      throw CancellationError()
    }
  }

  /// How far the clock has been moved.
  var elapsed: Duration { ManualClock().now.duration(to: now) }
}
