import HTTPTypes
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization

/// A transport in the same process that records what is sent to the object store, returns bodies in small chunks, and
/// breaks where a test wants it.
final class Wire: HTTPTransport {
  /// What happens to an exchange with the object store.
  enum Event: Sendable {
    /// It goes well.
    case pass
    /// The connection fails before a response.
    case refuse
    /// The connection breaks after so many bytes of the body.
    case cut(after: Int)
    /// The body just ends after so many bytes.
    case end(after: Int)
    /// Another response is sent.
    case respond(FakeResponse)
    /// The store's response, changed.
    case change(@Sendable (inout FakeResponse) -> Void)
    /// Something happens before the request arrives.
    case meanwhile(@Sendable () -> Void)
    /// Something happens after so many bytes of the body.
    case after(Int, @Sendable () -> Void)
  }

  private let fake: FakePostHog
  private struct State {
    var events: [Event] = []
    var requests: [HTTPRequest] = []
    var quotesAddresses = false
    var elsewhere: (authority: String, path: String, response: FakeResponse)?
    var (openBodies, mostBodies, wantedBodies) = (0, 0, 0)
  }

  private let state = Mutex(State())

  init(_ fake: FakePostHog) { self.fake = fake }

  /// What happens to the next exchanges with the store, in this order.
  func next(_ events: Event...) { state.withLock { $0.events += events } }

  /// The response of another place than the store, used once.
  func respondNext(at authority: String, path: String, with response: FakeResponse) {
    state.withLock { $0.elsewhere = (authority, path, response) }
  }

  /// Every request to the store so far.
  var requests: [HTTPRequest] { state.withLock { $0.requests } }
  /// The `Range` of every request to the store so far.
  var ranges: [String?] { requests.map { $0.headerFields[.range] } }

  /// Whether an error quotes the whole URL, as that of a careless transport does.
  var quotesAddresses: Bool {
    get { state.withLock(\.quotesAddresses) }
    set { state.withLock { $0.quotesAddresses = newValue } }
  }

  /// How many bodies were read at the same time at most.
  var mostBodiesAtATime: Int { state.withLock(\.mostBodies) }

  /// Suspends all bodies until this many are being read.
  func holdBodies(until count: Int) { state.withLock { $0.wantedBodies = count } }

  /// Everything goes well from now on.
  func forgetEvents() { state.withLock { $0.events = [] } }

  func forgetRequests() { state.withLock { $0.requests = [] } }

  var isImmediate: Bool { true }

  func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
    if let response = response(elsewhere: request) {
      return TransportResponse(head: response.head, body: ResponseBody(response.body))
    }
    guard request.authority == "objects.fake.invalid" else { return try await fake.send(request, body: body) }
    let event = state.withLock { state in
      state.requests.append(request)
      return state.events.isEmpty ? Event.pass : state.events.removeFirst()
    }
    if Task.isCancelled { throw TransportError(.cancelled, phase: .notSent) }
    switch event {
    case .refuse:
      let address = "https://objects.fake.invalid\(request.path ?? "")"
      throw TransportError(
        .connection, phase: .notSent, detail: quotesAddresses ? "no connection to \(address)" : "")
    case .meanwhile(let action): action()
    case .respond(let response): return TransportResponse(head: response.head, body: ResponseBody(response.body))
    case .pass, .cut, .end, .change, .after: break
    }
    var response = fake.respond(to: FakeRequest(head: request))
    if case .change(let change) = event { change(&response) }
    return TransportResponse(
      head: response.head, body: ResponseBody(stream: Chunks(bytes: response.body, event: event, wire: self)))
  }

  private func response(elsewhere request: HTTPRequest) -> FakeResponse? {
    state.withLock { state in
      guard let place = state.elsewhere, place.authority == request.authority, place.path == request.path else {
        return nil
      }
      state.elsewhere = nil
      state.requests.append(request)
      return place.response
    }
  }

  private func openBody() async {
    state.withLock { state in
      state.openBodies += 1
      state.mostBodies = max(state.mostBodies, state.openBodies)
    }
    while state.withLock({ $0.mostBodies < $0.wantedBodies }) { await Task.yield() }
  }

  private func closeBody() { state.withLock { $0.openBodies -= 1 } }

  /// A body in chunks of ten bytes.
  private struct Chunks: AsyncSequence, Sendable {
    let bytes: [UInt8]
    let event: Event
    let wire: Wire

    func makeAsyncIterator() -> Iterator { Iterator(rest: bytes[...], event: event, wire: wire) }

    struct Iterator: AsyncIteratorProtocol {
      var rest: ArraySlice<UInt8>
      var event: Event
      let wire: Wire
      var isOpen = false

      mutating func next(isolation: isolated (any Actor)?) async throws(TransportError) -> [UInt8]? {
        if !isOpen { await wire.openBody() }
        isOpen = true
        let chunk = try chunk()
        if chunk.isEmpty { wire.closeBody() }
        return chunk.isEmpty ? nil : Array(chunk)
      }

      private mutating func chunk() throws(TransportError) -> ArraySlice<UInt8> {
        if Task.isCancelled { throw TransportError(.cancelled, phase: .responseStarted) }
        var size = 10
        switch event {
        case .cut(let limit):
          if rest.startIndex >= limit { throw TransportError(.connection, phase: .responseStarted, detail: "cut") }
          size = Swift.min(size, limit - rest.startIndex)
        case .end(let limit):
          size = Swift.min(size, limit - rest.startIndex)
        case .after(let limit, let action) where rest.startIndex >= limit:
          event = .pass
          action()
          if Task.isCancelled { throw TransportError(.cancelled, phase: .responseStarted) }
        default: break
        }
        defer { rest = rest.dropFirst(size) }
        return rest.prefix(size)
      }
    }
  }
}
