public import HTTPTypes
public import PostHogBatchExports

/// A client can be given the fake as its transport: nothing leaves the process.
///
/// ``FakePostHog/client(key:configuration:)`` makes one. A client of your own waits on the fake's clock too, and refuses to
/// work on another:
///
///     let client = PostHogClient(host: .us, credentials: try .static("phx_fake_key"), transport: fake)
extension FakePostHog: HTTPTransport {
  /// Answers at once. A cancelled task gets nothing.
  public func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
    if Task.isCancelled { throw TransportError(.cancelled, phase: .notSent) }
    var answer = respond(to: FakeRequest(head: request, body: body ?? []))
    // What every server adds; a server around the fake does it by itself.
    if answer.head.headerFields[.date] == nil { answer.head.headerFields[.date] = now.httpText }
    return TransportResponse(head: answer.head, body: ResponseBody(answer.body))
  }

  /// Nothing here waits for anything.
  public var isImmediate: Bool { true }
}
