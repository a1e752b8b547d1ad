import HTTPTypes
import OperationClient
import PostHogBatchExportsTesting
import Testing

/// What a failure says, in what form an API reports errors, and that nothing secret is in it.
@Suite("Failures of any API")
struct OperationFailureTests {
  static let once = APIClient.Configuration(retryPolicy: .none)

  @Test("have the error of the API as its own type")
  func errorBody() async throws {
    let bench = try Bench([.problem(.conflict, "locked", "It is in use.")])
    let failure = try #require(await bench.failure(of: Things.delete()))
    #expect(failure.kind == .status(409) && failure.status == 409 && !failure.mayHaveTakenEffect)
    #expect((failure.errorBody as? Problem)?.code == "locked")
    #expect(String(decoding: failure.body, as: UTF8.self).contains("locked"))
    #expect(
      failure.description == """
        things_destroy: the API refused the request with status 409. The server says: "It is in use." \
        [DELETE https://api.example.com/things/7/, status 409]
        """)
    #expect(failure.errorDescription == "The API refused the request with status 409.")
    #expect(failure.failureReason == "It is in use.")
  }

  @Test("say what happened and what to do next")
  func words() async throws {
    let failing = try Bench([.problem(.internalServerError, "error", "Oops")], configuration: Self.once)
    #expect(
      await failing.failure(of: Things.retrieve())?.description == """
        things_retrieve: the API failed with status 500. The server says: "Oops" Try again later. \
        [GET https://api.example.com/things/7/, status 500]
        """)
    let elsewhere = try Bench([FakeResponse(status: .ok, body: Array("<html>".utf8))], configuration: Self.once)
    let failure = try #require(await elsewhere.failure(of: Things.create()))
    #expect(failure.kind == .gateway(status: 200) && failure.mayHaveTakenEffect)
    #expect(failure.description.contains("is not the API's: it comes from a proxy in front of it"))
    #expect(failure.recoverySuggestion?.hasPrefix("It is unknown whether it was carried out") == true)
  }

  /// A response with status 404, and what it is taken for.
  struct Form: Sendable, CustomTestStringConvertible {
    let type: String?
    let body: String
    let errors: any APIErrorBody.Type
    let isOfAPI: Bool
    var testDescription: String { "\(type ?? "no type"), \(body), \(errors)" }
  }

  struct PlainError: APIErrorBody {
    let message: String?

    init?(_ response: ErrorResponse) {
      guard response.mediaType == "text/plain" else { return nil }
      message = String(decoding: response.body, as: UTF8.self)
    }
  }

  static let forms = [
    Form(type: "application/json", body: #"{"error": "no"}"#, errors: JSONErrorBody.self, isOfAPI: true),
    Form(type: "application/problem+json", body: #"{"title": "no"}"#, errors: JSONErrorBody.self, isOfAPI: true),
    Form(type: nil, body: #"{"title": "no"}"#, errors: JSONErrorBody.self, isOfAPI: true),
    Form(type: "application/json", body: #"["no"]"#, errors: JSONErrorBody.self, isOfAPI: false),
    Form(type: "text/html", body: "<html>", errors: JSONErrorBody.self, isOfAPI: false),
    Form(type: "text/html", body: #"{"error": "no"}"#, errors: JSONErrorBody.self, isOfAPI: false),
    Form(type: "application/json", body: #"{"error": "no"}"#, errors: Problem.self, isOfAPI: false),
    Form(type: "text/plain", body: "no", errors: PlainError.self, isOfAPI: true),
    Form(type: "text/html", body: "<html>", errors: PlainError.self, isOfAPI: false),
    // The operation documents this one without a body.
    Form(type: nil, body: "", errors: Problem.self, isOfAPI: true),
    Form(type: "text/html", body: "", errors: Problem.self, isOfAPI: false),
  ]

  @Test("are the API's own in its form only; anything else is a proxy's", arguments: forms)
  func form(form: Form) async throws {
    var response = FakeResponse(status: .notFound, json: form.body)
    response.head.headerFields[.contentType] = form.type
    let bench = try Bench([response], errors: form.errors, configuration: Self.once)
    let failure = try #require(await bench.failure(of: Things.retrieve()))
    #expect(failure.kind == (form.isOfAPI ? .status(404) : .gateway(status: 404)))
    #expect((failure.errorBody != nil) == (form.isOfAPI && !form.body.isEmpty))
  }

  @Test(
    "find the message of an API that was not described",
    arguments: [
      (#"{"detail": "a", "message": "b"}"#, "a"), (#"{"message": "b", "error": "c"}"#, "b"),
      (#"{"error": {"message": "d"}}"#, "d"), (#"{"error": "c"}"#, "c"), (#"{"code": 7}"#, nil),
    ] as [(String, String?)])
  func message(json: String, message: String?) async throws {
    let bench = try Bench([FakeResponse(status: .badRequest, json: json)], errors: JSONErrorBody.self)
    let failure = try #require(await bench.failure(of: Things.create()))
    #expect(failure.errorBody?.message == message && failure.failureReason == message)
  }

  @Test("hold no key, whether it is the client's or only looks like one, and no value of a body")
  func secrecy() async throws {
    let echo = "You sent \(testKey), and somebody else sk_live_another."
    let refused = try Bench([.problem(.forbidden, "no", echo)])
    let unreadable = try Bench([FakeResponse(status: .ok, json: #"{"id": "private \#(testKey)"}"#)])
    let moved = try Bench([FakeResponse(status: .found, json: "{}")], configuration: Self.once)
    for bench in [refused, unreadable, moved] {
      let failure = try #require(await bench.failure(of: Things.retrieve()))
      var dumped = ""
      dump(failure, to: &dumped)
      for text in ["\(failure)", String(reflecting: failure), failure.failureReason ?? "", dumped] {
        #expect(!text.contains(testKey) && !text.contains("sk_live_another") && !text.contains("private"))
      }
    }
  }

  @Test("that a response can't be read say where, and what was expected")
  func decoding() async throws {
    let bench = try Bench([FakeResponse(status: .created, json: #"{"id": "seven"}"#)])
    let failure = try #require(await bench.failure(of: Things.create()))
    guard case .decoding(let fault) = failure.kind else { return #expect(Bool(false)) }
    #expect(fault.pointer == "/id" && failure.mayHaveTakenEffect && failure.status == 201)
    #expect(failure.description.contains("The server has most likely carried it out."))
  }

  @Test("keep no more than 64 KB of a body")
  func boundedBody() async throws {
    let page = FakeResponse(status: .badGateway, json: String(repeating: "x", count: 100_000))
    let bench = try Bench([page], configuration: Self.once)
    #expect(await bench.failure(of: Things.retrieve())?.body.count == 64 << 10)
  }
}
