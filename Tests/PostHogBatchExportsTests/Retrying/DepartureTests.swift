#if AsyncHTTPClient
  import HTTPTypes
  import PostHogBatchExports
  import TestSupport
  import Testing

  /// Whether a request has been sent is known by a number of its own, which no other code can choose.
  @Suite("Requests that have left")
  struct DepartureTests {
    private struct Numbering: Middleware {
      func send(
        _ request: HTTPRequest, body: [UInt8]?, attempt: Attempt,
        next: @Sendable (HTTPRequest, [UInt8]?) async throws(TransportError) -> TransportResponse
      ) async throws(TransportError) -> TransportResponse {
        var request = request
        if let name = HTTPField.Name("posthog-departure") { request.headerFields[name] = "999999" }
        return try await next(request, body)
      }
    }

    @Test("a create that may have arrived is not sent again, whatever fields a middleware sets")
    func chosenNumber() async throws {
      try await withRawServer { _ in
        // Closes without a response.
      } _: { server in
        let client = PostHogClient(
          host: try .selfHosted("http://127.0.0.1:\(server.port)"), credentials: try .static(testKey),
          middleware: [Numbering()])
        let error = await #expect(throws: PostHogError.self) { try await client.send(Things.create()) }
        #expect(error?.mayHaveTakenEffect == true && error?.attempts == 1)
        #expect(server.requests.count == 1)
      }
    }
  }
#endif
