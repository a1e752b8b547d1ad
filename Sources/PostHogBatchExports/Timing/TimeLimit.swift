// A bound on the time of one exchange, which no transport has to know of.

/// Does `work` and cancels it when it takes longer than `limit`.
///
/// - Returns: What `work` returned, and whether the time had run out before. Work that ignores being cancelled is waited
///   for all the same, so that nothing goes on behind the caller's back.
func withTimeLimit<Output: Sendable>(
  _ limit: Duration, on clock: any Clock<Duration>, _ work: @escaping @Sendable () async -> Output
) async -> (output: Output?, isTimeUp: Bool) {
  await withTaskGroup(of: TimedEvent<Output>.self) { group in
    group.addTask { .done(await work()) }
    group.addTask {
      do {
        try await clock.sleep(for: limit)
        return .timer(isUp: true)
      } catch {
        return .timer(isUp: false)
      }
    }
    var isTimeUp = false
    while let event = await group.next() {
      switch event {
      case .done(let output):
        group.cancelAll()
        return (output, isTimeUp)
      case .timer(let isUp):
        isTimeUp = isUp
        if isUp { group.cancelAll() }
      }
    }
    return (nil, isTimeUp)
  }
}

private enum TimedEvent<Output: Sendable>: Sendable {
  case done(Output)
  case timer(isUp: Bool)
}
