// A bound on the time of whatever waits, which none of it has to know of. One sleeping task watches all that a client waits
// for: a timer each would cost more than an exchange, and a cancelled `Task.sleep` stays in memory until its time.

import Synchronization

/// Cancels work that takes too long.
final class Watchdog: Sendable {
  private struct Watched {
    let deadline: Duration
    let cancel: @Sendable () -> Void
    var isLate = false
  }

  private struct State {
    var watched: [UInt64: Watched] = [:]
    var nextID: UInt64 = 0
    /// The task that sleeps until the earliest deadline it knew when it went to sleep; nil when nothing is watched.
    var watcher: (task: Task<Void, Never>, wakesAt: Duration)?
  }

  /// Whether some work is done.
  private final class End: Sendable {
    let isReached = Atomic(false)
  }

  private let state = Mutex(State())
  private let clock: any Clock<Duration>
  private let time: Stopwatch

  init(_ clock: any Clock<Duration>) {
    self.clock = clock
    time = Stopwatch(clock)
  }

  deinit {
    state.withLock { $0.watcher?.task.cancel() }
  }

  /// Does `work` and cancels it when it takes longer than `limit`.
  ///
  /// - Returns: What `work` returned, and whether its time had run out before. Work that ignores being cancelled is waited
  ///   for all the same, so that nothing goes on behind the caller's back.
  func limit<Output: Sendable>(
    _ limit: Duration, _ work: @escaping @Sendable () async -> Output
  ) async -> (output: Output, isLate: Bool) {
    let end = End()
    let isCancelled = Task.isCancelled
    let task = Self.start {
      // The task begins before it can be cancelled from outside.
      if isCancelled { withUnsafeCurrentTask { $0?.cancel() } }
      defer { end.isReached.store(true, ordering: .releasing) }
      return await work()
    }
    // What never waited, the rest of a body that was there already for example, need not be watched.
    if end.isReached.load(ordering: .acquiring) { return (await task.value, false) }
    let id = watch(until: time.elapsed + min(limit, .longestWait)) { task.cancel() }
    let output = await task.valueCancelledWithCaller
    let isLate = state.withLock { $0.watched.removeValue(forKey: id)?.isLate ?? false }
    return (output, isLate)
  }

  /// Starts a task that runs on this thread until it first waits, where the system can do that: a change of threads costs
  /// more than what is mostly left to do.
  private static func start<Output: Sendable>(_ work: @escaping @Sendable () async -> Output) -> Task<Output, Never> {
    if #available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *) {
      Task.immediate { await work() }
    } else {
      Task { await work() }
    }
  }

  private func watch(until deadline: Duration, cancel: @escaping @Sendable () -> Void) -> UInt64 {
    state.withLock { state in
      state.nextID += 1
      state.watched[state.nextID] = Watched(deadline: deadline, cancel: cancel)
      if deadline < state.watcher?.wakesAt ?? .seconds(Int64.max) {
        state.watcher?.task.cancel()
        state.watcher = (watcher(until: deadline), deadline)
      }
      return state.nextID
    }
  }

  /// Sleeps and looks, again and again, while somebody has the watchdog. It is detached because it watches for all, and
  /// inherits nothing of the call that happens to come first.
  private func watcher(until deadline: Duration) -> Task<Void, Never> {
    Task.detached(priority: .high) { [weak self, clock, time] in
      var next: Duration? = deadline
      while let wakesAt = next {
        try? await clock.sleep(for: max(.zero, wakesAt - time.elapsed))
        next = self?.look()
      }
    }
  }

  /// Cancels what is late, and tells when to look again.
  private func look() -> Duration? {
    let now = time.elapsed
    let (late, next) = state.withLock { state -> ([@Sendable () -> Void], Duration?) in
      // Cancelled means that another watcher has taken over, with an earlier deadline.
      guard !Task.isCancelled else { return ([], nil) }
      var late: [@Sendable () -> Void] = []
      var next: Duration?
      for (id, watched) in state.watched where !watched.isLate {
        if watched.deadline <= now {
          state.watched[id]?.isLate = true
          late.append(watched.cancel)
        } else {
          next = min(next ?? watched.deadline, watched.deadline)
        }
      }
      state.watcher = next.flatMap { next in state.watcher.map { ($0.task, next) } }
      return (late, next)
    }
    for cancel in late { cancel() }
    return next
  }
}
