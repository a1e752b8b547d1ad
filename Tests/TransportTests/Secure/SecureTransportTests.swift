#if AsyncHTTPClient
  import AsyncHTTPClient
  import HTTPTypes
  import NIOCore
  import NIOHPACK
  import NIOHTTP2
  import NIOSSL
  import TestSupport
  import Testing

  @testable import OperationClient
  @testable import PostHogBatchExports

  /// TLS and HTTP/2, with which clients reach PostHog's cloud.
  @Suite("TLS and HTTP/2")
  struct SecureTransportTests {
    // MARK: HTTP/2

    @Test("sends what it is given over HTTP/2, and returns the response")
    func exchange() async throws {
      try await withHTTP2Server { exchange in
        #expect(exchange.fields.first(name: ":method") == "POST")
        #expect(exchange.fields.first(name: ":scheme") == "https")
        #expect(exchange.path == "/api/?a=%2F")
        #expect(exchange.fields["authorization"] == ["Bearer phx_key"])
        #expect(exchange.fields["content-length"] == ["3"])
        #expect(exchange.fields["posthog-departure"].isEmpty)
        #expect(exchange.body == [1, 2, 3])
        try await exchange.head(201, [("x-response", "yes"), ("x-response", "twice")])
        try await exchange.data(Array("bo".utf8))
        try await exchange.data(Array("dy".utf8), isEnd: true)
      } _: { server in
        try await withTrust { transport in
          let response = try await transport.send(
            secureRequest(.post, port: server.port, "/api/?a=%2F", [.authorization: "Bearer phx_key"]),
            body: [1, 2, 3])
          #expect(response.head.status == .created)
          let name = try #require(HTTPField.Name("X-Response"))
          #expect(response.head.headerFields[values: name] == ["yes", "twice"])
          #expect(try await response.body.collect(upTo: 4) == Array("body".utf8))
        }
      }
    }

    @Test("many exchanges share a connection, and one that is cancelled ends alone")
    func sharedConnection() async throws {
      let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
      let (ends, end) = AsyncStream.makeStream(of: Void.self)
      try await withHTTP2Server { exchange in
        guard exchange.path == "/silent" else { return try await exchange.respond(body: exchange.path) }
        arrival.yield()
        await exchange.untilClosed()
        end.yield()
      } _: { server in
        try await withTrust { transport in
          let silent = Task { try await transport.send(secureRequest(port: server.port, "/silent"), body: nil) }
          for await _ in arrivals { break }
          try await exchange(with: server, over: transport, times: 50)
          silent.cancel()
          let error = await #expect(throws: TransportError.self) { _ = try await silent.value }
          #expect(error?.kind == .cancelled)
          #expect(error?.phase == .sent)
          for await _ in ends { break }
          try await exchange(with: server, over: transport, times: 50)
          #expect(server.connections == 1)
        }
      }
    }

    @Test("a time limit ends one exchange, not the others of its connection")
    func timeLimit() async throws {
      try await withHTTP2Server { exchange in
        guard exchange.path == "/silent" else { return try await exchange.respond(body: exchange.path) }
        await exchange.untilClosed()
      } _: { server in
        try await withTrust { transport in
          try await exchange(with: server, over: transport, times: 1)
          let error = await #expect(throws: TransportError.self) {
            try await transport.exchange(
              secureRequest(port: server.port, "/silent"), body: nil, timeLimit: .milliseconds(10), maximumSize: 1 << 20
            )
          }
          #expect(error?.kind == .timeout)
          try await exchange(with: server, over: transport, times: 1)
          #expect(server.connections == 1)
        }
      }
    }

    @Test(
      "the error of a reset stream says how far it had come",
      arguments: [
        (NIOHTTP2.HTTP2ErrorCode.refusedStream, TransportError.Phase.notSent), (.internalError, .sent),
        (.cancel, .sent), (.enhanceYourCalm, .sent), (.noError, .sent),
      ])
    func reset(code: NIOHTTP2.HTTP2ErrorCode, phase: TransportError.Phase) async throws {
      try await withHTTP2Server { exchange in
        if exchange.path == "/body" {
          try await exchange.head(200)
          try await exchange.data(Array("half".utf8))
        }
        try await exchange.reset(code)
        await exchange.untilClosed()
      } _: { server in
        try await withTrust { transport in
          let early = await #expect(throws: TransportError.self) {
            _ = try await transport.send(secureRequest(.post, port: server.port, "/"), body: [1])
          }
          #expect(early?.kind == .connection)
          #expect(early?.phase == phase)
          let late = await failureOfBody(transport, secureRequest(port: server.port, "/body"))
          #expect(late?.kind == .connection)
          #expect(late?.phase == .responseStarted)
        }
      }
    }

    @Test("after a connection says goodbye the next request goes on another one")
    func goodbye() async throws {
      try await withHTTP2Server { exchange in
        try await exchange.head(200)
        if exchange.path == "/last" { try await exchange.goAway(last: 1) }
        try await exchange.data(Array(exchange.path.utf8), isEnd: true)
      } _: { server in
        try await withTrust { transport in
          for path in ["/last", "/next"] {
            let response = try await transport.send(secureRequest(port: server.port, path), body: nil)
            #expect(try await response.body.collect(upTo: 10) == Array(path.utf8))
          }
          #expect(server.connections == 2)
        }
      }
    }

    /// Two exchanges on one connection: the first one has a head, and `end` decides what becomes of both when the second
    /// one waits for its own.
    private func whileTwoAreOpen(
      _ end: @escaping @Sendable (_ first: HTTP2Exchange) async throws -> Void,
      _ check: (_ first: TransportResponse, _ second: TransportError?) async throws -> Void
    ) async throws {
      let second = AsyncStream.makeStream(of: Void.self)
      try await withHTTP2Server { exchange in
        guard exchange.path == "/first" else {
          second.continuation.yield()
          return await exchange.untilClosed()
        }
        try await exchange.head(200)
        for await _ in second.stream { break }
        try await end(exchange)
      } _: { server in
        try await withTrust { transport in
          let first = try await transport.send(secureRequest(port: server.port, "/first"), body: nil)
          let error = await #expect(throws: TransportError.self) {
            _ = try await transport.send(secureRequest(.post, port: server.port, "/second"), body: [1])
          }
          try await check(first, error)
        }
      }
    }

    @Test("a request that a goodbye leaves out ends, and those before it go on")
    func leftOut() async throws {
      try await whileTwoAreOpen { first in
        try await first.goAway(last: 1)
        try await first.data(Array("whole".utf8), isEnd: true)
      } _: { first, second in
        #expect(second?.kind == .connection)
        #expect(second?.phase == .notSent, "the server did not look at it")
        let body = try await first.body.collect(upTo: 10)
        #expect(body == Array("whole".utf8))
      }
    }

    @Test("a connection that is cut ends all its exchanges, each where it was", arguments: [false, true])
    func cutConnection(isReset: Bool) async throws {
      try await whileTwoAreOpen { first in
        try await first.data(Array("half".utf8))
        try await first.closeConnection(isReset: isReset)
      } _: { first, second in
        #expect(second?.kind == .connection)
        #expect(second?.phase == .sent)
        let reading = await #expect(throws: TransportError.self) { try await first.body.collect(upTo: 10) }
        #expect(reading?.kind == .connection)
        #expect(reading?.phase == .responseStarted)
      }
    }

    @Test(
      "a status that is none is an error, of this exchange alone",
      arguments: ["099", "99", "abc", "1000", "101", "", "-200", "+200", "0200", "2", "99999999999999999999"],
      [true, false])
    func oddStatus(status: String, isEnd: Bool) async throws {
      try await withHTTP2Server { exchange in
        guard exchange.path == "/odd" else { return try await exchange.respond(body: exchange.path) }
        try await exchange.headers([(":status", status)], isEnd: isEnd && status.first != "1")
        // Only an informational head has a head after it.
        if status.first == "1" { try await exchange.head(200) }
        if status.first == "1" || !isEnd { try await exchange.data([1], isEnd: true) }
      } _: { server in
        try await withTrust { transport in
          let error = await failureOfBody(transport, secureRequest(.post, port: server.port, "/odd"))
          #expect(error?.kind == .malformedResponse)
          #expect(error?.phase == .sent)
          try await exchange(with: server, over: transport, times: 1)
          #expect(server.connections == 1)
        }
      }
    }

    @Test("any number of heads may announce the one that counts, and a body may have trailers")
    func announcements() async throws {
      try await withHTTP2Server { exchange in
        for _ in 0..<100 { try await exchange.head(103, [("link", "</a>")]) }
        try await exchange.head(999)
        try await exchange.data([1])
        try await exchange.headers([("x-checksum", "1")], isEnd: true)
      } _: { server in
        try await withTrust { transport in
          let response = try await transport.send(secureRequest(port: server.port), body: nil)
          #expect(response.head.status.code == 999)
          #expect(try await response.body.collect(upTo: 10) == [1])
        }
      }
    }

    @Test("a body that is not as long as its head says is an error", arguments: ["4", "6"])
    func wrongLength(length: String) async throws {
      try await withHTTP2Server { exchange in
        try await exchange.head(200, [("content-length", length)])
        try await exchange.data(Array("12345".utf8), isEnd: true)
      } _: { server in
        try await withTrust { transport in
          let error = await failureOfBody(transport, secureRequest(port: server.port))
          #expect(error?.kind == .connection)
        }
      }
    }

    @Test("does not read ahead of a reader that waits, and lets others pass")
    func backPressure() async throws {
      let chunk = [UInt8](repeating: 0x61, count: 1 << 20)
      try await withHTTP2Server { exchange in
        guard exchange.path == "/large" else { return try await exchange.respond(body: exchange.path) }
        try await exchange.head(200)
        for number in 1...64 { try await exchange.data(chunk, isEnd: number == 64) }
      } _: { server in
        try await withTrust { transport in
          let response = try await transport.send(secureRequest(port: server.port, "/large"), body: nil)
          var chunks = response.body.makeAsyncIterator()
          var count = try await chunks.next()?.count ?? 0
          try await exchange(with: server, over: transport, times: 100)
          // AsyncHTTPClient lets a stream send 8 MB before it is read.
          #expect(server.sentBytes < 16 << 20)
          while let chunk = try await chunks.next() { count += chunk.count }
          #expect(count == 64 << 20)
        }
      }
    }

    // MARK: TLS

    @Test(
      "shows the key to no server whose certificate is not trusted, or is for another host", arguments: [false, true])
    func untrusted(isTrusted: Bool) async throws {
      try await withHTTP2Server { _ in
        Issue.record("a request arrived")
      } _: { server in
        var configuration = HTTPClient.Configuration.postHog
        configuration.dnsOverride = [Certificate.host: "127.0.0.1"]
        if isTrusted { configuration.tlsConfiguration = try Certificate.client() }
        try await withTransport(configuration) { transport in
          var request = secureRequest(port: server.port, "/", [.authorization: "Bearer phx_key"])
          if isTrusted { request.authority = "127.0.0.1:\(server.port)" }
          let error = await #expect(throws: TransportError.self) { _ = try await transport.send(request, body: nil) }
          #expect(error?.kind == .tls)
          #expect(error?.phase == .notSent)
          #expect(isTrusted || error?.detail == "its certificate is not trusted")
        }
      }
    }

    @Test(
      "a body without a length is whole where TLS says that it ended, and an error where it is cut",
      arguments: [false, true])
    func truncated(isCut: Bool) async throws {
      let context = try Certificate.server(speaking: ["http/1.1"])
      try await withRawServer { connection in
        try await connection.write("HTTP/1.1 200 OK\nConnection: close\n\nall that was said")
        if isCut { try await connection.channel.triggerUserOutboundEvent(Scissors.Cut()) }
      } _: { server in
        try await withTrust { transport in
          let response = try await transport.send(secureRequest(port: server.port), body: nil)
          if isCut {
            let error = await #expect(throws: TransportError.self) { try await response.body.collect(upTo: 100) }
            #expect(error?.kind == .connection)
            #expect(error?.phase == .responseStarted)
          } else {
            #expect(try await response.body.collect(upTo: 100) == Array("all that was said".utf8))
          }
        }
      } configure: { channel in
        try channel.pipeline.syncOperations.addHandlers(Scissors(), NIOSSLServerHandler(context: context))
      }
    }

    @Test(
      "a connection that is reset behind a request may have carried it", arguments: ["http/1.1", nil], [1, 3 << 20])
    func resetConnection(tls: String?, length: Int) async throws {
      let context = try tls.map { try Certificate.server(speaking: [$0]) }
      try await withRawServer { connection in
        try await connection.channel.resetWhenClosed()
      } _: { server in
        try await withTrust { transport in
          var request = secureRequest(.post, port: server.port)
          request.scheme = tls == nil ? "http" : "https"
          let body = [UInt8](repeating: 1, count: length)
          let error = await #expect(throws: TransportError.self) { _ = try await transport.send(request, body: body) }
          #expect(error?.kind == .connection)
          #expect(error?.phase == .sent)
        }
      } configure: { channel in
        if let context { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context)) }
      }
    }

    @Test("a server that wants a certificate of the client has not seen the request")
    func wantsCertificate() async throws {
      let context = try Certificate.server(speaking: ["http/1.1"], wantsClients: true)
      try await withRawServer { connection in
        try await connection.write("HTTP/1.1 200 OK\nContent-Length: 0\n\n")
      } _: { server in
        try await withTrust { transport in
          let error = await #expect(throws: TransportError.self) {
            _ = try await transport.send(secureRequest(.post, port: server.port), body: [1])
          }
          #expect(error?.kind == .tls)
          #expect(error?.phase == .notSent)
        }
        #expect(server.requests.isEmpty)
      } configure: { channel in
        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
      }
    }

    @Test("a connection that ends while TLS is set up carried no request", arguments: [true, false])
    func cutHandshake(isReset: Bool) async throws {
      try await withListener { channel in
        try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
      } serve: { connection in
        try await connection.executeThenClose { inbound, _ in
          for try await _ in inbound { break }
          if isReset { try await connection.channel.resetWhenClosed() }
        }
      } _: { port in
        try await withTrust { transport in
          let error = await #expect(throws: TransportError.self) {
            _ = try await transport.send(secureRequest(.post, port: port), body: [1])
          }
          #expect(error?.kind == .connection)
          #expect(error?.phase == .notSent)
        }
      }
    }

    @Test("a time limit that ends while TLS is set up, or a request waits for that, finds nothing sent")
    func silentHandshake() async throws {
      let (end, ending) = AsyncStream.makeStream(of: Void.self)
      try await withListener { channel in
        try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
      } serve: { connection in
        try await connection.executeThenClose { _, _ in for await _ in end {} }
      } _: { port in
        try await withTrust { transport in
          // A client that is shut down waits for the connections that it is making.
          defer { ending.finish() }
          let error = await #expect(throws: TransportError.self) {
            _ = try await transport.exchange(
              secureRequest(.post, port: port), body: [1], timeLimit: .milliseconds(50), maximumSize: 1 << 20)
          }
          #expect(error?.kind == .timeout)
          #expect(error?.phase == .notSent)
        }
      }
    }

    /// Closes a connection below TLS, so that the peer gets no message that it ended.
    private final class Scissors: ChannelOutboundHandler {
      typealias OutboundIn = ByteBuffer
      struct Cut: Sendable {}

      func triggerUserOutboundEvent(
        context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?
      ) {
        guard event is Cut else { return context.triggerUserOutboundEvent(event, promise: promise) }
        context.close(promise: promise)
      }
    }

    // MARK: Helpers

    private func secureRequest(
      _ method: HTTPRequest.Method = .get, port: Int, _ path: String = "/", _ fields: HTTPFields = [:]
    ) -> HTTPRequest {
      var request = request(method, port: port, path, fields)
      request.scheme = "https"
      request.authority = "\(Certificate.host):\(port)"
      return request
    }

    private func exchange(
      with server: HTTP2Server, over transport: AsyncHTTPClientTransport, times: Int
    ) async throws {
      try await withThrowingDiscardingTaskGroup { group in
        for number in 0..<times {
          group.addTask {
            let response = try await transport.send(secureRequest(port: server.port, "/\(number)"), body: nil)
            #expect(try await response.body.collect(upTo: 10) == Array("/\(number)".utf8))
          }
        }
      }
    }

    private func failureOfBody(_ transport: AsyncHTTPClientTransport, _ request: HTTPRequest) async -> TransportError? {
      await #expect(throws: TransportError.self) {
        _ = try await transport.send(request, body: nil).body.collect(upTo: 100)
      }
    }

    /// A transport that trusts the servers of these tests.
    private func withTrust(_ body: (AsyncHTTPClientTransport) async throws -> Void) async throws {
      var configuration = HTTPClient.Configuration.postHog
      configuration.tlsConfiguration = try Certificate.client()
      configuration.dnsOverride = [Certificate.host: "127.0.0.1"]
      try await withTransport(configuration, body)
    }
  }
#endif
