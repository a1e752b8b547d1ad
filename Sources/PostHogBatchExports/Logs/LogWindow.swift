// The stretch of time that one request asks for.

import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The time between two moments, without the moments themselves, as the server's filters have it.
struct LogWindow: Sendable {
  /// The least time between two moments that the server tells apart.
  static let resolution = 0.000_001

  /// Nil for the beginning of time.
  var after: Date?
  /// Nil for the end of time.
  var before: Date?

  /// Whether a moment is in it. Servers that know finer moments than a `Date` give lines that are not.
  func contains(_ moment: Date) -> Bool {
    (after.map { moment > $0 } ?? true) && (before.map { moment < $0 } ?? true)
  }

  /// The upper bound with which the lines behind a full answer are asked for: all those at the oldest moment of the
  /// answer once more, as it may have cut through them.
  func bound(below lines: [LogEntry]) throws(PagingError.Reason) -> Date {
    guard let oldest = lines.map(\.timestamp).min() else { throw .notBefore(member: "timestamp") }
    let bound = oldest.addingTimeInterval(Self.resolution)
    guard before.map({ bound < $0 }) ?? true else { throw .crowded(member: "timestamp", at: oldest.rfc3339) }
    return bound
  }
}
