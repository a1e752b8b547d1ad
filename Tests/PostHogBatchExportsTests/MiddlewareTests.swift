// The middleware that programs write: adding fields, signing, recording, and what none of it can do.

import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import Testing

/// Adds a field to every request.
private struct AddField: Middleware {
  let name: HTTPField.Name
  let value: String

  func send(
    _ request: HTTPRequest, body: [UInt8]?, attempt: Attempt,
    next: @Sendable (HTTPRequest, [UInt8]?) async throws(TransportError) -> TransportResponse
  ) async throws(TransportError) -> TransportResponse {
    var request = request
    request.headerFields[name] = value
    return try await next(request, body)
  }
}

/// Reports every request to another service, and fails if that fails.
private struct Audit: Middleware {
  func send(
    _ request: HTTPRequest, body: [UInt8]?, attempt: Attempt,
    next: @Sendable (HTTPRequest, [UInt8]?) async throws(TransportError) -> TransportResponse
  ) async throws(TransportError) -> TransportResponse {
    _ = try await next(request, body)
    throw TransportError(.connection, phase: .notSent)
  }
}

/// Signs method, path and body, for a proxy in front of the server that requires it.
private struct Sign: Middleware {
  let sign: @Sendable ([UInt8]) -> String

  func send(
    _ request: HTTPRequest, body: [UInt8]?, attempt: Attempt,
    next: @Sendable (HTTPRequest, [UInt8]?) async throws(TransportError) -> TransportResponse
  ) async throws(TransportError) -> TransportResponse {
    var request = request
    let signed = Array("\(request.method) \(request.path ?? "")\n".utf8) + (body ?? [])
    if let name = HTTPField.Name("X-Signature") { request.headerFields[name] = sign(signed) }
    return try await next(request, body)
  }
}

/// Records requests and responses.
private final class Record: Middleware {
  struct Entry: Sendable, Equatable {
    let request: String
    let attempt: Int
    let fields: [String]
    let response: String
  }

  private let log = Mutex<[Entry]>([])
  var entries: [Entry] { log.withLock { $0 } }

  func send(
    _ request: HTTPRequest, body: [UInt8]?, attempt: Attempt,
    next: @Sendable (HTTPRequest, [UInt8]?) async throws(TransportError) -> TransportResponse
  ) async throws(TransportError) -> TransportResponse {
    let response = try await next(request, body)
    let bytes = try await response.body.collect(upTo: 1 << 20)
    log.withLock {
      $0.append(
        Entry(
          request: "\(attempt.operationID) \(request.path ?? "")", attempt: attempt.number,
          fields: request.headerFields.map { "\($0)" },
          response: "\(response.head.status.code) \(String(decoding: bytes, as: UTF8.self))"))
    }
    return TransportResponse(head: response.head, body: ResponseBody(bytes))
  }
}

/// Does what a closure says.
private struct Meddle: Middleware {
  let change: @Sendable (inout HTTPRequest) -> Void

  func send(
    _ request: HTTPRequest, body: [UInt8]?, attempt: Attempt,
    next: @Sendable (HTTPRequest, [UInt8]?) async throws(TransportError) -> TransportResponse
  ) async throws(TransportError) -> TransportResponse {
    var request = request
    change(&request)
    return try await next(request, body)
  }
}

@Suite("Middleware")
struct MiddlewareTests {
  @Test("adds fields, the first one outermost")
  func addingFields() async throws {
    let name = try #require(HTTPField.Name("X-Team"))
    let bench = try RetryBench(
      [.thing], middleware: [AddField(name: name, value: "outer"), AddField(name: name, value: "inner")])
    _ = try await bench.send(Things.retrieve()).get()
    #expect(bench.transport.sent.map { $0.request.headerFields[name] } == ["inner"])
  }

  @Test("signs each attempt with its body")
  func signing() async throws {
    let bench = try RetryBench(
      [.respond(429), .thing], middleware: [Sign { "\($0.reduce(0) { $0 &+ Int($1) })" }])
    _ = try await bench.send(Things.create()).get()
    let signatures = bench.transport.sent.map { $0.request.headerFields[.init("X-Signature")!] }
    let signed = Array("POST /api/projects/1/things/\n".utf8) + Array(#"{"name":"one"}"#.utf8)
    #expect(signatures == Array(repeating: "\(signed.reduce(0) { $0 &+ Int($1) })", count: 2))
  }

  @Test("records every attempt and hop, and never sees the key")
  func recording() async throws {
    let record = Record()
    let bench = try RetryBench(
      [.respond(503), .respond(307, [.location: "/api/projects/2/things/7/"]), .thing], middleware: [record])
    #expect(try await bench.send(Things.retrieve()).get().id == 7)
    #expect(
      record.entries.map(\.request) == [
        "things_retrieve /api/projects/1/things/7/", "things_retrieve /api/projects/1/things/7/",
        "things_retrieve /api/projects/2/things/7/",
      ])
    #expect(record.entries.map(\.attempt) == [1, 2, 2])
    #expect(record.entries.map(\.response) == ["503 \(Play.envelope)", "307 ", #"200 {"id": 7}"#])
    #expect(!"\(record.entries)".contains(testKey))
  }

  @Test(
    "can't send the key to another origin",
    arguments: [
      Meddle { $0.authority = "evil.example.com" }, Meddle { $0.scheme = "http" }, Meddle { $0.path = nil },
      Meddle { $0.authority = nil }, Meddle { $0.authority = "us.posthog.com@evil.example.com" },
      Meddle { $0.authority = "us.posthog.com:8443" },
    ])
  fileprivate func otherOrigin(_ middleware: Meddle) async throws {
    try await expectRefusal(of: middleware, at: .us, "a middleware changed where the request goes")
  }

