#if AsyncHTTPClient
  import HTTPTypes
  import NIOHTTP1
  import OperationCore
  import PostHogBatchExports
  import TestSupport
  import Testing

  /// A server that redirects elsewhere, and a server there which records what arrives: nothing of ours may.
  @Suite("Redirect attacks")
  struct RedirectAttackTests {
    struct Attack: Sendable, CustomTestStringConvertible {
      let status: HTTPResponseStatus
      let location: @Sendable (_ elsewhere: Int) -> String
      let name: String

      var testDescription: String { "\(status.code) \(name)" }
    }

    static let statuses: [HTTPResponseStatus] = [
      .movedPermanently, .found, .seeOther, .temporaryRedirect, .permanentRedirect,
    ]

    static let places: [(String, @Sendable (Int) -> String)] = [
      ("to another port", { "http://127.0.0.1:\($0)/stolen/" }),
      ("to another name of the same machine", { "http://localhost:\($0)/stolen/" }),
      ("without a scheme", { "//127.0.0.1:\($0)/stolen/" }),
      ("with a user in front", { "http://user@127.0.0.1:\($0)/stolen/" }),
      ("with the trusted host as user", { "http://us.posthog.com@127.0.0.1:\($0)/" }),
      ("with a backslash", { "http:\\\\127.0.0.1:\($0)\\stolen" }),
    ]

    static let attacks = statuses.flatMap { status in
      places.map { Attack(status: status, location: $0.1, name: $0.0) }
    }

    @Test("no request arrives at another origin, whatever the status", arguments: attacks)
    func crossOrigin(_ attack: Attack) async throws {
      try await withLoopbackServer { _, writer in
        try await writer.respond(.ok, body: #"{"id": 666}"#)
      } _: { thief in
        let location = attack.location(thief.port)
        try await withLoopbackServer { _, writer in
          try await writer.respond(attack.status, ["Location": location])
        } _: { server in
          let client = PostHogClient(
            host: try .selfHosted("http://127.0.0.1:\(server.port)"), credentials: try .static(testKey))
          let error = await #expect(throws: PostHogError.self) { try await client.send(Things.create()) }
          guard case .redirect = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
          }
          #expect(server.requests.count == 1)
          #expect(thief.requests.isEmpty)
        }
      }
    }

    @Test("the origin of the instance is followed to, with method, body and key, but for five hops at most")
    func sameOrigin() async throws {
      try await withLoopbackServer { request, writer in
        let hop = request.head.uri.split(separator: "/").last.flatMap { Int($0) } ?? 0
        try await writer.respond(
          hop.isMultiple(of: 2) ? .temporaryRedirect : .permanentRedirect, ["Location": "/hop/\(hop + 1)"])
      } _: { server in
        let client = PostHogClient(
          host: try .selfHosted("http://127.0.0.1:\(server.port)"), credentials: try .static(testKey))
        let error = await #expect(throws: PostHogError.self) { try await client.send(Things.create()) }
        #expect(error?.kind == .tooManyRedirects)
        #expect(server.requests.count == 6)
        #expect(server.requests.allSatisfy { $0.head.method == .POST })
        #expect(server.requests.allSatisfy { $0.body == Array(#"{"name":"one"}"#.utf8) })
        #expect(server.requests.allSatisfy { $0.head.headers["Authorization"] == ["Bearer \(testKey)"] })
      }
    }

    @Test("a downgrade to http on the same host is another origin")
    func downgrade() async throws {
      let transport = ClosureTransport(307, [.location: "http://us.posthog.com/api/projects/1/things/7/"])
      let error = await #expect(throws: PostHogError.self) {
        try await PostHogClient(transport).send(Things.retrieve())
      }
      #expect(error?.kind == .redirect(to: "http://us.posthog.com/api/projects/1/things/7/"))
      #expect(transport.sent.count == 1)
    }
  }
#endif
