// A response that reports an error, as far as it is looked at to find out whose it is and what it says.

public import HTTPTypes

/// A response with a status from 400 on and a body, which may be an error of the API or a page of a proxy.
///
/// An ``APIErrorBody`` is made of it.
public struct ErrorResponse: Sendable {
  /// The status.
  public let status: Int
  /// The header fields.
  public let headers: HTTPFields
  /// The body as it was read, decompressed. Never empty.
  public let body: [UInt8]
  /// The media type of the body in lower case and without parameters; nil when the response doesn't say it, and empty when
  /// it says several that contradict each other.
  public let mediaType: String?
  /// Hides the key that was sent, and whatever looks like one, where a server quotes it.
  package let redacted: @Sendable (String) -> String

  init(
    status: Int, headers: HTTPFields, body: [UInt8], mediaType: String?,
    redacted: @escaping @Sendable (String) -> String
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.mediaType = mediaType
    self.redacted = redacted
  }

  /// Whether the body is JSON: the response says so with `application/json` or a type like `application/problem+json`, or it
  /// says nothing and the body begins as an object or an array does (RFC 9110, section 8.3).
  public var isJSON: Bool {
    body.isJSON(of: mediaType) || mediaType.map { $0.hasPrefix("application/") && $0.hasSuffix("+json") } ?? false
  }

  /// Whether the body is JSON and called nothing but that.
  package var isPlainJSON: Bool { body.isJSON(of: mediaType) }
}

extension [UInt8] {
  /// Whether a body of this media type is JSON. One that isn't said to be anything is JSON when it begins as an object or an
  /// array does.
  func isJSON(of mediaType: String?) -> Bool {
    if let mediaType { return mediaType == "application/json" }
    let first = first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }
}