  @Test(
    "can't send the key to a path beside that of the host",
    arguments: [
      "/", "", "*", "/api/", "/posthog", "/posthog?x=/posthog/", "/posthogs/api/", "/Posthog/api/", "posthog/api/",
      "//evil.example.com/", "/posthog//evil.example.com/", "//posthog/api/", "https://evil.example.com/posthog/",
      "/posthog/../other/", "/posthog/api/..", "/posthog/./x", "/posthog/%2e%2e/other/", "/posthog/..%2fother/",
      "/posthog/%252e%252e/other/", "/posthog/..;x/other/", "/posthog/..%5cother/", "/posthog/..\\other/",
      "/posthog/%c0%ae%c0%ae/other/", "/posthog/.%00./other", "/%70osthog/api/",
    ])
  func otherPath(_ path: String) async throws {
    let host = try PostHogHost.selfHosted("https://intranet.example.com/posthog")
    try await expectRefusal(of: Meddle { $0.path = path }, at: host, "a middleware changed where the request goes")
  }

  @Test("can't send the key to a path that may be read as a host", arguments: ["//evil.example.com/x", "//", "///"])
  func otherHost(_ path: String) async throws {
    try await expectRefusal(of: Meddle { $0.path = path }, at: .us, "a middleware changed where the request goes")
  }

  @Test(
    "can't send a target that is not encoded",
    arguments: [
      "/a b", "/a\tb", "/a\r\nX-Evil: 1", "/a\0b", "/a#b", "/a?b c", "/a?b\nc", "/a\\b", "/é", "/a%", "/a?%2",
      "/a\u{301}?b",
    ])
  func brokenTarget(_ path: String) async throws {
    try await expectRefusal(of: Meddle { $0.path = path }, at: .us, "its target has characters that are not encoded")
  }

  @Test("can't send the key with a method that makes a tunnel or brings it back", arguments: ["CONNECT", "TRACE"])
  func method(_ name: String) async throws {
    let method = try #require(HTTPRequest.Method(rawValue: name))
    try await expectRefusal(of: Meddle { $0.method = method }, at: .us, "no key is sent with the method \(name)")
  }

  @Test("can change path and query below the path of the host", arguments: ["", "/posthog", "/a/b"])
  func otherPathBelow(_ base: String) async throws {
    let host = try PostHogHost.selfHosted("https://intranet.example.com\(base)")
    for rest in ["/", "/api/other/", "/api/x?next=/../y&z=//", "/api/a..b/.hidden/...", "/a%20b//c"] {
      let bench = try RetryBench([.thing], host: host, middleware: [Meddle { $0.path = base + rest }])
      _ = try await bench.send(Things.retrieve()).get()
      #expect(bench.transport.sent.map(\.request.path) == [base + rest])
    }
  }

  @Test("leaves an id alone that is encoded to stay one segment")
  func encodedID() async throws {
    for query in ["", "?x=1"] {
      let bench = try RetryBench([.thing], middleware: [Meddle { $0.path = ($0.path ?? "") + query }])
      _ = try await bench.send(Things.retrieve("../a")).get()
      #expect(bench.transport.sent.map(\.request.path) == ["/api/projects/1/things/..%2Fa/\(query)"])
    }
  }

  private func expectRefusal(of middleware: Meddle, at host: PostHogHost, _ words: String) async throws {
    let bench = try RetryBench([.thing], host: host, middleware: [middleware])
    let error = try #require(await bench.send(Things.create()).failure)
    #expect(bench.transport.sent.isEmpty && error.attempts == 1 && !error.mayHaveTakenEffect)
    guard case .transport(let fault) = error.kind else { throw error }
    #expect(fault.kind == .unsupportedRequest && fault.phase == .notSent)
    #expect(error.description.contains(words), "\(error)")
  }

  @Test(
    "can't say where a request goes or ends by a field",
    arguments: [
      "Host", "host", "Content-Length", "Transfer-Encoding", "TE", "Trailer", "Connection", "Keep-Alive",
      "Proxy-Connection", "Upgrade", "HTTP2-Settings", "Expect",
    ])
  func framing(_ name: String) async throws {
    let bench = try RetryBench(
      [.thing], middleware: [AddField(name: try #require(HTTPField.Name(name)), value: "3")])
    let error = try #require(await bench.send(Things.create()).failure)
    #expect(bench.transport.sent.isEmpty && !error.mayHaveTakenEffect)
    #expect(error.description.contains("the header field \(name) is one that only the transport sets"))
  }

  @Test("what it puts in place of the key is replaced by the key")
  func replacedKey() async throws {
    let bench = try RetryBench([.thing], middleware: [AddField(name: .authorization, value: "Bearer other")])
    _ = try await bench.send(Things.retrieve()).get()
    #expect(bench.transport.sent.map(\.authorization) == ["Bearer \(testKey)"])
  }

  @Test("what a middleware meets elsewhere doesn't say that nothing was sent")
  func passage() async throws {
    let fake = FakePostHog(clock: ManualClock())
    let client = PostHogClient(
      host: .us, credentials: try .static("phx_fake_key"), transport: fake, middleware: [Audit()])
    let error = await #expect(throws: PostHogError.self) {
      try await client.project(1).batchExports.create(
        BatchExportRequest(
          name: "Once",
          destination: .awsS3(AwsS3Config(bucketName: "b", region: "r", prefix: "p"), integrationID: 1), interval: .hour
        ))
    }
    #expect(fake.requests.count == 1 && error?.mayHaveTakenEffect == true, "\(String(describing: error))")
  }
}
