public import HTTPTypes
public import PostHogBatchExports
import Synchronization

/// A transport that answers from a list, for tests of one exchange; ``FakePostHog`` is for everything that has a state.
///
///     let transport = ScriptedTransport([.success(.init(status: .ok, json: #"{"paused": true}"#))])
public final class ScriptedTransport: HTTPTransport {
  private struct State {
    var answers: [Result<FakeResponse, TransportError>]
    var requests: [FakeRequest] = []
  }
  private let state: Mutex<State>

  /// Answers in the order in which they are given out.
  public init(_ answers: [Result<FakeResponse, TransportError>]) {
    state = Mutex(State(answers: answers[...].reversed()))
  }

  /// Every request so far, keys included, in order.
  public var requests: [FakeRequest] { state.withLock(\.requests) }

  /// Gives out the next answer; without one the connection is refused. A cancelled task gets nothing.
  public func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
    if Task.isCancelled { throw TransportError(.cancelled, phase: .notSent) }
    let answer = state.withLock { state in
      state.requests.append(FakeRequest(head: request, body: body ?? []))
      return state.answers.popLast()
    }
    guard let answer else {
      throw TransportError(.connection, phase: .notSent, detail: "the script has no more answers")
    }
    let response = try answer.get()
    return TransportResponse(head: response.head, body: ResponseBody(response.body))
  }

  /// Nothing here waits for anything.
  public var isImmediate: Bool { true }
}
