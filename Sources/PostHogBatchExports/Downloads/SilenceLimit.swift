// A bound on how long nothing happens, for work that may take as long as it likes otherwise.

import Synchronization

/// Signs of life.
final class Pulse: Sendable {
  private let beats = Atomic<Int>(0)

  /// Something has happened.
  func beat() { beats.wrappingAdd(1, ordering: .relaxed) }

  fileprivate var count: Int { beats.load(ordering: .relaxed) }
}

/// Does `work` and cancels it when its pulse does not beat for `limit`; that is noticed after twice as long at the latest.
///
/// - Returns: What `work` returned, and whether it was cancelled for its silence. It is waited for in any case, so that
///   nothing goes on behind the caller's back.
func withSilenceLimit<Output: Sendable>(
  _ limit: Duration, on clock: any Clock<Duration>, _ work: @escaping @Sendable (Pulse) async -> Output
) async -> (output: Output?, wasSilent: Bool) {
  await withTaskGroup(of: Output?.self) { group in
    let pulse = Pulse()
    group.addTask { await work(pulse) }
    group.addTask {
      var seen = -1
      while pulse.count != seen {
        seen = pulse.count
        guard (try? await clock.sleep(for: limit)) != nil else { break }
      }
      return nil
    }
    var wasSilent = false
    while let result = await group.next() {
      group.cancelAll()
      if let output = result { return (output, wasSilent) }
      wasSilent = !Task.isCancelled
    }
    return (nil, wasSilent)
  }
}
