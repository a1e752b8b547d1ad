// Cancelling the task that sends ends the call, wherever it is.

import PostHogBatchExports
import Testing

@Suite("Cancellation")
struct CancellationTests {
  @Test("before a call: nothing is sent and no key is asked for")
  func before() async throws {
    let transport = ClosureTransport(204)
    let client = PostHogClient(
      host: .us,
      credentials: .provider {
        Issue.record("asked for a key")
        return "phx_abc"
      }, transport: transport)
    let call = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      try await client.send(Things.delete())
    }
    let error = await #expect(throws: PostHogError.self) { try await call.value }
    #expect(error?.kind == .cancelled(.notSent))
    #expect(error?.attempts == 0)
    #expect(transport.sent.isEmpty)
  }

  @Test("while the server thinks")
  func waiting() async throws {
    let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
    let client = try PostHogClient(
      ClosureTransport { (_) throws(TransportError) in
        arrival.yield()
        do {
          try await Task.sleep(for: .seconds(600))
        } catch {
          throw TransportError(.cancelled, phase: .sent)
        }
        return TransportResponse(status: 204)
      })
    let call = Task { try await client.send(Things.create()) }
    for await _ in arrivals { break }
    call.cancel()
    let error = await #expect(throws: PostHogError.self) { _ = try await call.value }
    #expect(error?.kind == .cancelled(.sent))
    #expect(error?.description.contains("It is unknown whether it was carried out") == true)
  }
}
