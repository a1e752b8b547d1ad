import Synchronization

/// A transport that runs a limited number of exchanges at the same time.
protocol PooledTransport: HTTPTransport {
  /// The slots of its exchanges, which all clients on the transport share.
  var slots: ExchangeSlots { get }
}

/// Limits how many exchanges with one origin run at the same time. Those beyond the limit wait in the order in which
/// they came.
///
/// Calls wait here and not in the pool of an HTTP library: AsyncHTTPClient lets a request wait for a connection only as
/// long as connecting may take, and a call that hasn't begun shouldn't use up the time of an attempt.
final class ExchangeSlots: Sendable {
  /// The exchange that this task is a part of, if it has a slot. Tasks inherit it and may outlive it: then it no longer
  /// counts.
  @TaskLocal static var current: Exchange?

  /// An exchange that has a slot.
  final class Exchange: Sendable {
    private let hasEnded = Atomic(false)

    var isGoingOn: Bool { !hasEnded.load(ordering: .acquiring) }

    func end() { hasEnded.store(true, ordering: .releasing) }
  }

  private struct Line {
    var taken = 0
    /// The numbers of the waiting calls, in order. Calls that gave up no longer have a continuation.
    var numbers: ArraySlice<Int> = []
    var waiting: [Int: CheckedContinuation<Bool, Never>] = [:]

    /// Takes a slot if fewer than `limit` are taken.
    mutating func take(of limit: Int) -> Bool {
      guard taken < limit else { return false }
      taken += 1
      return true
    }

    mutating func popFirst() -> CheckedContinuation<Bool, Never>? {
      while let number = numbers.popFirst() {
        if let first = waiting.removeValue(forKey: number) { return first }
      }
      return nil
    }
  }

  private let limit: @Sendable (Origin) -> Int
  private let lines = Mutex<[Origin: Line]>([:])
  private let lastNumber = Atomic(0)

  /// Creates slots; each origin has as many as `limit` returns.
  init(limit: @escaping @Sendable (Origin) -> Int) {
    self.limit = limit
  }

  /// Takes a slot if one is free, without waiting.
  func take(for origin: Origin) -> Bool {
    lines.withLock { take(for: origin, of: &$0) }
  }

  /// Takes a slot once one is free; returns `false` if the task was cancelled before.
  func wait(for origin: Origin) async -> Bool {
    let number = lastNumber.add(1, ordering: .relaxed).newValue
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isTaken: Bool? = lines.withLock { lines in
          // Nothing would wake a task that was cancelled before.
          if Task.isCancelled { return false }
          if take(for: origin, of: &lines) { return true }
          lines[origin]?.numbers.append(number)
          lines[origin]?.waiting[number] = continuation
          return nil
        }
        if let isTaken { continuation.resume(returning: isTaken) }
      }
    } onCancel: {
      lines.withLock { $0[origin]?.waiting.removeValue(forKey: number) }?.resume(returning: false)
    }
  }

  /// Gives the slot to the first waiting call, or back.
  func giveBack(for origin: Origin) {
    let first: CheckedContinuation<Bool, Never>? = lines.withLock { lines in
      guard let index = lines.index(forKey: origin) else { return nil }
      if let first = lines.values[index].popFirst() { return first }
      lines.values[index].taken -= 1
      // Origins without exchanges are forgotten, so that they take no memory.
      if lines.values[index].taken == 0 { lines.remove(at: index) }
      return nil
    }
    first?.resume(returning: true)
  }

  private func take(for origin: Origin, of lines: inout [Origin: Line]) -> Bool {
    lines[origin, default: Line()].take(of: max(1, limit(origin)))
  }
}
