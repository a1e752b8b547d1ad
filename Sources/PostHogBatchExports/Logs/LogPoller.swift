import Logging
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Asks a log for more, again and again, as its reader requests lines, and decides which faults to pass over.
struct LogPoller: Sendable {
  private let source: LogSource
  private var follower: LogFollower
  private var pace: PollingInterval
  private var faults = TransientErrors()
  private var isFirst = true

  init(_ source: LogSource, after: Date?, polling: Polling) {
    self.source = source
    follower = LogFollower(source, after: after)
    pace = PollingInterval(polling)
  }

  /// The next lines, oldest first, once there are some.
  mutating func lines() async throws(PostHogError) -> [LogEntry] {
    while true {
      if follower.isUpToDate || faults.areGoingOn { try await pause() }
      guard let lines = try await ask() else { continue }
      if !lines.isEmpty {
        pace.startOver()
        return lines
      }
      if follower.isUpToDate { pace.slowDown() }
    }
  }

  /// Asks once; returns `nil` if it failed and may not the next time.
  private mutating func ask() async throws(PostHogError) -> [LogEntry]? {
    do throws(PostHogError) {
      let lines = try await follower.next()
      faults.succeeded()
      return lines
    } catch {
      try faults.outlast(error)
      pace.slowDown()
      source.client.logger.debug("reading a log failed; it will be read again", metadata: ["error": "\(error)"])
      return nil
    }
  }

  /// Sleeps until it is time to ask again, but not before the first time.
  private mutating func pause() async throws(PostHogError) {
    guard !isFirst else {
      isFirst = false
      return
    }
    try await source.client.pause(&pace, after: faults, before: source.operation(nil, nil).id)
  }
}
