import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The log of an export, a run or a file download, with its filters, in the form in which it is followed.
struct LogSource: Sendable {
  /// The most lines of one response: the `maximum` of `limit` in spec/.
  static let limit = 500

  let client: PostHogClient
  /// Creates the request for the newest lines between two times, excluding those at the times themselves.
  let operation: @Sendable (_ after: Date?, _ before: Date?) -> APIOperation<TimePage<LogEntry>>

  /// Returns both spellings of a warning if one is requested, since PostHog writes either; `nil` for all levels.
  static func levels(_ levels: [LogLevel]?) -> [LogLevel]? {
    guard let levels, !levels.isEmpty else { return nil }
    let warnings: [LogLevel] = [.warn, .warning]
    guard warnings.contains(where: levels.contains) else { return levels }
    return levels + warnings.filter { !levels.contains($0) }
  }
}
