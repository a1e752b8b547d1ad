#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif
import Synchronization

/// A clock that stands still until a test moves it.
///
/// Use the same clock for the fake and the client, and hours of polling and backoff take no time:
///
/// ```swift
/// let clock = ManualClock()
/// let fake = FakePostHog(clock: clock)
/// async let files = download(clock)  // sleeps on the clock between polls
/// try await clock.waitForSleepers()
/// clock.advance(by: .seconds(10))
/// ```
public final class ManualClock: Clock, Sendable {
  /// A point in time on the clock: how far it has been moved.
  public struct Instant: InstantProtocol, Sendable {
    let offset: Duration

    /// Returns the instant that is later by a duration.
    public func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    /// Returns the time from this instant to another.
    public func duration(to other: Instant) -> Duration { other.offset - offset }
    /// Whether one instant is earlier than another.
    public static func < (one: Instant, other: Instant) -> Bool { one.offset < other.offset }
  }

  private struct Sleeper {
    let id: UInt64
    let deadline: Instant
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct Watcher {
    let id: UInt64
    let count: Int
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var now = Instant(offset: .zero)
    /// The sleeping tasks in the order in which they wake: by deadline, then by when they began to sleep.
    var sleepers: [Sleeper] = []
    var watchers: [Watcher] = []
    var cancelled: Set<UInt64> = []
    var nextID: UInt64 = 0

    mutating func makeID() -> UInt64 {
      nextID += 1
      return nextID
    }
  }

  private let state = Mutex(State())
  private let start: Date

  /// Creates a clock that shows a date, by default Monday, 2 March 2026, 10:00 UTC.
  public init(date: Date = Date(timeIntervalSince1970: 1_772_445_600)) { start = date }

  /// The instant to which the clock was last moved.
  public var now: Instant { state.withLock(\.now) }
  /// Zero: all instants are distinguishable.
  public var minimumResolution: Duration { .zero }

  /// The date that the clock shows.
  public var date: Date {
    let (seconds, attoseconds) = now.offset.components
    return start.addingTimeInterval(Double(seconds) + Double(attoseconds) / 1e18)
  }

  /// The number of tasks that sleep on the clock.
  public var sleeperCount: Int { state.withLock { $0.sleepers.count } }

  /// The instant at which the next task wakes; `nil` if no task is sleeping.
  public var nextDeadline: Instant? { state.withLock { $0.sleepers.first?.deadline } }

  /// Moves the clock and wakes all tasks whose deadline has passed, in the order of their deadlines.
  ///
  /// - Parameter duration: How far to move the clock.
  public func advance(by duration: Duration) {
    advance(to: now.advanced(by: duration))
  }

  /// Moves the clock to an instant. An instant in the past has no effect.
  public func advance(to instant: Instant) {
    let due = state.withLock { state in
      state.now = max(state.now, instant)
      let due = state.sleepers.prefix { $0.deadline <= state.now }
      state.sleepers.removeFirst(due.count)
      return due
    }
    for sleeper in due { sleeper.continuation.resume() }
  }

  /// Waits until a task is sleeping, and moves the clock to the first deadline.
  ///
  /// - Throws: `CancellationError` if the task is cancelled.
  public func advanceToNextSleeper() async throws {
    try await waitForSleepers()
    if let nextDeadline { advance(to: nextDeadline) }
  }

  /// Runs a closure while time passes: whenever a task sleeps, the clock moves to the first deadline.
  ///
  /// ```swift
  /// let backfill = try await clock.withTimePassing { try await handle.wait() }
  /// ```
  ///
  /// Use this when only the result of a wait matters. If it matters what else has happened by then, move the clock
  /// yourself. The client's transport must respond immediately (`isImmediate`), as the fake does; the time limit of any
  /// other transport is also a sleeping task.
  ///
  /// - Parameter body: What to run.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws.
  public func withTimePassing<Output, Failure: Error>(
    _ body: () async throws(Failure) -> Output
  ) async throws(Failure) -> Output {
    let driver = Task { [self] in
      while true { try await advanceToNextSleeper() }
    }
    defer { driver.cancel() }
    return try await body()
  }

  /// Sleeps until a test has moved the clock to the deadline. Cancelling the task ends the sleep immediately.
  public func sleep(until deadline: Instant, tolerance: Duration? = nil) async throws {
    try await suspend { state, id, continuation in
      guard deadline > state.now else { return false }
      let position = state.sleepers.firstIndex { $0.deadline > deadline } ?? state.sleepers.endIndex
      state.sleepers.insert(Sleeper(id: id, deadline: deadline, continuation: continuation), at: position)
      return true
    }
  }

  /// Waits until at least `count` tasks are sleeping, so that advancing the clock wakes them.
  ///
  /// - Throws: `CancellationError` if the task is cancelled.
  public func waitForSleepers(_ count: Int = 1) async throws {
    try await suspend { state, id, continuation in
      guard state.sleepers.count < count else { return false }
      state.watchers.append(Watcher(id: id, count: count, continuation: continuation))
      return true
    }
  }

  /// Suspends the task, unless `enroll` finds no reason to.
  private func suspend(
    _ enroll: (inout State, UInt64, CheckedContinuation<Void, any Error>) -> Bool
  ) async throws {
    let id = state.withLock { $0.makeID() }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        let (isCancelled, isEnrolled, watchers) = state.withLock { state in
          guard state.cancelled.remove(id) == nil else { return (true, false, [Watcher]()) }
          let isEnrolled = enroll(&state, id, continuation)
          let content = state.watchers.filter { $0.count <= state.sleepers.count }
          state.watchers.removeAll { $0.count <= state.sleepers.count }
          return (false, isEnrolled, content)
        }
        if isCancelled {
          continuation.resume(throwing: CancellationError())
        } else if !isEnrolled {
          continuation.resume()
        }
        for watcher in watchers { watcher.continuation.resume() }
      }
    } onCancel: {
      cancel(id)
    }
    state.withLock { _ = $0.cancelled.remove(id) }
  }

  private func cancel(_ id: UInt64) {
    let continuation = state.withLock { state -> CheckedContinuation<Void, any Error>? in
      if let index = state.sleepers.firstIndex(where: { $0.id == id }) {
        return state.sleepers.remove(at: index).continuation
      }
      if let index = state.watchers.firstIndex(where: { $0.id == id }) {
        return state.watchers.remove(at: index).continuation
      }
      state.cancelled.insert(id)  // it has not gone to sleep yet
      return nil
    }
    continuation?.resume(throwing: CancellationError())
  }
}
