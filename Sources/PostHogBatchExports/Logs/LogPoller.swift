// When to ask a log for more.

import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Asks a log again and again, at the pace of whoever wants its lines.
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

  /// Asks once; nil when it failed and may not the next time.
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
