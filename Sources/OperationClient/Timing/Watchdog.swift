import Synchronization

/// Cancels work that takes too long; the work needn't know about it.
///
/// One sleeping task watches everything that a client waits for: a timer for each exchange would cost more than the
/// exchange, and a cancelled `Task.sleep` stays in memory until its time.
final class Watchdog: Sendable {
  private struct Watched {
    let deadline: Duration
    let cancel: @Sendable () -> Void
    var isLate = false
  }

  private struct State {
    var watched: [UInt64: Watched] = [:]
    var nextID: UInt64 = 0
    /// The task that sleeps until the earliest deadline that was known when it went to sleep; `nil` when nothing is
    /// watched.
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

  /// Runs `work` and cancels it if it takes longer than `limit`.
  ///
  /// - Returns: The result of `work`, and whether its time ran out before it ended. The function also waits for work
  ///   that ignores cancellation, so that nothing goes on behind the caller's back.
  func limit<Output: Sendable>(
    _ limit: Duration, _ work: @escaping @Sendable () async -> Output
  ) async -> (output: Output, isLate: Bool) {
    let end = End()
    let isCancelled = Task.isCancelled
    let task = Self.start {
      // The task starts before it can be cancelled from outside.
      if isCancelled { withUnsafeCurrentTask { $0?.cancel() } }
      defer { end.isReached.store(true, ordering: .releasing) }
      return await work()
    }
    // Work that never waited needn't be watched, such as reading the rest of a body that had already arrived.
    if end.isReached.load(ordering: .acquiring) { return (await task.value, false) }
    let id = watch(until: time.elapsed + min(limit, .longestWait)) { task.cancel() }
    let output = await task.valueCancelledWithCaller
    let isLate = state.withLock { $0.watched.removeValue(forKey: id)?.isLate ?? false }
    return (output, isLate)
  }

  /// Starts a task that runs on this thread until it first waits, if the system can do that: a change of threads costs
  /// more than most of the remaining work.
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

  /// Sleeps and checks, again and again, as long as the watchdog exists. The task is detached because it watches for
  /// all calls, and inherits nothing from the call that happens to come first.
  private func watcher(until deadline: Duration) -> Task<Void, Never> {
    Task.detached(priority: .high) { [weak self, clock, time] in
      var next: Duration? = deadline
      while let wakesAt = next {
        try? await clock.sleep(for: max(.zero, wakesAt - time.elapsed))
        next = self?.look()
      }
    }
  }

  /// Cancels work that is late, and returns when to check again.
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
