// An answer that has arrived in whole, and what the client reads in its head.

import HTTPTypes
import OperationCore

/// One answer with its body.
struct ReceivedAnswer: Sendable {
  let head: HTTPResponse
  let body: [UInt8]
  /// Whether there was a body that could not be read to its end. ``body`` is empty then, and says nothing.
  let isBodyLost: Bool
  /// Where the request went, against which a relative `Location` is read.
  let url: RequestURL
  /// The key that was sent, so that it can be hidden where the server quotes it.
  let key: Secret

  var status: Int { head.status.code }

  /// The address that a redirect points to, as it stands in the head; nil where it points to several.
  var location: String? { head.headerFields.onlyLocation }

  /// The path to send the same request to again: what a 307 or 308 on the same origin points to (RFC 9110, sections
  /// 15.4.8 and 15.4.9), unless the operation documents that status as an answer of its own.
  func followedTarget(documented: [Int]) -> String? {
    guard status == 307 || status == 308, !documented.contains(status), let location,
      case .sameOrigin(let target) = url.redirection(to: location)
    else { return nil }
    return target
  }

  /// Where a redirect points, as far as it may be printed.
  var redirectionPlace: String? {
    location.flatMap(url.printablePlace(of:)).map { KeyRedaction.printed($0, key: key, limit: 300) }
  }

  /// The server's id of the request, or the one that Cloudflare in front of it gave.
  var requestID: String? {
    let id = HTTPField.Name("X-Request-Id").flatMap { head.headerFields[$0] }
    let ray = HTTPField.Name("CF-Ray").flatMap { head.headerFields[$0] }
    return (id ?? ray).map { KeyRedaction.printed($0, key: key, limit: 100) }
  }

  /// How long the server wants to be left alone, when it says so.
  var retryAfter: Duration? { RetryAfter.parse(head.headerFields) }
}
