// A response that has arrived in whole, and what the client reads in its head.

import HTTPTypes
import OperationCore

/// One response with its body.
final class ReceivedResponse: Sendable {
  let head: HTTPResponse
  let body: [UInt8]
  /// Whether there was a body that could not be read to its end. ``body`` is empty then, and says nothing.
  let isBodyLost: Bool
  /// Where the request went, against which a relative `Location` is read.
  let url: RequestURL
  /// The key that was sent, so that it can be hidden where the server quotes it.
  let key: Secret?
  let redaction: KeyRedaction
  /// What the content is said to be; more than one type where the response contradicts itself.
  let mediaTypes: [String]

  init(
    head: HTTPResponse, body: [UInt8], isBodyLost: Bool, url: RequestURL, key: Secret?, redaction: KeyRedaction
  ) {
    self.head = head
    self.body = body
    self.isBodyLost = isBodyLost
    self.url = url
    self.key = key
    self.redaction = redaction
    mediaTypes = head.headerFields.mediaTypes
  }

  var status: Int { head.status.code }

  /// The address that a redirect points to, as it stands in the head; nil where it points to several.
  var location: String? { head.headerFields.onlyLocation }

  /// Where a redirect points, as far as it may be printed.
  var redirectionPlace: String? {
    location.flatMap(url.printablePlace(of:)).map { redaction.printed($0, key: key, limit: 300) }
  }

  /// The server's id of the request, or the one that Cloudflare in front of it gave.
  var requestID: String? {
    (head.headerFields[.requestID] ?? head.headerFields[.cloudflareRay])
      .map { redaction.printed($0, key: key, limit: 100) }
  }

  /// How long the server wants to be left alone, when it says so.
  var retryAfter: Duration? { RetryAfter.parse(head.headerFields) }

  /// The type of the content without its parameters; nil when the response does not say it, and none at all when it says
  /// several.
  var mediaType: String? { mediaTypes.count > 1 ? "" : mediaTypes.first }

  /// Whether it says that it is JSON. A response that does not say what it is may be looked at (RFC 9110, section 8.3).
  var isJSON: Bool { body.isJSON(of: mediaType) }
}

extension HTTPField.Name {
  fileprivate static let requestID = HTTPField.Name("X-Request-Id") ?? .server
  fileprivate static let cloudflareRay = HTTPField.Name("CF-Ray") ?? .server
}
