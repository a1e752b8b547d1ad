import HTTPTypes
import OperationCore
import PostHogBatchExports
import Testing

/// The error of each response that isn't a success, and that its description tells a person what happened and what to
/// do.
@Suite("Errors")
struct ErrorTests {
  /// Returns the error of sending an operation to a server with this response.
  func error<Output>(
    _ status: Int, _ headers: HTTPFields = [:], _ body: [UInt8], of operation: APIOperation<Output> = Things.create()
  ) async throws -> PostHogError {
    let transport = ClosureTransport { (_) throws(TransportError) in
      TransportResponse(status: status, headers: headers, body: body)
    }
    let client = try PostHogClient(transport)
    return try #require(await #expect(throws: PostHogError.self) { _ = try await client.send(operation) })
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let status: Int
    var headers: HTTPFields = [:]
    let body: String
    let kind: PostHogError.Kind
    let says: [String]

    var testDescription: String { "\(status) \(body.prefix(60))" }
  }

  static func envelope(_ type: String, _ code: String, _ detail: String, attr: String? = nil) -> String {
    #"{"type":"\#(type)","code":"\#(code)","detail":"\#(detail)","attr":\#(attr.map { "\"\($0)\"" } ?? "null")}"#
  }

  static let gatewayPage = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"

  static let cases: [Case] = [
    Case(
      status: 400, body: envelope("validation_error", "required", "This field is required.", attr: "interval"),
      kind: .validation(field: "interval"),
      says: ["things_create", "interval", "This field is required.", "status 400", "code required"]),
    Case(
      status: 400, body: envelope("validation_error", "invalid_input", "Bad.", attr: "destination__config"),
      kind: .validation(field: "destination.config"), says: ["refused destination.config"]),
    Case(
      status: 400, body: envelope("validation_error", "invalid_input", "Bad.", attr: "destination__non_field_errors"),
      kind: .validation(field: "destination"), says: ["refused destination."]),
    Case(
      status: 400, body: envelope("validation_error", "invalid_input", "Bad.", attr: "non_field_errors"),
      kind: .validation(field: nil), says: ["refused the request"]),
    Case(
      status: 400, body: envelope("validation_error", "invalid_input", "Bad.", attr: "copy_inputs__s3_bucket"),
      kind: .validation(field: "copy_inputs.s3_bucket"), says: ["refused copy_inputs.s3_bucket."]),
    Case(
      status: 400, body: envelope("invalid_request", "parse_error", "JSON parse error"),
      kind: .validation(field: nil), says: ["JSON parse error"]),
    Case(status: 400, body: "", kind: .gateway(status: 400), says: ["a proxy between the client and PostHog"]),
    Case(
      status: 401, body: envelope("authentication_error", "authentication_failed", "Invalid key."),
      kind: .authentication, says: ["does not accept the API key", "Invalid key.", "phx_…"]),
    Case(
      status: 403, body: envelope("authentication_error", "permission_denied", "The key lacks thing:write."),
      kind: .permission(scopes: ["thing:write"]), says: ["needs the scope thing:write", "status 403"]),
    Case(
      status: 404, body: envelope("invalid_request", "not_found", "No such object."), kind: .notFound,
      says: [
        "nothing at this path", "POST https://us.posthog.com/api/projects/1/things/",
        "Check the ids: what is asked for has to belong to /api/projects/1, and that has to be at this host.",
      ]),
    Case(
      status: 404, body: "<html>", kind: .gateway(status: 404),
      says: [
        "status 404 is not PostHog's", "a proxy between the client and PostHog, or from a PostHog without this path",
        "Check that the host is one of PostHog", "try again later",
      ]),
    Case(
      status: 200, headers: [.contentType: "text/html", .retryAfter: "30"], body: gatewayPage,
      kind: .gateway(status: 200), says: ["not PostHog's", "It is unknown whether it was carried out"]),
    Case(
      status: 403, headers: [.contentType: "text/html", .retryAfter: "30"], body: gatewayPage,
      kind: .gateway(status: 403), says: ["try again in 30 seconds"]),
    Case(
      status: 409, body: envelope("invalid_request", "conflict", "Already running."), kind: .conflict,
      says: ["Already running."]),
    Case(
      status: 429, headers: [.retryAfter: "37"],
      body: envelope("throttled_error", "throttled", "Slow down."), kind: .rateLimited(retryAfter: .seconds(37)),
      says: ["limit on requests", "in 37 seconds"]),
    Case(
      status: 429, headers: [.retryAfter: "soon"], body: envelope("throttled_error", "throttled", "Slow down."),
      kind: .rateLimited(retryAfter: nil),
      says: ["in a minute"]),
    Case(
      status: 429, headers: [.retryAfter: "-5"], body: envelope("throttled_error", "throttled", "Slow down."),
      kind: .rateLimited(retryAfter: nil), says: ["in a minute"]),
    Case(
      status: 429, headers: [.retryAfter: "99999999999999999999"],
      body: envelope("throttled_error", "throttled", "Slow down."),
      kind: .rateLimited(retryAfter: .seconds(Int32.max)), says: ["Try again in more than a hundred days."]),
    Case(
      status: 429, headers: [.retryAfter: "172800"], body: envelope("throttled_error", "throttled", "Slow down."),
      kind: .rateLimited(retryAfter: .seconds(172_800)), says: ["Try again in 48 hours."]),
    Case(
      status: 429,
      body: envelope("throttled_error", "throttled", "Request was throttled. Expected available in 2202 seconds."),
      kind: .rateLimited(retryAfter: .seconds(2_202)), says: ["Try again in 2202 seconds."]),
    Case(
      status: 429, headers: [.retryAfter: "7"],
      body: envelope("throttled_error", "throttled", "Expected available in 1 second."),
      kind: .rateLimited(retryAfter: .seconds(7)), says: ["Try again in 7 seconds."]),
    Case(
      status: 429, body: envelope("throttled_error", "throttled", "Not available in 5 regions, nor available in x."),
      kind: .rateLimited(retryAfter: nil), says: ["in a minute"]),
    Case(
      status: 503, body: envelope("server_error", "error", "Expected available in 2202 seconds."), kind: .server,
      says: ["the server failed"]),
    Case(
      status: 429, body: envelope("server_error", "too_many_concurrent_backfills", "Too many."),
      kind: .concurrencyLimited, says: ["as many", "Wait until one"]),
    Case(
      status: 429, body: envelope("server_error", "too_many_concurrent_file_downloads", "Too many."),
      kind: .concurrencyLimited, says: ["Wait until one"]),
    Case(
      status: 500, body: envelope("server_error", "error", "A server error occurred."), kind: .server,
      says: ["failed", "A server error occurred."]),
    Case(status: 500, body: #"{"detail":"Could not start."}"#, kind: .server, says: ["Could not start."]),
    Case(
      status: 502, headers: [.contentType: "text/html"], body: gatewayPage, kind: .gateway(status: 502),
      says: ["a proxy between the client and PostHog"]
    ),
    Case(status: 503, body: "", kind: .gateway(status: 503), says: ["status 503"]),
    Case(
      status: 402, body: envelope("invalid_request", "payment_required", "Pay."), kind: .unexpectedStatus,
      says: ["does not document", "status 402"]),
    Case(
      status: 405, body: envelope("invalid_request", "method_not_allowed", "No."), kind: .unexpectedStatus, says: []),
    Case(status: 204, body: "", kind: .gateway(status: 204), says: ["status 204"]),
    Case(status: 304, body: "", kind: .gateway(status: 304), says: ["status 304"]),
    Case(status: 418, body: "{}", kind: .gateway(status: 418), says: []),
  ]

  @Test("each response has its kind, and the error says what happened", arguments: cases)
  func kinds(_ example: Case) async throws {
    let error = try await error(example.status, example.headers, Array(example.body.utf8))
    #expect(error.kind == example.kind)
    #expect(error.status == example.status)
    #expect(error.operationID == "things_create")
    #expect(error.attempts == 1)
    for text in example.says {
      #expect(error.description.contains(text))
    }
    #expect(!error.description.contains("  "))
  }

  @Test(
    "what a refused key needs is said as far as it is documented",
    arguments: [
      (["thing:write"], "It needs the scope thing:write and access to this project or organization."),
      ([], "No personal API key can do this, whatever its scopes."),
      (nil, "It needs access to this project or organization."),
    ] as [([String]?, String)])
  func neededScopes(scopes: [String]?, says: String) async throws {
    let operation = APIOperation<Void>("things_undo", .post, "/things/undo/", responses: .empty(202), scopes: scopes)
    let body = Self.envelope("authentication_error", "permission_denied", "You may not.")
    let error = try await error(403, [:], Array(body.utf8), of: operation)
    #expect(error.kind == .permission(scopes: scopes))
    #expect(error.description.contains(#""You may not." \#(says) ["#))
  }

  @Test("reads like this")
  func descriptions() async throws {
    let refused = try await error(
      400, [try #require(HTTPField.Name("X-Request-Id")): "8c1f"],
      Array(
        Self.envelope("validation_error", "invalid_input", "Unknown key: bukcet_name", attr: "destination__config").utf8
      ))
    #expect(
      refused.description == """
        things_create: the server refused destination.config. The server says: "Unknown key: bukcet_name" \
        Correct it and send it again. [POST https://us.posthog.com/api/projects/1/things/, status 400, code invalid_input, request 8c1f]
        """)
    let misread = try await error(200, [:], Array(#"{"id":"seven","name":"hidden"}"#.utf8))
    #expect(
      misread.description.hasPrefix(
        "things_create: the response could not be read: at /id, expected an integer, found "))
    #expect(misread.description.contains(#"near {"id":"…","…":"…"}. "#))
  }

  @Test(
    "the server's words stand in quotes, unless they have some of their own",
    arguments: [
      ("Unknown key: a", #"The server says: "Unknown key: a" Correct"#),
      (#""a" is not a valid choice."#, #"The server says: "a" is not a valid choice. Correct"#),
      (#""a" is not a valid choice"#, #"The server says: "a" is not a valid choice. Correct"#),
      ("'a' is no key", "The server says: 'a' is no key. Correct"),
      ("“a” is no key.", "The server says: “a” is no key. Correct"),
      (#"The key "a""#, #"The server says: The key "a". Correct"#),
      (#"Say "a.""#, #"The server says: Say "a." Correct"#),
      (#"""#, #"The server says: " Correct"#), ("It can't be", #"The server says: "It can't be" Correct"#),
    ])
  func quotes(detail: String, words: String) async throws {
    let body = #"{"type":"validation_error","code":"invalid","detail":\#(detail.jsonText),"attr":null}"#
    let error = try await error(400, [:], Array(body.utf8))
    #expect(error.description.contains(words), "\(error)")
    #expect(error.failureReason == detail)
  }

  @Test("a place in an unknown project is asked about before the ids in it", arguments: ["12345", testKey])
  func unknownProject(project: String) async throws {
    let operation = APIOperation<Thing>(
      "things_retrieve", in: Project(project), .get, "/things/7/", responses: .json(200))
    let error = try await error(404, [:], Array(Self.envelope("a", "not_found", "Not found.").utf8), of: operation)
    #expect(error.advice?.contains("/api/projects/\(project == testKey ? "<redacted>" : project)") == true)
    #expect(!printed(error).contains(testKey))
    let unscoped = APIOperation<Thing>("things_retrieve", .get, "/things/7/", responses: .json(200))
    let other = try await self.error(404, [:], Array(Self.envelope("a", "not_found", "Not found.").utf8), of: unscoped)
    #expect(other.advice == "Check that the ids are right.")
  }

  @Test("the envelope is kept as the server wrote it")
  func envelope() async throws {
    let body = Self.envelope("validation_error", "invalid_input", "Bad.", attr: "destination__config")
    let envelope = try #require(try await error(400, [:], Array(body.utf8)).envelope)
    #expect(envelope.type == "validation_error")
    #expect(envelope.code == "invalid_input")
    #expect(envelope.detail == "Bad.")
    #expect(envelope.attr == "destination__config")
  }

  @Test(
    "bodies that are no envelope are survived",
    arguments: [
      [], Array("<html>".utf8), Array("[]".utf8), Array("null".utf8), Array("{}".utf8), Array(#"{"detail":[1]}"#.utf8),
      Array(#"{"detail":"#.utf8), Array("\u{FEFF}{}".utf8), [0xFF, 0xFE, 0x00], Array(#"{"detail":"\#u{0}"}"#.utf8),
      [UInt8](repeating: UInt8(ascii: "["), count: 1 << 16),
    ] as [[UInt8]])
  func noEnvelope(_ body: [UInt8]) async throws {
    let error = try await error(500, [:], body)
    #expect(error.kind == .gateway(status: 500))
    #expect(error.envelope == nil)
  }

  @Test(
    "errors of successes that can't be decoded say where and why",
    arguments: [
      (#"{"id":"seven"}"#, "application/json", #"near {"id":"…"}"#),
      (#"{"name":"x"}"#, "application/json", "id"),
      ("", "application/json", "empty"),
      (gatewayPage, "application/json", "found a page of \(gatewayPage.utf8.count) bytes"),
      ("504 Gateway", "application/json", "found 11 bytes that are no JSON"),
      ("{'id': 7}", "application/json", "near {…"),
      (#"{"message":"x","trace":"y"}"#, "application/json", #"near {"message":"…","…":"…"}"#),
      (#"{"id":7} trailing"#, "application/json", "near"),
      (#"{"id":7"#, "application/json", "near"),
    ])
  func decoding(body: String, contentType: String, says: String) async throws {
    let error = try await error(200, [.contentType: contentType], Array(body.utf8))
    guard case .decoding(let failure) = error.kind else { return #expect(Bool(false), "\(error)") }
    #expect(!failure.expected.isEmpty && !failure.found.isEmpty)
    #expect(error.status == 200)
    #expect(error.description.contains(says), "\(error)")
    #expect(!error.description.contains("seven"))
  }

  @Test("a success that is no UTF-8 is an error, not a guess")
  func invalidUTF8() async throws {
    let error = try await error(200, [:], Array(#"{"id":7,"name":""#.utf8) + [0xC3, 0x28] + Array("\"}".utf8))
    guard case .decoding = error.kind else { return #expect(Bool(false), "\(error)") }
  }

  @Test("what the server says can neither fill a log nor forge a line of it")
  func hostileDetail() async throws {
    let detail = #"a\nERROR forged\u001b[31m\u2028"# + String(repeating: "x", count: 100_000)
    let error = try await error(400, [:], Array(Self.envelope("a", "b", detail, attr: detail).utf8))
    #expect(error.description.count < 2_000)
    #expect(!error.description.contains { $0.isNewline || $0 == "\u{1B}" })
  }

  @Test(
    "the failures of a transport have their kinds",
    arguments: [
      (TransportError(.connection, phase: .notSent), PostHogError.Kind.transport(.init(.connection, phase: .notSent))),
      (TransportError(.tls, phase: .notSent), .transport(.init(.tls, phase: .notSent))),
      (TransportError(.timeout, phase: .sent), .timeout(.sent)),
      (TransportError(.cancelled, phase: .sent), .cancelled(.sent)),
    ])
  func transport(failure: TransportError, kind: PostHogError.Kind) async throws {
    let client = try PostHogClient(ClosureTransport { (_) throws(TransportError) in throw failure })
    let error = await #expect(throws: PostHogError.self) { _ = try await client.send(Things.create()) }
    #expect(error?.kind == kind)
    #expect(error?.status == nil)
  }

  @Test("says if it is unknown whether the work was done")
  func unknownEffect() async throws {
    func description<Output>(_ phase: TransportError.Phase, _ operation: APIOperation<Output>) async throws -> String {
      let client = try PostHogClient(
        ClosureTransport { (_) throws(TransportError) in throw TransportError(.connection, phase: phase) })
      let error = await #expect(throws: PostHogError.self) { _ = try await client.send(operation) }
      return error?.description ?? ""
    }
    #expect(try await description(.sent, Things.create()).contains("It is unknown whether it was carried out"))
    #expect(
      try await description(.responseStarted, Things.create()).contains("It is unknown whether it was carried out"))
    #expect(try await !description(.notSent, Things.create()).contains("It is unknown"))
    #expect(try await !description(.sent, Things.retrieve()).contains("It is unknown"))
  }

  @Test("a response that is longer than the limit is an error, and is not read to its end")
  func largeResponse() async throws {
    let chunks = AsyncStream(unfolding: { [UInt8](repeating: 0x20, count: 1000) })
    let transport = ClosureTransport { (_) throws(TransportError) in
      TransportResponse(head: HTTPResponse(status: .ok), body: ResponseBody(stream: chunks))
    }
    let client = PostHogClient(
      host: .us, credentials: try .static(testKey), transport: transport,
      configuration: .init(maximumResponseSize: 10_000))
    let error = await #expect(throws: PostHogError.self) { _ = try await client.send(Things.retrieve()) }
    #expect(error?.kind == .transport(TransportError(.bodyTooLarge(limit: 10_000), phase: .responseStarted)))
  }

  @Test("a list that can't be continued is a fault of its pages")
  func paging() async throws {
    let transport = ClosureTransport(
      200, [:],
      #"{"count":9,"next":"https://us.posthog.com/api/projects/1/things/?offset=1","previous":null,"results":[{"id":1}]}"#
    )
    let client = try PostHogClient(transport)
    let error = await #expect(throws: PostHogError.self) { for try await _ in client.items(of: Things.list()) {} }
    guard case .paging(let fault) = error?.kind else { return #expect(Bool(false), "\(String(describing: error))") }
    #expect(fault.reason == .repeated)
    #expect(error?.operationID == "things_list")
    #expect(transport.sent.count == 2)
  }
}
