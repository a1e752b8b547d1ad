public import HTTPTypes

/// A response with a status from 400 on and a body, which may be an error of the API or a page of a proxy.
///
/// An ``APIErrorBody`` is created from it.
public struct ErrorResponse: Sendable {
  /// The status.
  public let status: Int
  /// The header fields.
  public let headers: HTTPFields
  /// The body, after decompression. Never empty.
  public let body: [UInt8]
  /// The media type of the body in lower case and without parameters; `nil` if the response doesn't declare one, and
  /// empty if it declares several that contradict each other.
  public let mediaType: String?
  /// Hides the key that was sent, and anything that looks like a key, where a server quotes it.
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

  /// Whether the body is JSON: the response declares `application/json` or a type like `application/problem+json`, or
  /// it declares no type and the body begins like an object or an array (RFC 9110, section 8.3).
  public var isJSON: Bool {
    body.isJSON(of: mediaType) || mediaType.map { $0.hasPrefix("application/") && $0.hasSuffix("+json") } ?? false
  }

  /// Whether the body is JSON and not declared as a more specific type.
  package var isPlainJSON: Bool { body.isJSON(of: mediaType) }
}

extension [UInt8] {
  /// Returns whether a body of this media type is JSON. A body without a declared type is JSON if it begins like an
  /// object or an array.
  func isJSON(of mediaType: String?) -> Bool {
    if let mediaType { return mediaType == "application/json" }
    let first = first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }
}
