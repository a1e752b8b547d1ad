public import HTTPTypes

/// A request as the fake receives it: the head and the whole body.
public struct FakeRequest: Sendable, Hashable {
  /// The method, scheme, authority, path with query, and header fields.
  public var head: HTTPRequest
  /// The body; empty if there is none.
  public var body: [UInt8]

  /// Creates a request from its parts, for transports and servers.
  public init(head: HTTPRequest, body: [UInt8] = []) {
    self.head = head
    self.body = body
  }

  /// Creates a JSON request, for tests that use the fake without a client.
  ///
  /// - Parameters:
  ///   - method: The method, such as `.get`.
  ///   - path: The path with its query, both percent-encoded.
  ///   - key: The personal API key to send, if any.
  ///   - json: The text of the body, if any.
  public init(_ method: HTTPRequest.Method, _ path: String, key: String? = nil, json: String? = nil) {
    head = HTTPRequest(method: method, scheme: "https", authority: "posthog.fake.invalid", path: path)
    if let key { head.headerFields[.authorization] = "Bearer \(key)" }
    if json != nil { head.headerFields[.contentType] = "application/json" }
    body = json.map { Array($0.utf8) } ?? []
  }
}
