public import HTTPTypes
public import PostHogBatchExports

/// The fake as the transport of a client: nothing leaves the process.
///
/// ``FakePostHog/client(key:configuration:)`` creates such a client. A client that you create yourself also waits on
/// the fake's clock, and refuses to use another one:
///
/// ```swift
/// let client = PostHogClient(host: .us, credentials: try .static("phx_fake_key"), transport: fake)
/// ```
extension FakePostHog: HTTPTransport {
  /// Responds immediately. A cancelled task gets no response.
  public func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
    if Task.isCancelled { throw TransportError(.cancelled, phase: .notSent) }
    var response = respond(to: FakeRequest(head: request, body: body ?? []))
    // Every server adds this field; a server around the fake does it by itself.
    if response.head.headerFields[.date] == nil { response.head.headerFields[.date] = now.httpText }
    return TransportResponse(head: response.head, body: ResponseBody(response.body))
  }

  /// True, because nothing here waits.
  public var isImmediate: Bool { true }
}
