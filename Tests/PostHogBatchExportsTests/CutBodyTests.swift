import HTTPTypes
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// Bodies that end early: what the error says then, and whether the request may have been carried out.
@Suite("Bodies that are cut")
struct CutBodyTests {
  /// A transport whose bodies are Swift streams, which end as if they were complete when their reader is cancelled.
  private static func endless() -> ClosureTransport {
    ClosureTransport { (_) throws(TransportError) in
      let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self)
      continuation.yield(Array(#"{"id":"#.utf8))
      return TransportResponse(head: HTTPResponse(status: 201), body: ResponseBody(stream: stream))
    }
  }

  private static func client(_ transport: ClosureTransport, _ clock: ManualClock) throws -> PostHogClient {
    PostHogClient(
      host: .us, credentials: try .static(testKey), transport: transport, clock: clock,
      configuration: .init(attemptTimeout: .seconds(10), retryPolicy: .none))
  }

  @Test("by the time limit: that is what the error says")
  func timeout() async throws {
    let clock = ManualClock()
    let client = try Self.client(Self.endless(), clock)
    let call = Task { try await client.send(Things.create()) }
    try await clock.waitForSleepers()
    clock.advance(by: .seconds(10))
    let error = await #expect(throws: PostHogError.self) { _ = try await call.value }
    #expect(error?.kind == .timeout(.responseStarted))
    #expect(error?.mayHaveTakenEffect == true)
  }

  @Test("by being cancelled: that is what the error says")
  func cancellation() async throws {
    let clock = ManualClock()
    let client = try Self.client(Self.endless(), clock)
    let call = Task { try await client.send(Things.create()) }
    try await clock.waitForSleepers()
    call.cancel()
    let error = await #expect(throws: PostHogError.self) { _ = try await call.value }
    #expect(error?.kind == .cancelled(.responseStarted))
  }

  /// A redirect whose body breaks, followed by the response.
  private static func redirect(_ status: Int, to location: String) -> ClosureTransport {
    ClosureTransport { (sent) throws(TransportError) in
      guard sent.request.path == "/api/projects/1/things/" else {
        return TransportResponse(status: 201, body: Array(#"{"id":7}"#.utf8))
      }
      let (stream, continuation) = AsyncThrowingStream.makeStream(of: [UInt8].self)
      continuation.finish(throwing: TransportError(.connection, phase: .responseStarted))
      let body = ResponseBody(stream: stream) {
        $0 as? TransportError ?? TransportError(.connection, phase: .responseStarted)
      }
      return TransportResponse(
        head: HTTPResponse(status: .init(code: status), headerFields: [.location: location]), body: body)
    }
  }

  @Test("of a redirect: it is followed all the same, or refused as one that had no effect", arguments: [307, 308])
  func redirect(status: Int) async throws {
    let clock = ManualClock()
    let followed = try Self.client(Self.redirect(status, to: "/api/new/"), clock)
    #expect(try await followed.send(Things.create()).id == 7)
    let refused = try Self.client(Self.redirect(status, to: "https://elsewhere.example/"), clock)
    let error = await #expect(throws: PostHogError.self) { _ = try await refused.send(Things.create()) }
    #expect(error?.kind == .redirect(to: "https://elsewhere.example/"))
    #expect(error?.mayHaveTakenEffect == false)
  }
}
