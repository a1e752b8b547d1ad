import HTTPTypes
import NIOHTTP1
import PostHogBatchExports
import TestSupport
import Testing

extension ConformanceTests {
  @Test(
    "sends method, target, fields and body as given, and adds only what frames them",
    arguments: TestedTransport.allCases)
  func sendsAsGiven(tested: TestedTransport) async throws {
    try await withLoopbackServer { _, writer in
      try await writer.respond(.created, ["X-Response": "yes"], body: "done")
    } _: { server in
      let path = "/api/projects/1/a%2Fb/%40current/?after=2026-01-01T00%3A00%3A00Z&x=a%2Bb%20c&y=%5B1%5D'!~*()$@:/?,;="
      let given: HTTPFields = [.contentType: "text/plain", .authorization: "Bearer phx_key", .accept: "a/b"]
      let response = try await tested.transport.send(
        request(.patch, port: server.port, path, given), body: Array("hello".utf8))
      #expect(response.head.status.code == 201)
      #expect(response.head.headerFields[try #require(HTTPField.Name("X-Response"))] == "yes")
      #expect(try await response.body.collect(upTo: 100) == Array("done".utf8))

      let received = try #require(server.requests.first)
      #expect(received.head.method == .PATCH)
      #expect(received.head.uri == path)
      #expect(received.body == Array("hello".utf8))
      for field in given { #expect(received.head.headers[field.name.rawName] == [field.value]) }
      let names = Set(received.head.headers.map { $0.name.lowercased() })
      #expect(names.subtracting(given.map { $0.name.canonicalName }).isSubset(of: tested.addedFields))
    }
  }

  @Test("asks for nothing that the request does not ask for", arguments: TestedTransport.allCases)
  func asksForNothing(tested: TestedTransport) async throws {
    try await withLoopbackServer { _, writer in
      try await writer.respond(.ok)
    } _: { server in
      for method in [HTTPRequest.Method.get, .post] {
        let body: [UInt8]? = method == .post ? [1] : nil
        _ = try await tested.transport.send(request(method, port: server.port), body: body).body.collect(upTo: 0)
      }
      for received in server.requests {
        let fields = received.head.headers
        #expect(Set(fields.map { $0.name.lowercased() }).isSubset(of: tested.addedFields))
        #expect(fields["accept-encoding"].allSatisfy { $0 == "identity" })
        #expect(fields["accept-language"].allSatisfy { $0 == "*" })
        #expect(fields["accept"].allSatisfy { $0 == "*/*" })
      }
    }
  }

  @Test("a target that would change on its way is sent as it is or refused", arguments: TestedTransport.allCases)
  func targets(tested: TestedTransport) async throws {
    try await withLoopbackServer { _, writer in
      try await writer.respond(.ok)
    } _: { server in
      let paths = [
        "/a/../b", "/./a", "/a/%2e%2E/b", "//a//b", "/a?b?c/../d", "/a%0Ab", "/a b", "/é", "/%", "/a#b", "a", "",
      ]
      for path in paths {
        do throws(TransportError) {
          _ = try await tested.transport.send(request(port: server.port, path), body: nil)
        } catch {
          #expect(error.kind == .unsupportedRequest, "\(path)")
          #expect(error.phase == .notSent, "\(path)")
          continue
        }
        #expect(server.requests.last?.head.uri == path)
      }
      #expect(server.requests.contains { $0.head.uri == "/a%0Ab" })
    }
  }

  @Test("refuses what has no place to go", arguments: TestedTransport.allCases)
  func noPlace(tested: TestedTransport) async throws {
    let requests = [
      HTTPRequest(method: .get, scheme: nil, authority: "a", path: "/"),
      HTTPRequest(method: .get, scheme: "http", authority: nil, path: "/"),
      HTTPRequest(method: .get, scheme: "http", authority: "a", path: nil),
      HTTPRequest(method: .get, scheme: "http", authority: "", path: "/"),
      HTTPRequest(method: .get, scheme: "ftp", authority: "a", path: "/"),
      HTTPRequest(method: .get, scheme: "file", authority: "", path: "/etc/hosts"),
    ]
    for request in requests {
      let error = await #expect(throws: TransportError.self) {
        _ = try await tested.transport.send(request, body: nil)
      }
      #expect(error?.kind == .unsupportedRequest, "\(request)")
      #expect(error?.phase == .notSent, "\(request)")
    }
  }

