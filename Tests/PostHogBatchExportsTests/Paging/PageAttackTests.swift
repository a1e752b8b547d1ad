#if AsyncHTTPClient
  import NIOHTTP1
  import OperationCore
  import PostHogBatchExports
  import TestSupport
  import Testing

  /// A server whose links lead elsewhere, and a server there which records what arrives: nothing may.
  @Suite("Attacks by links to a next page")
  struct PageAttackTests {
    /// Responds to the first request with a link, and to the one that its query makes with the last page.
    private func read(
      linking link: @escaping @Sendable (_ own: String, _ elsewhere: Int) -> String, log: CapturedLog = CapturedLog()
    ) async throws -> (ids: [Int], failure: PostHogError?, requests: [String], atTheThief: Int) {
      try await withLoopbackServer { _, writer in
        try await writer.respond(.ok, body: #"{"count": 2, "next": null, "previous": null, "results": [{"id": 666}]}"#)
      } _: { thief in
        try await withLoopbackServer { request, writer in
          let isFirst = !request.head.uri.contains("?")
          let own = request.head.headers.first(name: "Host") ?? ""
          let next = isFirst ? link(own, thief.port).jsonText : "null"
          let id = isFirst ? 1 : 2
          try await writer.respond(
            .ok, body: #"{"count": 2, "next": \#(next), "previous": null, "results": [{"id": \#(id)}]}"#)
        } _: { server in
          let client = PostHogClient(
            host: try .selfHosted("http://127.0.0.1:\(server.port)"), credentials: try .static(testKey),
            logger: log.logger)
          var ids: [Int] = []
          var failure: PostHogError?
          do throws(PostHogError) {
            for try await thing in client.items(of: Things.list()) { ids.append(thing.id) }
          } catch {
            failure = error
          }
          return (ids, failure, server.requests.map(\.head.uri), thief.requests.count)
        }
      }
    }

    static let path = "/api/projects/1/things/"

    @Test(
      "a link to a foreign host gives its query and nothing else",
      arguments: [
        "http://127.0.0.1:THIEF", "http://localhost:THIEF", "//127.0.0.1:THIEF", "http://user:pass@127.0.0.1:THIEF",
        "http://OWN@127.0.0.1:THIEF", "https://127.0.0.1:THIEF", "ftp://127.0.0.1:THIEF",
      ])
    func foreignHost(origin: String) async throws {
      let log = CapturedLog()
      let read = try await read(
        linking: { own, elsewhere in
          origin.replacing("OWN", with: own).replacing("THIEF", with: "\(elsewhere)") + Self.path
            + "?offset=1&s=phx_hidden"
        }, log: log)
      #expect(read.ids == [1, 2] && read.failure == nil && read.atTheThief == 0)
      #expect(read.requests == [Self.path, "\(Self.path)?offset=1&s=phx_hidden"])
      let notices = log.lines.filter { $0.hasPrefix("notice") }
      #expect(notices.count == 1)
      #expect(notices.allSatisfy { $0.contains("linked_host") && $0.contains("things_list") })
      #expect(!notices.contains { $0.contains("hidden") || $0.contains("pass") || $0.contains(Self.path) })
    }

    @Test("a link to the own host is not reported", arguments: ["http://OWN/x/..", "HTTP://OWN", "//OWN", ""])
    func ownHost(origin: String) async throws {
      let log = CapturedLog()
      let read = try await read(
        linking: { own, _ in origin.replacing("OWN", with: own) + Self.path + "?offset=1" }, log: log)
      #expect(read.ids == [1, 2] && read.failure == nil)
      #expect(!log.lines.contains { $0.hasPrefix("notice") })
    }

    @Test(
      "a link to another path is an error that names it",
      arguments: [
        "http://127.0.0.1:THIEF/stolen/?offset=1", "http://OWN/api/projects/2/things/?offset=1",
        "http://OWN/api/users/@me/?offset=1", "javascript:alert(1)?offset=1", #"http:\\127.0.0.1:THIEF\?offset=1"#,
        "http://OWN/phx_stolenKey/?offset=1",
      ])
    func otherPath(link: String) async throws {
      let read = try await read(linking: { own, elsewhere in
        link.replacing("OWN", with: own).replacing("THIEF", with: "\(elsewhere)")
      })
      #expect(read.ids == [1] && read.requests == [Self.path] && read.atTheThief == 0)
      guard case .paging(let fault) = read.failure?.kind, case .otherPath(let path) = fault.reason else {
        Issue.record("\(String(describing: read.failure))")
        return
      }
      #expect(!path.contains("?") && !path.contains("stolenKey"))
      #expect("\(String(describing: read.failure))".contains("leads to another path, \(path)"))
    }

    @Test("a link that means two pages is an error that shows no key")
    func twoPages() async throws {
      for (link, name) in [("?offset=1&offset=0", "offset"), ("?offset=1&\(testKey)=1&\(testKey)=2", nil)] {
        let read = try await read(linking: { _, _ in link })
        #expect(read.ids == [1] && read.requests == [Self.path])
        guard case .paging(let fault) = read.failure?.kind, case .ambiguous(let found) = fault.reason else {
          Issue.record("\(String(describing: read.failure))")
          continue
        }
        #expect(name == nil || found == name)
        #expect(!"\(String(describing: read.failure)) \(found)".contains(testKey))
      }
    }

    @Test("a link that leads back is an error, and nothing is asked for twice")
    func loop() async throws {
      let read = try await read(linking: { own, _ in "http://\(own)\(Self.path)?" })
      #expect(
        read.ids == [1] && read.failure?.kind == .paging(PagingError(operationID: "things_list", reason: .malformed)))
      try await withLoopbackServer { request, writer in
        let next = request.head.uri.hasSuffix("offset=1") ? "?offset=2" : "?offset=1"
        try await writer.respond(.ok, body: #"{"count": 9, "next": "\#(next)", "results": [{"id": 1}]}"#)
      } _: { server in
        let client = PostHogClient(
          host: try .selfHosted("http://127.0.0.1:\(server.port)"), credentials: try .static(testKey))
        let error = await #expect(throws: PostHogError.self) {
          for try await _ in client.items(of: Things.list()) {}
        }
        #expect(error?.kind == .paging(PagingError(operationID: "things_list", reason: .repeated)))
        #expect(server.requests.count == 3)
      }
    }

    @Test("below a path of a proxy, links may know of that path or not", arguments: ["/posthog", ""])
    func proxyPath(prefix: String) async throws {
      try await withLoopbackServer { request, writer in
        let isFirst = !request.head.uri.contains("?")
        let next = isFirst ? "\"http://posthog-internal:8000\(prefix)\(Self.path)?offset=1\"" : "null"
        try await writer.respond(
          .ok, body: #"{"count": 2, "next": \#(next), "results": [{"id": \#(isFirst ? 1 : 2)}]}"#)
      } _: { server in
        let client = PostHogClient(
          host: try .selfHosted("http://127.0.0.1:\(server.port)/posthog"), credentials: try .static(testKey))
        var ids: [Int] = []
        for try await thing in client.items(of: Things.list()) { ids.append(thing.id) }
        #expect(ids == [1, 2])
        #expect(server.requests.map(\.head.uri) == ["/posthog\(Self.path)", "/posthog\(Self.path)?offset=1"])
      }
    }
  }
#endif
