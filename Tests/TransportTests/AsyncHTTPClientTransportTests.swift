#if AsyncHTTPClient
  import AsyncHTTPClient
  import HTTPTypes
  import NIOCore
  import NIOHTTP1
  import Synchronization
  import TestSupport
  import Testing

  @testable import OperationClient
  @testable import PostHogBatchExports

  /// What is AsyncHTTPClient's alone: clients of the caller's own, and proxies.
  @Suite("AsyncHTTPClient transport")
  struct AsyncHTTPClientTransportTests {
    @Test("refuses a response that a client of the caller's own reached through a redirect")
    func foreignClient() async throws {
      try await withTransport(.init(redirectConfiguration: .follow(max: 5, allowCycles: false))) { transport in
        try await withLoopbackServer { request, writer in
          try await writer.respond(request.head.uri == "/" ? .found : .ok, ["Location": "/elsewhere"])
        } _: { server in
          let error = await #expect(throws: TransportError.self) {
            _ = try await transport.send(request(port: server.port), body: nil)
          }
          #expect(error?.kind == .unsupportedRequest)
        }
      }
    }

    @Test("leaves a refused connection to the client's own policy, and traces nothing")
    func configuration() {
      #expect(!HTTPClient.Configuration.postHog.connectionPool.retryConnectionEstablishment)
      #expect(HTTPClient.Configuration.postHog.tracing.tracer == nil)
    }

    @Test(
      "an unrequested switch of protocols is no response",
      arguments: ["Connection: Upgrade\nUpgrade: websocket\n\nframes", "Content-Length: 4\n\nbody"])
    func switchingProtocols(rest: String) async throws {
      try await withRawServer { connection in
        try await connection.write("HTTP/1.1 101 Switching Protocols\n\(rest)")
        await connection.untilClosed()
      } _: { server in
        try await withTransport(.postHog) { transport in
          let error = await #expect(throws: TransportError.self) {
            _ = try await transport.send(request(.post, port: server.port), body: [1])
          }
          #expect(error?.kind == .malformedResponse)
        }
      }
    }

    @Test("heads that announce another without end take no longer than the time limit")
    func endlessAnnouncements() async throws {
      try await withRawServer { connection in
        while true { try await connection.write("HTTP/1.1 102 Processing\n\n") }
      } _: { server in
        try await withTransport(.postHog) { transport in
          let error = await #expect(throws: TransportError.self) {
            _ = try await transport.exchange(
              request(port: server.port), body: nil, timeLimit: .milliseconds(50), maximumSize: 1 << 20)
          }
          #expect(error?.kind == .timeout)
        }
      }
    }

    /// How an exchange can end within the body, when the transport reads it to its end.
    enum CutWithin: CaseIterable {
      case time, size, cancelling, server
    }

    @Test(
      "a response that ends within its body has its head, and says why when it is read", arguments: CutWithin.allCases)
    func cutWithin(cut: CutWithin) async throws {
      let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
      let (ends, end) = AsyncStream.makeStream(of: Void.self)
      try await withRawServer { connection in
        try await connection.write("HTTP/1.1 503 Busy\nContent-Length: 1000000\n\naaaaaaaa")
        arrival.yield()
        if cut != .server { await connection.untilClosed() }
        end.yield()
      } _: { server in
        try await withTransport(.postHog) { transport in
          let call = Task {
            try await transport.exchange(
              request(port: server.port), body: nil, timeLimit: cut == .time ? .milliseconds(500) : .seconds(60),
              maximumSize: cut == .size ? 4 : 1 << 20)
          }
          if cut == .cancelling {
            for await _ in arrivals { break }
            call.cancel()
          }
          let expected: TransportError.Kind =
            switch cut {
            case .time: .timeout
            case .size: .bodyTooLarge(limit: 4)
            case .cancelling: .cancelled
            case .server: .connection
            }
          let response: TransportResponse
          do {
            response = try await call.value
          } catch let error as TransportError where cut == .cancelling || cut == .time {
            // The head was still on its way, or the connection even.
            #expect(error.kind == expected)
            return
          }
          #expect(response.head.status.code == 503)
          let error = await #expect(throws: TransportError.self) { try await response.body.collect(upTo: 1 << 20) }
          #expect(error?.kind == expected)
          #expect(error?.phase == .responseStarted)
          for await _ in ends { break }
        }
      }
    }

    @Test("coded content may be longer than the largest size, which is that of the decoded content")
    func codedContent() async throws {
      try await withLoopbackServer { _, writer in
        try await writer.head(.ok, ["Content-Encoding": "gzip", "Transfer-Encoding": "chunked"])
        try await writer.chunk([UInt8](repeating: 0x61, count: 150))
        try await writer.end()
      } _: { server in
        try await withTransport(.postHog) { transport in
          let response = try await transport.exchange(
            request(port: server.port), body: nil, timeLimit: .seconds(60), maximumSize: 100)
          #expect(try await response.body.collect(upTo: 200).count == 150)
        }
      }
    }

    @Test("more calls than connections wait for each other, and none fails")
    func crowd() async throws {
      let open = Mutex((now: 0, most: 0))
      try await withLoopbackServer { _, writer in
        open.withLock {
          $0.now += 1
          $0.most = max($0.most, $0.now)
        }
        await Task.yield()
        open.withLock { $0.now -= 1 }
        try await writer.respond(.ok, body: #"{"count":0,"next":null,"results":[]}"#)
      } _: { server in
        try await HTTPClient.withHTTPClient(configuration: .postHog) { http in
          let client = PostHogClient(
            host: try .selfHosted("http://127.0.0.1:\(server.port)"), credentials: try .static("phx_key"),
            transport: AsyncHTTPClientTransport(http, noting: nil, slots: ExchangeSlots { _ in 3 }),
            configuration: .init(retryPolicy: .none, rateLimit: .unlimited))
          try await withThrowingDiscardingTaskGroup { group in
            for _ in 0..<60 {
              group.addTask { _ = try await client.send(BatchExports.list(in: .project(1))) }
            }
          }
        }
        #expect(server.requests.count == 60)
      }
      #expect(open.withLock(\.most) <= 3)
    }

    @Test("asks a proxy for a tunnel, and sends the request through it")
    func tunnel() async throws {
      try await withRawServer { connection in
        try await connection.write("HTTP/1.1 200 Connected\n\n")
        try await connection.readHead()
        #expect(connection.path == "/api/?a=b")
        #expect(!connection.head.lowercased().contains("proxy-authorization"))
        try await connection.write("HTTP/1.1 200 OK\nContent-Length: 4\n\nbody")
        await connection.untilClosed()
      } _: { proxy in
        var configuration = HTTPClient.Configuration.postHog
        configuration.proxy = .server(
          host: "127.0.0.1", port: proxy.port, authorization: .basic(username: "user", password: "word"))
        try await withTransport(configuration) { transport in
          let request = HTTPRequest(
            method: .get, scheme: "http", authority: "posthog.invalid", path: "/api/?a=b",
            headerFields: [.authorization: "Bearer phx_key"])
          let response = try await transport.send(request, body: nil)
          #expect(try await response.body.collect(upTo: 100) == Array("body".utf8))
        }
        let head = try #require(proxy.requests.first)
        #expect(head.hasPrefix("CONNECT posthog.invalid:80 HTTP/1.1\r\n"))
        #expect(head.lowercased().contains("\r\nproxy-authorization: basic dxnlcjp3b3jk\r\n"))
        #expect(!head.contains("phx_key"))
      }
    }

    @Test(
      "sends nothing where a proxy refuses the tunnel", arguments: [403, 407, 502])
    func refusedTunnel(status: Int) async throws {
      try await withRawServer { connection in
        try await connection.write("HTTP/1.1 \(status) No\nContent-Length: 0\n\n")
        await connection.untilClosed()
      } _: { proxy in
        var configuration = HTTPClient.Configuration.postHog
        configuration.proxy = .server(host: "127.0.0.1", port: proxy.port)
        try await withTransport(configuration) { transport in
          let request = HTTPRequest(
            method: .post, scheme: "https", authority: "posthog.invalid", path: "/api/",
            headerFields: [.authorization: "Bearer phx_key"])
          let error = await #expect(throws: TransportError.self) { _ = try await transport.send(request, body: [1]) }
          #expect(error?.kind == .connection)
          #expect(error?.phase == .notSent)
        }
        #expect(proxy.requests.count == 1)
        #expect(proxy.requests.first?.hasPrefix("CONNECT posthog.invalid:443 HTTP/1.1\r\n") == true)
        #expect(proxy.requests.first?.contains("phx_key") == false)
      }
    }
  }
#endif
