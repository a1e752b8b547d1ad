// What is AsyncHTTPClient's alone: clients of the caller's own, and proxies.

#if AsyncHTTPClient
  import AsyncHTTPClient
  import HTTPTypes
  import NIOCore
  import NIOHTTP1
  import PostHogBatchExports
  import TestSupport
  import Testing

  @Suite("AsyncHTTPClient transport")
  struct AsyncHTTPClientTransportTests {
    @Test("refuses an answer that a client of the caller's own reached through a redirect")
    func foreignClient() async throws {
      try await withTransport(.init(redirectConfiguration: .follow(max: 5, allowCycles: false))) { transport in
        try await withLoopbackServer { request, answer in
          try await answer.answer(request.head.uri == "/" ? .found : .ok, ["Location": "/elsewhere"])
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
