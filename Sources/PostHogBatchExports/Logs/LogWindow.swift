import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The period that one request asks for: the time between two times, excluding the times themselves, as the server's
/// filters define it.
struct LogWindow: Sendable {
  /// The smallest difference, in seconds, between two times that the server distinguishes.
  static let resolution = 0.000_001

  /// The lower bound; `nil` for the beginning of time.
  var after: Date?
  /// The upper bound; `nil` for the end of time.
  var before: Date?

  /// Returns whether a time is in the window. Servers with a finer resolution than `Date` return lines that aren't.
  func contains(_ moment: Date) -> Bool {
    (after.map { moment > $0 } ?? true) && (before.map { moment < $0 } ?? true)
  }

  /// Returns the upper bound for requesting the lines before a full response. It includes all lines at the oldest time
  /// of the response once more, as the response may have cut through them.
  func bound(below lines: [LogEntry]) throws(PagingError.Reason) -> Date {
    guard let oldest = lines.map(\.timestamp).min() else { throw .notBefore(member: "timestamp") }
    let bound = oldest.addingTimeInterval(Self.resolution)
    guard before.map({ bound < $0 }) ?? true else { throw .crowded(member: "timestamp", at: oldest.rfc3339) }
    return bound
  }
}
