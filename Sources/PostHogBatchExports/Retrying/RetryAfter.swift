// What a server says of the time to leave it alone (RFC 9110, section 10.2.3).

import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

enum RetryAfter {
  /// How long a server is believed where one odd answer would silence more than the call that got it: an hour, which is the
  /// longest window that PostHog counts requests in.
  static let longestBelieved: Duration = .seconds(3_600)

  /// How long the server wants to be left alone from now on: it says so in seconds, or as a moment on its own clock, which
  /// `Date` shows. A number that is too large to count with is the largest one; nil when the fields say nothing of it.
  static func parse(_ fields: HTTPFields) -> Duration? {
    guard let text = fields[.retryAfter], !text.isEmpty else { return nil }
    if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return .seconds(Int32(text) ?? .max)
    }
    guard let moment = HTTPDate.parse(text) else { return nil }
    let now = fields[.date].flatMap(HTTPDate.parse) ?? Date()
    return .seconds(min(max(0, moment.timeIntervalSince(now)), Double(Int32.max)))
  }
}
