import HTTPTypes
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// The transports in memory behave as HTTPTransport documents, as far as that applies without a network.
@Suite("Transports in memory")
struct InMemoryTransportTests {
  let request = HTTPRequest(
    method: .post, scheme: "https", authority: "us.posthog.com", path: "/api/projects/1/batch_exports/?a=%2F",
    headerFields: [.authorization: "Bearer phx_fake_key", .accept: "a/b"])

  @Test("a script's redirects are given back, its errors keep their phase, and requests are kept as they came")
  func script() async throws {
    let failure = TransportError(.timeout, phase: .sent)
    let transport = ScriptedTransport([
      .success(FakeResponse(status: .found, headers: [.location: "/elsewhere"])), .failure(failure),
    ])
    let response = try await transport.send(request, body: [1, 2])
    #expect(response.head.status == .found)
    #expect(response.head.headerFields[.location] == "/elsewhere")
    for _ in 0..<2 { #expect(try await response.body.collect(upTo: 0).isEmpty) }

    let error = await #expect(throws: TransportError.self) { _ = try await transport.send(request, body: nil) }
    #expect(error == failure)
    #expect(transport.requests.map(\.head) == [request, request])
    #expect(transport.requests.map(\.body) == [[1, 2], []])
  }

  @Test("a cancelled task sends nothing", arguments: [ScriptedTransport([]), FakePostHog()] as [any HTTPTransport])
  func cancelled(transport: any HTTPTransport) async {
    let call = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await transport.send(request, body: nil)
    }
    call.cancel()
    let error = await #expect(throws: TransportError.self) { _ = try await call.value }
    #expect(error?.kind == .cancelled)
    #expect(error?.phase == .notSent)
    if let script = transport as? ScriptedTransport { #expect(script.requests.isEmpty) }
  }
}
