import HTTPTypes
import OperationCore
import PostHogBatchExports
import Testing

/// Which origins of links are the client's own, and what it reports about lists that return less than they promise.
@Suite("Origins of links")
struct PageOriginTests {
  static let path = "/api/projects/1/things/"

  @Test(
    "scheme, host and port are compared as browsers do",
    arguments: [
      ("https://us.posthog.com", true), ("HTTPS://US.PostHog.com", true), ("https://us.posthog.com:443", true),
      ("//us.posthog.com", true), ("//us.posthog.com:443", true), ("", true), ("https://user@us.posthog.com", true),
      // A server behind a proxy that ends TLS responds with this scheme downgrade.
      ("http://us.posthog.com", false), ("http://us.posthog.com:443", false), ("https://us.posthog.com:80", false),
      ("https://us.posthog.com:8443", false), ("https://eu.posthog.com", false), ("https://us.posthog.com.", false),
      ("https://us.posthog.com@evil.example", false), ("//evil.example", false), ("ftp://us.posthog.com", false),
    ])
  func origins(_ origin: String, isOwn: Bool) async throws {
    let log = CapturedLog()
    let transport = ClosureTransport { (sent) throws(TransportError) in
      let isFirst = sent.request.path == Self.path
      let next = isFirst ? "\"\(origin)\(Self.path)?offset=1\"" : "null"
      return TransportResponse(
        status: 200, body: Array(#"{"count": 2, "next": \#(next), "results": [{"id": \#(isFirst ? 1 : 2)}]}"#.utf8))
    }
    let client = PostHogClient(host: .us, credentials: try .static(testKey), transport: transport, logger: log.logger)
    var ids: [Int] = []
    for try await thing in client.items(of: Things.list()) { ids.append(thing.id) }
    #expect(ids == [1, 2])
    #expect(
      transport.sent.map(\.url) == [
        "https://us.posthog.com\(Self.path)", "https://us.posthog.com\(Self.path)?offset=1",
      ])
    #expect(log.lines.filter { $0.hasPrefix("notice") }.count == (isOwn ? 0 : 1))
  }

  @Test(
    "a link is logged without what may be a user",
    arguments: [
      "https:user:hunter2@evil.example/x/?offset=1", "user:hunter2@evil.example/x/?offset=1",
      "/user:hunter2@evil.example/x/?offset=1", "///user:hunter2@evil.example/x/?offset=1",
      "https:///user:hunter2@evil.example/?offset=1", "https://user:hunter2/x@evil.example/?offset=1",
      "https://hunter2:1/x@evil.example\(path)?offset=1", "https://user:hunter2/@evil.example/?offset=1",
      #"\\user:hunter2@evil.example/?offset=1"#, "/user%3Ahunter2%40evil.example/?offset=1",
      "https:hunter2@evil.example/?offset=1", "/x/%3Fhunter2?offset=1", "mailto:hunter2@evil.example?offset=1",
    ])
  func users(link: String) async throws {
    let log = CapturedLog()
    let page = #"{"count": 2, "next": \#(link.jsonText), "results": [{"id": 1}]}"#
    let client = PostHogClient(
      host: .us, credentials: try .static(testKey), transport: ClosureTransport(200, [:], page), logger: log.logger)
    let error = await #expect(throws: PostHogError.self) { for try await _ in client.items(of: Things.list()) {} }
    #expect(!printed(try #require(error)).contains("hunter2") && !log.lines.joined().contains("hunter2"))
  }

  /// A clamped page, and a list that ends before its count.
  @Test(
    "items that would be missing are an error",
    arguments: [
      (1000, PagingError.Reason.miscounted(expected: 1000, received: 2)), (1500, .skipped(from: 501, to: 1000)),
      (4000, .skipped(from: 501, to: 1000)),
    ])
  func missingItems(_ count: Int, _ reason: PagingError.Reason) async throws {
    let transport = ClosureTransport { (sent) throws(TransportError) in
      let offset = sent.url.split(separator: "offset=").dropFirst().last.flatMap { Int($0) } ?? 0
      let next = offset + 500 < count ? "https://us.posthog.com\(Self.path)?limit=500&offset=\(offset + 500)" : nil
      return TransportResponse(
        status: 200,
        body: Array(#"{"count": \#(count), "next": \#(next.jsonText), "results": [{"id": \#(offset)}]}"#.utf8))
    }
    var ids: [Int] = []
    let error = await #expect(throws: PostHogError.self) {
      for try await thing in try PostHogClient(transport).items(of: Things.list(limit: 500)) { ids.append(thing.id) }
    }
    #expect(ids == [0, 500] && transport.sent.count == 2)
    #expect(error?.kind == .paging(PagingError(operationID: "things_list", reason: reason)))
    #expect(error.map { "\($0)".contains("the list can't be continued. things_list: the server") } == true)
  }

  /// Cancelling the task is reported as such, like everywhere else.
  @Test("cancelling between two pages is a cancellation")
  func cancelled() async throws {
    let transport = ClosureTransport(200, [:], #"{"count": 2, "next": "?offset=1", "results": [{"id": 1}]}"#)
    let client = try PostHogClient(transport)
    let task = Task {
      for try await _ in client.items(of: Things.list()) { withUnsafeCurrentTask { $0?.cancel() } }
    }
    let error = await #expect(throws: PostHogError.self) { try await task.value }
    #expect(error?.kind == .cancelled(.notSent) && transport.sent.count == 1)
  }
}
