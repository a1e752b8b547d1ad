// A bound on how long nothing happens, for work that may take as long as it likes otherwise.

import Synchronization

/// Signs of life.
final class Pulse: Sendable {
  private let beats = Atomic<Int>(0)

  /// Something has happened.
  func beat() { beats.wrappingAdd(1, ordering: .relaxed) }

  fileprivate var count: Int { beats.load(ordering: .relaxed) }
}

/// Does `work` and cancels it when its pulse does not beat for `limit`, or for a day if that is longer; that is noticed after
/// twice as long at the latest. Without a limit it just does the work.
///
/// - Parameter executor: What to do it on; nil for the usual threads.
/// - Returns: What `work` returned, and whether it was cancelled for its silence. It is waited for in any case, so that
///   nothing goes on behind the caller's back.
func withSilenceLimit<Output: Sendable>(
  _ limit: Duration?, on clock: any Clock<Duration>, executor: (any TaskExecutor)? = nil,
  _ work: @escaping @Sendable (Pulse) async -> Output
) async -> (output: Output, wasSilent: Bool) {
  let pulse = Pulse()
  guard let limit else {
    return await withTaskExecutorPreference(executor) { (await work(pulse), false) }
  }
  return await withTaskGroup(of: Bool.self) { group in
    let task = Task(executorPreference: executor) { await work(pulse) }
    group.addTask {
      var seen = -1
      while pulse.count != seen {
        seen = pulse.count
        guard (try? await clock.sleep(for: min(limit, .longestWait))) != nil else { return false }
      }
      task.cancel()
      return true
    }
    let output = await task.valueCancelledWithCaller
    group.cancelAll()
    return (output, await group.next() ?? false)
  }
}