  @Test("a request without a body has none, and a POST says so", arguments: TestedTransport.allCases)
  func emptyBodies(tested: TestedTransport) async throws {
    try await withLoopbackServer { _, writer in
      try await writer.respond(.ok)
    } _: { server in
      for method in [HTTPRequest.Method.get, .delete, .post] {
        _ = try await tested.transport.send(request(method, port: server.port), body: nil).body.collect(upTo: 0)
      }
      _ = try await tested.transport.send(request(.put, port: server.port), body: []).body.collect(upTo: 0)
      #expect(server.requests.allSatisfy { $0.body.isEmpty && $0.head.headers["transfer-encoding"].isEmpty })
      let lengths = server.requests.map { $0.head.headers.first(name: "content-length") }
      #expect(lengths.count == 4)
      #expect(lengths.first == .some(nil))
      #expect(lengths.suffix(2) == ["0", "0"])
    }
  }

  @Test("sends a large body whole, with its length", arguments: TestedTransport.allCases)
  func largeRequest(tested: TestedTransport) async throws {
    let body = (0..<(1 << 20)).map { UInt8(truncatingIfNeeded: $0 / 7) }
    try await withLoopbackServer { request, writer in
      try await writer.respond(.ok, body: "\(request.body.count)")
    } _: { server in
      let response = try await tested.transport.send(
        request(.post, port: server.port, "/", [.contentType: "application/json"]), body: body)
      #expect(try await response.body.collect(upTo: 100) == Array("1048576".utf8))
      let received = try #require(server.requests.first)
      #expect(received.body == body)
      #expect(received.head.headers["content-length"] == ["1048576"])
      #expect(received.head.headers["expect"].isEmpty)
    }
  }

  @Test("remembers nothing: no cookies, no cached responses, no credentials", arguments: TestedTransport.allCases)
  func keepsNothing(tested: TestedTransport) async throws {
    try await withLoopbackServer { _, writer in
      try await writer.respond(
        .ok,
        [
          "Set-Cookie": "session=1; Path=/", "Cache-Control": "public, max-age=3600", "ETag": "\"1\"",
          "Expires": "Thu, 01 Jan 2099 00:00:00 GMT", "Last-Modified": "Thu, 01 Jan 2026 00:00:00 GMT",
        ], body: "once")
    } _: { server in
      for _ in 0..<3 {
        let response = try await tested.transport.send(request(port: server.port), body: nil)
        #expect(try await response.body.collect(upTo: 10) == Array("once".utf8))
      }
      #expect(server.requests.count == 3)
      for received in server.requests {
        for name in ["cookie", "if-none-match", "if-modified-since", "authorization"] {
          #expect(received.head.headers[name].isEmpty)
        }
      }
    }
  }

  @Test("retries no request whose connection is closed without a response", arguments: TestedTransport.allCases)
  func retriesNothing(tested: TestedTransport) async throws {
    struct Cut: Error {}
    try await withLoopbackServer { request, writer in
      guard request.head.uri == "/" else { throw Cut() }
      try await writer.respond(.ok)
    } _: { server in
      for round in 0..<4 {
        // A library would not blame the request for the end of a connection that was kept open.
        _ = try await tested.transport.send(request(port: server.port), body: nil).body.collect(upTo: 0)
        let error = await #expect(throws: TransportError.self) {
          _ = try await tested.transport.send(
            request(.post, port: server.port, "/\(round)", [.contentType: "text/plain"]), body: [1])
        }
        #expect(error?.kind == .connection)
        #expect(error?.phase == .sent)
        #expect(server.requests.count { $0.head.uri == "/\(round)" } == 1)
      }
    }
  }

  @Test("many requests at once get each their own response", arguments: TestedTransport.allCases)
  func concurrentRequests(tested: TestedTransport) async throws {
    try await withLoopbackServer { request, writer in
      try await writer.respond(.ok, body: request.head.uri)
    } _: { server in
      let port = server.port
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for index in 0..<100 {
          group.addTask {
            let response = try await tested.transport.send(request(port: port, "/\(index)"), body: nil)
            return try await response.body.collect(upTo: 100) == Array("/\(index)".utf8)
          }
        }
        for try await isRight in group { #expect(isRight) }
      }
      #expect(Set(server.requests.map(\.head.uri)).count == 100)
    }
  }
}
