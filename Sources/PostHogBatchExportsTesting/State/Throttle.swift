/// The requests of a key in the last hour, for two sliding windows. A refused request doesn't count.
struct Throttle: Sendable {
  private var history: [Timestamp] = []

  /// Counts a request.
  ///
  /// - Returns: `nil` if the request is admitted, otherwise the whole seconds after which one would be.
  mutating func admit(at now: Timestamp, limit: FakeConfiguration.RateLimit) -> Int64? {
    history.removeAll { now - $0 >= .seconds(3600) }
    let waits = [
      wait(at: now, window: .seconds(60), limit: limit.perMinute),
      wait(at: now, window: .seconds(3600), limit: limit.perHour),
    ]
    guard let longest = waits.compactMap(\.self).max() else {
      history.append(now)
      return nil
    }
    let (seconds, attoseconds) = longest.components
    return max(1, seconds + (attoseconds > 0 ? 1 : 0))
  }

  private func wait(at now: Timestamp, window: Duration, limit: Int) -> Duration? {
    let recent = history.filter { now - $0 < window }
    guard recent.count >= limit else { return nil }
    // There is room once so many have left the window that fewer than `limit` remain.
    let leaving = recent.count - limit
    return leaving < recent.count ? window - (now - recent[leaving]) : window
  }
}
