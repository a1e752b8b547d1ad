// One log in the form in which it is followed.

import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The log of an export, a run or a file download, with its filters.
struct LogSource: Sendable {
  /// The most lines of one answer: the `maximum` of `limit` in spec/.
  static let limit = 500

  let client: PostHogClient
  /// The request for the newest lines between two moments, without those at the moments themselves.
  let operation: @Sendable (_ after: Date?, _ before: Date?) -> APIOperation<TimePage<LogEntry>>

  /// Both spellings of a warning when one is asked for, as PostHog writes either; nil for all levels.
  static func levels(_ levels: [LogLevel]?) -> [LogLevel]? {
    guard let levels, !levels.isEmpty else { return nil }
    let warnings: [LogLevel] = [.warn, .warning]
    guard warnings.contains(where: levels.contains) else { return levels }
    return levels + warnings.filter { !levels.contains($0) }
  }
}
