public import HTTPTypes
public import PostHogBatchExports
import Synchronization

/// A transport with a list of responses, for tests of a single exchange. Use ``FakePostHog`` for everything with state.
///
/// ```swift
/// let transport = ScriptedTransport([.success(.init(status: .ok, json: #"{"paused": true}"#))])
/// ```
public final class ScriptedTransport: HTTPTransport {
  private struct Script {
    var responses: [Result<FakeResponse, TransportError>]
    var requests: [FakeRequest] = []
  }
  private let script: Mutex<Script>

  /// Creates a transport that returns these responses or errors, in this order.
  public init(_ responses: [Result<FakeResponse, TransportError>]) {
    script = Mutex(Script(responses: responses[...].reversed()))
  }

  /// All requests so far, including their keys, in order.
  public var requests: [FakeRequest] { script.withLock(\.requests) }

  /// Returns the next response. Without one, the connection is refused. A cancelled task gets no response.
  public func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
    if Task.isCancelled { throw TransportError(.cancelled, phase: .notSent) }
    let next = script.withLock { script in
      script.requests.append(FakeRequest(head: request, body: body ?? []))
      return script.responses.popLast()
    }
    guard let next else {
      throw TransportError(.connection, phase: .notSent, detail: "the script has no more responses")
    }
    let response = try next.get()
    return TransportResponse(head: response.head, body: ResponseBody(response.body))
  }

  /// True, because nothing here waits.
  public var isImmediate: Bool { true }
}
