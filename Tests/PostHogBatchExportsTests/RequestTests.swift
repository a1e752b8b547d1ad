import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import Testing

/// What is sent: method, address, header fields and body of each kind of operation, and what is never sent.
@Suite("Requests")
struct RequestTests {
  struct Shape: Sendable, CustomTestStringConvertible {
    let name: String
    let send: @Sendable (PostHogClient) async throws -> String
    let response: (status: Int, headers: HTTPFields, body: String)
    let output: String
    let method: HTTPRequest.Method
    let path: String
    var accept = "application/json"
    var contentType: String?
    var body: String?

    var testDescription: String { name }
  }

  static let shapes = [
    Shape(
      name: "GET with a query", send: { "\(try await $0.send(Things.list(limit: 5)).count)" },
      response: (200, [:], #"{"count":0,"next":null,"previous":null,"results":[]}"#), output: "0",
      method: .get, path: "/api/projects/1/things/?limit=5"),
    Shape(
      name: "GET without a query", send: { "\(try await $0.send(Things.retrieve()).id)" },
      response: (200, [:], #"{"id":7}"#), output: "7",
      method: .get, path: "/api/projects/1/things/7/"),
    Shape(
      name: "a path argument stays one segment", send: { "\(try await $0.send(Things.retrieve("../a b/ü?#%")).id)" },
      response: (200, [:], #"{"id":7}"#), output: "7",
      method: .get, path: "/api/projects/1/things/..%2Fa%20b%2F%C3%BC%3F%23%25/"),
    Shape(
      name: "POST with a body", send: { try await $0.send(Things.create()).name ?? "" },
      response: (201, [:], #"{"id":7,"name":"one"}"#), output: "one",
      method: .post, path: "/api/projects/1/things/", contentType: "application/json", body: #"{"name":"one"}"#),
    Shape(
      name: "DELETE without an output", send: { "\(try await $0.send(Things.delete()))" },
      response: (204, [:], ""), output: "()",
      method: .delete, path: "/api/projects/1/things/7/"),
    Shape(
      name: "a redirect that is the response", send: { try await $0.send(Things.download()).location },
      response: (302, [.location: "https://bucket.example/f?signature=1"], ""),
      output: "https://bucket.example/f?signature=1",
      method: .get, path: "/api/projects/1/things/7/download/"),
    Shape(
      name: "bytes", send: { String(decoding: try await $0.send(Things.export()), as: UTF8.self) },
      response: (200, [.contentType: "text/csv"], "a,b\n1,2\n"), output: "a,b\n1,2\n",
      method: .get, path: "/api/projects/1/things/export/", accept: "text/csv"),
  ]

  @Test("has the method, address, fields and body of its operation", arguments: shapes)
  func shape(_ shape: Shape) async throws {
    let transport = ClosureTransport(shape.response.status, shape.response.headers, shape.response.body)
    #expect(try await shape.send(PostHogClient(transport)) == shape.output)

    let sent = try #require(transport.sent.first)
    #expect(transport.sent.count == 1)
    #expect(sent.request.method == shape.method)
    #expect(sent.url == "https://us.posthog.com" + shape.path)
    #expect(sent.authorization == "Bearer \(testKey)")
    #expect(sent.request.headerFields[.accept] == shape.accept)
    #expect(sent.request.headerFields[.userAgent] == "posthog-batch-exports-swift/\(LibraryVersion.current)")
    #expect(sent.request.headerFields[.contentType] == shape.contentType)
    #expect(sent.body.map { String(decoding: $0, as: UTF8.self) } == shape.body)
  }

  @Test("the header fields of an operation are sent, and can't replace the key")
  func fieldsOfAnOperation() async throws {
    let transport = ClosureTransport(204)
    var operation = Things.delete()
    operation.headers = ["X-Rows": 5, "Authorization": "Bearer other"]
    try await PostHogClient(transport).send(operation)
    let fields = try #require(transport.sent.first?.request.headerFields)
    #expect(fields[try #require(HTTPField.Name("X-Rows"))] == "5")
    #expect(fields[values: .authorization] == ["Bearer \(testKey)"])
  }

  @Test(
    "goes to the configured host, below its path",
    arguments: [
      ("https://posthog.example.com", "https://posthog.example.com/api/projects/1/things/7/"),
      ("https://example.com:8443/a/b%20c/", "https://example.com:8443/a/b%20c/api/projects/1/things/7/"),
      ("http://127.0.0.1:8000", "http://127.0.0.1:8000/api/projects/1/things/7/"),
    ])
  func host(url: String, address: String) async throws {
    let transport = ClosureTransport(200, [:], #"{"id":7}"#)
    _ = try await PostHogClient(transport, host: .selfHosted(url)).send(Things.retrieve())
    #expect(transport.sent.map(\.url) == [address])
  }

  static let never = Date(timeIntervalSince1970: .nan)
  static let farAway = Date(timeIntervalSince1970: 1e12)

  /// By their index, because Foundation can't print a date that isn't a number.
  private static let unsendable: [APIOperation<Thing>] = [
    operation(body: [Double.nan]), operation(body: [Double.infinity]), operation(body: JSONValue([Double.nan])),
    operation(body: ["at": never]), operation(body: [Date.distantPast, farAway]),
    operation(query: ["x": Double.nan]), operation(query: ["a": "b", "at": never]),
    operation(query: ["at": [farAway]]),
    operation(query: ["at": QueryText(never)]), operation(path: "/things/\(never)/"), operation(path: "/\(farAway)/"),
    operation(path: "/things/\(-Double.infinity)/"),
    operation(body: BackfillRequest(startAt: .instant(never), endAt: nil)),
    operation(body: BackfillRequest(startAt: nil, endAt: .instant(farAway))),
    operation(body: BackfillRequest(startAt: .instant(Date(timeIntervalSince1970: -.infinity)), endAt: nil)),
  ]

  @Test(
    "a number or a date that has no text is refused before anything is sent, wherever it stands",
    arguments: unsendable.indices)
  func unrepresentable(_ index: Int) async throws {
    let transport = ClosureTransport(201, [:], #"{"id":7}"#)
    let client = try PostHogClient(transport)
    let error = await #expect(throws: PostHogError.self) { _ = try await client.send(Self.unsendable[index]) }
    guard case .invalidRequest? = error?.kind else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(transport.sent.isEmpty)
  }

  private static func operation(
    path: OperationPath = "/things/", query: Query = [:], body: (any JSONWritable)? = nil
  ) -> APIOperation<Thing> {
    APIOperation<Thing>("things_create", .post, path, query: query, body: body.map { .json($0) }, responses: .json(201))
  }

  @Test("a path argument that would make another path is refused before anything is sent", arguments: ["", ".", ".."])
  func invalidSegment(_ id: String) async throws {
    let transport = ClosureTransport(200, [:], #"{"id":7}"#)
    let client = try PostHogClient(transport)
    let error = await #expect(throws: PostHogError.self) { _ = try await client.send(Things.retrieve(id)) }
    guard case .invalidRequest = error?.kind else { return #expect(Bool(false), "\(String(describing: error))") }
    #expect(error?.operationID == "things_retrieve")
    #expect(error?.attempts == 0)
    #expect(transport.sent.isEmpty)
  }

  @Test(
    "a header field that would end its line is refused before anything is sent",
    arguments: [("X-A", "a\r\nX-B: b"), ("X A", "a"), ("", "a"), ("X-A", "a\0")])
  func invalidField(name: String, value: String) async throws {
    let transport = ClosureTransport(204)
    let client = try PostHogClient(transport)
    var operation = Things.delete()
    operation.headers = Headers(items: [.init(name: name, value: value)])
    let error = await #expect(throws: PostHogError.self) { try await client.send(operation) }
    guard case .invalidRequest = error?.kind else { return #expect(Bool(false), "\(String(describing: error))") }
    #expect(transport.sent.isEmpty)
  }

  @Test(
    "a header field that says where the request goes or ends is refused before anything is sent",
    arguments: ["Host", "content-length", "Transfer-Encoding", "Connection", "Upgrade", "Expect"])
  func framingField(_ name: String) async throws {
    let transport = ClosureTransport(204)
    var operation = Things.delete()
    operation.headers = Headers(items: [.init(name: name, value: "3")])
    let error = await #expect(throws: PostHogError.self) { try await PostHogClient(transport).send(operation) }
    #expect(error?.kind == .invalidRequest("The header field \(name) is one that only the transport sets."))
    #expect(transport.sent.isEmpty)
  }

  @Test("a method that is no token is refused before anything is sent", arguments: ["", "GET /", "G\r\n", "GÉT"])
  func invalidMethod(_ name: String) async throws {
    let transport = ClosureTransport(204)
    let operation = APIOperation<Void>("op", HTTPMethod(rawValue: name), "/things/", responses: .empty(204))
    let error = await #expect(throws: PostHogError.self) { try await PostHogClient(transport).send(operation) }
    guard case .invalidRequest = error?.kind else { return #expect(Bool(false), "\(String(describing: error))") }
    #expect(transport.sent.isEmpty)
  }

  @Test("a method that the library doesn't know is sent as it is")
  func unknownMethod() async throws {
    let transport = ClosureTransport(204)
    let operation = APIOperation<Void>("op", HTTPMethod(rawValue: "QUERY"), "/things/", responses: .empty(204))
    try await PostHogClient(transport).send(operation)
    #expect(transport.sent.map(\.request.method.rawValue) == ["QUERY"])
  }

  @Test("a body that isn't JSON is sent with its own type, unless the type would end its line")
  func otherBodies() async throws {
    let transport = ClosureTransport(204)
    func operation(type: String) -> APIOperation<Void> {
      APIOperation("op", .put, "/things/", body: .bytes(Array("a,b".utf8), contentType: type), responses: .empty(204))
    }
    let client = try PostHogClient(transport)
    try await client.send(operation(type: "text/csv"))
    #expect(transport.sent.map { String(decoding: $0.body ?? [], as: UTF8.self) } == ["a,b"])
    #expect(transport.sent.map { $0.request.headerFields[.contentType] } == ["text/csv"])
    let error = await #expect(throws: PostHogError.self) {
      try await client.send(operation(type: "text/csv\r\nX-A: b"))
    }
    guard case .invalidRequest = error?.kind else { return #expect(Bool(false), "\(String(describing: error))") }
  }

  @Test("pages and items come from the same way")
  func pages() async throws {
    let next = "http://internal:8000/api/projects/1/things/?limit=2&offset=2"
    let transport = ClosureTransport { (sent) throws(TransportError) in
      let isFirst = sent.request.path?.contains("offset") == false
      let body =
        isFirst
        ? #"{"count":3,"next":"\#(next)","previous":null,"results":[{"id":1},{"id":2}]}"#
        : #"{"count":3,"next":null,"previous":null,"results":[{"id":3}]}"#
      return TransportResponse(status: 200, body: Array(body.utf8))
    }
    var ids: [Int] = []
    for try await thing in try PostHogClient(transport).items(of: Things.list(limit: 2)) { ids.append(thing.id) }
    #expect(ids == [1, 2, 3])
    #expect(
      transport.sent.map(\.url) == [
        "https://us.posthog.com/api/projects/1/things/?limit=2",
        "https://us.posthog.com/api/projects/1/things/?limit=2&offset=2",
      ])
  }
}
