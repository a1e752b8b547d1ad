import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Asks a log for more, again and again, as its reader requests lines, and decides which faults to pass over.
struct LogPoller: Sendable {
  private var follower: LogFollower
  private var poller: Poller
  private var isFirst = true

  init(_ source: LogSource, after: Date?, polling: Polling) {
    follower = LogFollower(source, after: after)
    poller = Poller(source.client, of: "a log", operationID: source.operation(nil, nil).id, polling: polling)
  }

  /// The next lines, oldest first, once there are some.
  mutating func lines() async throws(PostHogError) -> [LogEntry] {
    while true {
      if follower.isUpToDate || poller.isFailing { try await pause() }
      guard let lines = try await ask() else { continue }
      if !lines.isEmpty {
        poller.startOver()
        return lines
      }
      if follower.isUpToDate { poller.slowDown() }
    }
  }

  /// Asks once; returns `nil` if it failed and may not the next time.
  private mutating func ask() async throws(PostHogError) -> [LogEntry]? {
    do throws(PostHogError) {
      let lines = try await follower.next()
      poller.succeeded()
      return lines
    } catch {
      try poller.failed(error)
      return nil
    }
  }

  /// Sleeps until it is time to ask again, but not before the first time.
  private mutating func pause() async throws(PostHogError) {
    guard !isFirst else {
      isFirst = false
      return
    }
    try await poller.pause()
  }
}
