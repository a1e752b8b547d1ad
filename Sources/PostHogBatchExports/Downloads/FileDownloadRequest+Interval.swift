// The server's rule for intervals, kept before a request is sent.

import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension FileDownloadRequest {
  /// The days that one export may span.
  static let longestInterval = 7

  /// What is wrong with the interval, if anything. That it must not lie in the future is the server's to say, by its clock.
  var intervalFault: String? {
    guard let start = dataIntervalStart, let end = dataIntervalEnd else { return nil }
    let interval = "The interval from \(start.rfc3339) to \(end.rfc3339)"
    if start > end { return "\(interval) ends before it begins." }
    guard end.timeIntervalSince(start) > Double(Self.longestInterval * 86_400) else { return nil }
    return "\(interval) is too long: a file download spans \(Self.longestInterval) days at most. Make several of it."
  }
}
