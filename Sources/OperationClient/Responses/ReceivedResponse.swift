import HTTPTypes
import OperationCore

/// A response that has arrived completely, and what the client reads in its head.
final class ReceivedResponse: Sendable {
  let head: HTTPResponse
  let body: [UInt8]
  /// Whether there was a body that could not be read to its end. ``body`` is empty then and says nothing.
  let isBodyLost: Bool
  /// The address that the request was sent to, which a relative `Location` is resolved against.
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

  /// The address that a redirect points to, as it is in the head; `nil` if it points to several.
  var location: String? { head.headerFields.onlyLocation }

  /// The place that a redirect points to, as far as it may be printed.
  var redirectionPlace: String? {
    location.flatMap(url.printablePlace(of:)).map { redaction.printed($0, key: key, limit: 300) }
  }

  /// The server's id of the request, or the one that Cloudflare in front of it assigned.
  var requestID: String? {
    (head.headerFields[.requestID] ?? head.headerFields[.cloudflareRay])
      .map { redaction.printed($0, key: key, limit: 100) }
  }

  /// The pause that the server asks for, if it does.
  var retryAfter: Duration? { RetryAfter.parse(head.headerFields) }

  /// The media type of the content without its parameters; `nil` if the response doesn't declare one, and empty if it
  /// declares several.
  var mediaType: String? { mediaTypes.count > 1 ? "" : mediaTypes.first }

  /// Whether the response declares that it is JSON. One that declares nothing may be inspected (RFC 9110, section 8.3).
  var isJSON: Bool { body.isJSON(of: mediaType) }
}

extension HTTPField.Name {
  fileprivate static let requestID = HTTPField.Name("X-Request-Id") ?? .server
  fileprivate static let cloudflareRay = HTTPField.Name("CF-Ray") ?? .server
}
