// The server's rule for intervals, checked before a request is sent.

import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension FileDownloadRequest {
  /// The number of days that one export may span.
  static let longestInterval = 7

  /// What is wrong with the interval, if anything. The server checks by its own clock that the interval isn't in the
  /// future.
  var intervalFault: String? {
    guard let start = dataIntervalStart, let end = dataIntervalEnd else { return nil }
    let interval = "The interval from \(start.rfc3339) to \(end.rfc3339)"
    if start > end { return "\(interval) ends before it begins." }
    guard end.timeIntervalSince(start) > Double(Self.longestInterval * 86_400) else { return nil }
    return "\(interval) is too long: a file download spans \(Self.longestInterval) days at most. Make several of it."
  }
}
