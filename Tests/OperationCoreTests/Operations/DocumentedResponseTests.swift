import OperationCore
import Testing

@Suite struct DocumentedResponseTests {
  struct Optional: JSONObjectReadable, Equatable {
    let a: Int?
    init(members json: inout JSONReader) throws(JSONError) { a = try json.optional("a") }
  }

  struct Required: JSONObjectReadable, Equatable {
    let a: Int
    init(members json: inout JSONReader) throws(JSONError) { a = try json.required("a") }
  }

  enum Either: Equatable {
    case done(Required)
    case accepted(Optional)
    case nothing
  }

  private func decode<Output>(
    _ response: DocumentedResponse<Output>, _ status: Int, _ body: String = "", location: String? = nil
  ) throws -> Output? {
    try APIOperation("op", .get, "/", responses: response)
      .decode(RawResponse(status: status, headers: ["Location": location], body: Array(body.utf8)))
  }

  @Test func readsJSONOfItsStatuses() throws {
    let response = DocumentedResponse<Required>.json(200, 201)
    #expect(try decode(response, 200, #"{"a":1}"#)?.a == 1)
    #expect(try decode(response, 201, #" {"a":2} "#)?.a == 2)
    #expect(try decode(response, 204, "") == nil)
    #expect(throws: ResponseDecodingError.self) { try decode(response, 200, #"{"a":1}x"#) }
    #expect(throws: ResponseDecodingError.json(JSONError(offset: 0, .missing(member: "a")))) {
      try decode(response, 200, "{}")
    }
  }

  @Test func readsAnEmptyBodyAsAnEmptyObjectWhereThatIsEnough() throws {
    #expect(try decode(.json(200), 200) == (try Optional(json: "{}")))
    #expect(try decode(.json(200), 200) == [String: Int]())
    let empty = JSONError(offset: 0, .unexpected(expected: "a value", found: "an empty body"))
    #expect(throws: ResponseDecodingError.json(empty)) {
      try decode(DocumentedResponse<Required>.json(200), 200)
    }
    #expect(throws: ResponseDecodingError.self) { try decode(DocumentedResponse<[Int]>.json(200), 200) }
  }

  /// A log is documented to have no body; every other list has to be one.
  @Test func readsAnEmptyBodyAsNoLinesOfALog() throws {
    let page = try decode(DocumentedResponse<TimePage<Required>>.json(200), 200)
    #expect(page?.results.isEmpty == true && page?.written?.isEmpty == true && page?.count == nil)
    #expect(throws: ResponseDecodingError.self) {
      try decode(DocumentedResponse<TimePage<Required>>.json(200), 200, "{}")
    }
    #expect(throws: ResponseDecodingError.self) { try decode(DocumentedResponse<OffsetPage<Required>>.json(200), 200) }
    #expect(throws: ResponseDecodingError.self) { try decode(DocumentedResponse<CursorPage<Required>>.json(200), 200) }
  }

  @Test func choosesTheTypeByTheStatus() throws {
    let operation = APIOperation<Either>(
      "op", .post, "/", responses: DocumentedResponse<Required>.json(200).map(Either.done),
      DocumentedResponse<Optional>.json(202).map(Either.accepted), DocumentedResponse<Void>.empty(204).map { .nothing })
    func decode(_ status: Int, _ body: String) throws -> Either? {
      try operation.decode(RawResponse(status: status, body: Array(body.utf8)))
    }
    #expect(try decode(200, #"{"a":1}"#) == .done(Required(json: #"{"a":1}"#)))
    #expect(try decode(202, #"{"a":1}"#) == .accepted(Optional(json: #"{"a":1}"#)))
    #expect(try decode(204, "ignored") == .nothing)
    #expect(try decode(400, "{}") == nil)
    #expect(operation.accept == "application/json")
  }

  @Test func readsWhatIsNoJSON() throws {
    #expect(try decode(DocumentedResponse<Void>.empty(204), 204, "ignored") != nil)
    #expect(try decode(.redirect(302), 302, location: "https://x/?sig=1") == Redirect(location: "https://x/?sig=1"))
    #expect(throws: ResponseDecodingError.header(name: "Location")) { try decode(.redirect(302), 302) }
    #expect(try decode(.bytes(200, contentType: "text/csv"), 200, "a,b") == Array("a,b".utf8))
    #expect(DocumentedResponse<[UInt8]>.bytes(200, contentType: "text/csv").contentType == "text/csv")
    #expect(APIOperation<Void>("op", .delete, "/", responses: .empty(204)).accept == nil)
  }

  /// What a generator for more of OpenAPI needs: other formats, header fields and errors that aren't JSON's.
  @Test func othersCanDocumentResponsesOfTheirOwn() throws {
    struct Total: Equatable {
      let count: Int
      let text: String
    }
    let response = DocumentedResponse<Total>([200], contentType: "text/plain", headerNames: ["X-Total"]) {
      (response, _) throws(ResponseDecodingError) in
      guard let count = response.headers["x-total"].flatMap(Int.init) else { throw .header(name: "X-Total") }
      return Total(count: count, text: String(decoding: response.body, as: UTF8.self))
    }
    let operation = APIOperation("op", .get, "/", responses: response.map(\.self))
    #expect(operation.accept == "text/plain")
    #expect(operation.headerNames(of: 200) == ["X-Total"])
    #expect(operation.headerNames(of: 404).isEmpty)
    let body = Array("a".utf8)
    #expect(
      try operation.decode(RawResponse(status: 200, headers: ["X-TOTAL": 3], body: body)) == Total(count: 3, text: "a"))
    let twice = Headers(items: [.init(name: "X-Total", value: "3"), .init(name: "x-total", value: "4")])
    #expect(twice.values(of: "X-Total") == ["3", "4"])
    #expect(throws: ResponseDecodingError.header(name: "X-Total")) {
      try operation.decode(RawResponse(status: 200, headers: twice, body: body))
    }
  }
}
