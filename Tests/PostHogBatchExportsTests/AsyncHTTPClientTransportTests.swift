// The default transport over a real socket: what it must not do by itself, and how it fails.

#if AsyncHTTPClient
  import AsyncHTTPClient
  import HTTPTypes
  import NIOHTTP1
  import PostHogBatchExports
  import Synchronization
  import Testing

  @Suite("AsyncHTTPClient transport")
  struct AsyncHTTPClientTransportTests {
    let transport = AsyncHTTPClientTransport.shared

    func request(
      _ method: HTTPRequest.Method = .get, port: Int, _ path: String = "/", _ headers: HTTPFields = [:]
    ) -> HTTPRequest {
      HTTPRequest(method: method, scheme: "http", authority: "127.0.0.1:\(port)", path: path, headerFields: headers)
    }

    @Test("sends method, path, query, fields and body as given, and frames the message")
    func sendsAsGiven() async throws {
      try await withLoopbackServer { _, answer in
        try await answer.answer(.created, ["X-Answer": "yes"], body: "done")
      } _: { server in
        let path = "/api/projects/1/a%2Fb/%40current/?after=2026-01-01T00%3A00%3A00Z&x=a%2Bb%20c"
        let response = try await transport.send(
          request(.post, port: server.port, path, [.accept: "text/plain"]), body: Array("hello".utf8))
        #expect(response.head.status == .created)
        #expect(response.head.headerFields[try #require(HTTPField.Name("X-Answer"))] == "yes")
        #expect(try await response.body.collect(upTo: 100) == Array("done".utf8))

        let received = try #require(server.requests.first)
        #expect(received.head.method == .POST)
        #expect(received.head.uri == path)
        #expect(received.body == Array("hello".utf8))
        let names = received.head.headers.map { $0.name.lowercased() }
        #expect(Set(names) == ["accept", "host", "content-length"])
      }
    }

    @Test("a request without a body has none, and a POST says so")
    func emptyBodies() async throws {
      try await withLoopbackServer { _, answer in
        try await answer.answer(.ok)
      } _: { server in
        for method in [HTTPRequest.Method.get, .delete, .post] {
          _ = try await transport.send(request(method, port: server.port), body: nil).body.collect(upTo: 0)
        }
        #expect(server.requests.allSatisfy { $0.body.isEmpty })
        #expect(server.requests.map { $0.head.headers.first(name: "content-length") } == [nil, nil, "0"])
      }
    }

    @Test("follows no redirect", arguments: [301, 302, 303, 307, 308])
    func noRedirects(status: Int) async throws {
      try await withLoopbackServer { _, answer in
        try await answer.answer(.init(statusCode: status), ["Location": "/elsewhere"])
      } _: { server in
        let response = try await transport.send(request(port: server.port), body: nil)
        #expect(response.head.status.code == status)
        #expect(response.head.headerFields[.location] == "/elsewhere")
        #expect(server.requests.count == 1)
      }
    }

    @Test("refuses an answer that a client of the caller's own reached through a redirect")
    func foreignClient() async throws {
      let client = HTTPClient(configuration: .init(redirectConfiguration: .follow(max: 5, allowCycles: false)))
      try await withLoopbackServer { request, answer in
        try await answer.answer(request.head.uri == "/" ? .found : .ok, ["Location": "/elsewhere"])
      } _: { server in
        let error = await #expect(throws: TransportError.self) {
          _ = try await AsyncHTTPClientTransport(client: client).send(request(port: server.port), body: nil)
        }
        #expect(error?.kind == .unsupportedRequest)
      }
      try await client.shutdown()
    }

    @Test("gives the head and each chunk as they arrive")
    func streams() async throws {
      let (gates, gate) = AsyncStream.makeStream(of: Void.self)
      try await withLoopbackServer { _, answer in
        try await answer.head(.ok, ["Transfer-Encoding": "chunked"])
        var opened = gates.makeAsyncIterator()
        for text in ["one", "two", "three"] {
          // Nothing is written before the test has asked for it, so what it reads can't have been collected.
          _ = await opened.next()
          try await answer.chunk(Array(text.utf8))
        }
        try await answer.end()
      } _: { server in
        let response = try await transport.send(request(port: server.port), body: nil)
        var chunks = response.body.makeAsyncIterator()
        for text in ["one", "two", "three"] {
          gate.yield()
          #expect(try await chunks.next() == Array(text.utf8))
        }
        #expect(try await chunks.next() == nil)
      }
    }

    @Test("reads a large body whole, and stops at the limit when it is longer")
    func largeBody() async throws {
      let chunk = [UInt8](repeating: 0x61, count: 64 * 1024)
      try await withLoopbackServer { _, answer in
        try await answer.head(.ok, ["Transfer-Encoding": "chunked"])
        for _ in 0..<256 { try await answer.chunk(chunk) }
        try await answer.end()
      } _: { server in
        let whole = try await transport.send(request(port: server.port), body: nil)
        #expect(try await whole.body.collect(upTo: 256 * chunk.count).count == 256 * chunk.count)

        let bounded = try await transport.send(request(port: server.port), body: nil)
        let error = await #expect(throws: TransportError.self) { try await bounded.body.collect(upTo: 1_000_000) }
        #expect(error?.kind == .bodyTooLarge(limit: 1_000_000))
      }
    }

    @Test("does not read ahead of a reader that waits")
    func backPressure() async throws {
      // More than the kernel keeps for a connection: it gives each end up to tens of megabytes.
      let megabytes = 256
      let written = Mutex(0)
      let chunk = [UInt8](repeating: 0x61, count: 1 << 20)
      try await withLoopbackServer { request, answer in
        guard request.head.uri == "/large" else { return try await answer.answer(.ok) }
        try await answer.head(.ok, ["Transfer-Encoding": "chunked"])
        for _ in 0..<megabytes {
          try await answer.chunk(chunk)
          written.withLock { $0 += 1 }
        }
        try await answer.end()
      } _: { server in
        let response = try await transport.send(request(port: server.port, "/large"), body: nil)
        var chunks = response.body.makeAsyncIterator()
        var read = try await chunks.next()?.count ?? 0
        // A hundred other exchanges give a transport that reads ahead all the time it needs.
        for _ in 0..<100 {
          _ = try await transport.send(request(port: server.port), body: nil).body.collect(upTo: 0)
        }
        #expect(written.withLock { $0 } < megabytes)
        while let chunk = try await chunks.next() { read += chunk.count }
        #expect(read == megabytes << 20)
      }
    }

    @Test("fails at once, before anything is sent, where nobody listens")
    func refusedConnection() async throws {
      let port = try DeafPort()
      // AsyncHTTPClient would try for seconds, which is for the client's own policy to decide.
      #expect(!HTTPClient.Configuration.postHog.connectionPool.retryConnectionEstablishment)
      let error = await #expect(throws: TransportError.self) {
        _ = try await transport.send(request(port: port.number), body: nil)
      }
      #expect(error?.kind == .connection)
      #expect(error?.phase == .notSent)
    }

    @Test("a server that does not speak TLS is told apart, before anything is sent")
    func noTLS() async throws {
      try await withLoopbackServer { _, answer in
        try await answer.answer(.ok)
      } _: { server in
        var request = request(port: server.port)
        request.scheme = "https"
        let error = await #expect(throws: TransportError.self) { _ = try await transport.send(request, body: nil) }
        #expect(error?.kind == .tls)
        #expect(error?.phase == .notSent)
      }
    }

    @Test("a connection that is cut tells how far it had come")
    func cutConnections() async throws {
      struct Cut: Error {}
      try await withLoopbackServer { request, answer in
        if request.head.uri == "/answered" {
          try await answer.head(.ok, ["Content-Length": "10"])
          try await answer.chunk(Array("half".utf8))
        }
        throw Cut()
      } _: { server in
        let sent = await #expect(throws: TransportError.self) {
          _ = try await transport.send(request(.post, port: server.port, "/sent"), body: [1])
        }
        #expect(sent?.kind == .connection)
        #expect(sent?.phase == .sent)

        let answered = await #expect(throws: TransportError.self) {
          _ = try await transport.send(request(port: server.port, "/answered"), body: nil).body.collect(upTo: 100)
        }
        #expect(answered?.kind == .connection)
        #expect(answered?.phase == .answered)
      }
    }

    @Test("a head that grows without end is refused")
    func largeHead() async throws {
      try await withLoopbackServer { _, answer in
        try await answer.answer(.ok, ["X-Large": String(repeating: "a", count: 1 << 20)])
      } _: { server in
        let error = await #expect(throws: TransportError.self) {
          _ = try await transport.send(request(port: server.port), body: nil)
        }
        #expect(error?.kind == .headTooLarge(limit: 65_536))
      }
    }

    @Test("cancelling the task ends an exchange that waits for its head")
    func cancelWaiting() async throws {
      let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
      try await withLoopbackServer { _, _ in
        arrival.yield()
        try await Task.sleep(for: .seconds(600))
      } _: { server in
        let request = request(port: server.port)
        let call = Task { try await transport.send(request, body: nil) }
        for await _ in arrivals { break }
        call.cancel()
        let error = await #expect(throws: TransportError.self) { _ = try await call.value }
        #expect(error?.kind == .cancelled)
      }
    }

    @Test("cancelling the task ends a body that is being read")
    func cancelReading() async throws {
      try await withLoopbackServer { _, answer in
        try await answer.head(.ok, ["Transfer-Encoding": "chunked"])
        try await answer.chunk([1])
        try await Task.sleep(for: .seconds(600))
      } _: { server in
        let response = try await transport.send(request(port: server.port), body: nil)
        let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
        let reading = Task {
          for try await _ in response.body { arrival.yield() }
        }
        for await _ in arrivals { break }
        reading.cancel()
        // An end without an error would make half a body look whole.
        let error = await #expect(throws: TransportError.self) { try await reading.value }
        #expect(error?.kind == .cancelled)
        #expect(error?.phase == .answered)
      }
    }

    @Test("a body can be read once")
    func bodyReadTwice() async throws {
      try await withLoopbackServer { _, answer in
        try await answer.answer(.ok, body: "once")
      } _: { server in
        let body = try await transport.send(request(port: server.port), body: nil).body
        #expect(try await body.collect(upTo: 10) == Array("once".utf8))
        let error = await #expect(throws: TransportError.self) { try await body.collect(upTo: 10) }
        #expect(error?.kind == .bodyAlreadyRead)
      }
    }
  }
#endif
