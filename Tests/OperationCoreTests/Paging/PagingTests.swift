import OperationCore
import Testing

@Suite struct PagingTests {
  /// Answers from a table of queries and remembers what it was asked.
  final class Server: OperationSender {
    enum Failure: Error, Equatable {
      case paging(PagingError)
      case notFound(String)
      case unreadable
    }

    private let pages: [String: String]
    private let log = Log()

    /// Confined to an actor, as pages are asked for one after the other from any task.
    private actor Log {
      var requests: [String] = []
      func append(_ request: String) { requests.append(request) }
    }

    init(_ pages: [String: String]) {
      self.pages = pages
    }

    var requests: [String] {
      get async { await log.requests }
    }

    func send<Output>(_ operation: APIOperation<Output>) async throws(Failure) -> Output {
      let query = operation.query.encoded
      await log.append("\(operation.path)?\(query)")
      guard let page = pages[query] else { throw .notFound(query) }
      do {
        guard let output = try operation.decode(status: 200, location: nil, body: Array(page.utf8)) else {
          throw Failure.unreadable
        }
        return output
      } catch {
        throw .unreadable
      }
    }

    func failure(for fault: PagingError) -> Failure { .paging(fault) }
  }

  private func list(_ query: Query = [:], paging: Paging = .offset) -> APIOperation<OffsetPage<Int>> {
    APIOperation("things_list", .get, "/api/things/", query: query, answers: .json(200), paging: paging)
  }

  private func page(_ results: [Int], next: String?) -> String {
    #"{"count":9,"next":\#(next.jsonText),"previous":null,"results":\#(results.jsonText)}"#
  }

  private func items<P: Page>(of operation: APIOperation<P>, from server: Server) async throws -> [P.Item] {
    var items: [P.Item] = []
    for try await item in server.items(of: operation) { items.append(item) }
    return items
  }

  @Test func readsAllItemsInOrder() async throws {
    let server = Server([
      "limit=2": page([1, 2], next: "http://h/?limit=2&offset=2"),
      "limit=2&offset=2": page([3, 4], next: "http://h/?limit=2&offset=4"),
      "limit=2&offset=4": page([5], next: nil),
    ])
    #expect(try await items(of: list(["limit": 2]), from: server) == [1, 2, 3, 4, 5])
    #expect(await server.requests.count == 3)
    var counts: [Int] = []
    for try await page in server.pages(of: list(["limit": 2])) { counts.append(page.results.count) }
    #expect(counts == [2, 2, 1])
  }

  @Test func takesOnlyTheQueryOfALink() async throws {
    let server = Server([
      "": page([1], next: "https://evil.example/api/other/?offset=1&cursor=a%2Bb+c%3D#fragment"),
      "offset=1&cursor=a%2Bb%20c%3D": page([2], next: "?offset=2"), "cursor=a%2Bb%20c%3D&offset=2": page([], next: nil),
    ])
    #expect(try await items(of: list(), from: server) == [1, 2])
    #expect(
      await server.requests == [
        "/api/things/?", "/api/things/?offset=1&cursor=a%2Bb%20c%3D", "/api/things/?cursor=a%2Bb%20c%3D&offset=2",
      ])
  }

  /// The server may repeat the filters in its link, or forget them.
  @Test(arguments: ["?offset=1&status=a&status=b&limit=1", "?offset=1"])
  func keepsFilters(_ next: String) async throws {
    let query: Query = ["limit": 1, "status": ["a", "b"]]
    let server = Server([
      query.encoded: page([1], next: next), "offset=1&status=a&status=b&limit=1": page([2], next: nil),
      "limit=1&status=a&status=b&offset=1": page([2], next: nil),
    ])
    #expect(try await items(of: list(query), from: server) == [1, 2])
  }

  @Test func asksForNoPageBeforeItIsNeeded() async throws {
    let server = Server(["": page([1, 2], next: "?offset=2"), "offset=2": page([3], next: nil)])
    var iterator = server.items(of: list()).makeAsyncIterator()
    #expect(await server.requests.isEmpty)
    #expect(try await iterator.next() == 1)
    #expect(try await iterator.next() == 2)
    #expect(await server.requests.count == 1)
    #expect(try await iterator.next() == 3)
    #expect(try await iterator.next() == nil)
    #expect(try await iterator.next() == nil)
    #expect(await server.requests.count == 2)
  }

  @Test func goesOnBehindAnEmptyPage() async throws {
    let server = Server([
      "": page([], next: "?offset=1"), "offset=1": page([], next: "?offset=2"), "offset=2": page([3], next: nil),
    ])
    #expect(try await items(of: list(), from: server) == [3])
  }

  @Test(
    arguments: [
      // A page that links to itself, and one that links to a page before it.
      (["": "?a=1", "a=1": "?a=1"], PagingError.Reason.repeated, 2),
      (["": "?a=1", "a=1": "?a=2", "a=2": "?a=1"], .repeated, 3),
      (["": "http://h/no-query"], .malformed, 1), (["": ""], .malformed, 1), (["": "?"], .malformed, 1),
      (["": "?a=%"], .malformed, 1),
    ] as [([String: String], PagingError.Reason, Int)])
  func failsOnLinksThatLeadNowhere(
    _ links: [String: String], _ reason: PagingError.Reason, _ requests: Int
  ) async {
    let server = Server(links.mapValues { page([1], next: $0) })
    await #expect(throws: Server.Failure.paging(PagingError(operationID: "things_list", reason: reason))) {
      try await items(of: list(), from: server)
    }
    #expect(await server.requests.count == requests)
  }

  @Test func failsWhereNoPagesAreDescribed() async throws {
    let server = Server(["": page([1], next: "?offset=1")])
    await #expect(throws: Server.Failure.paging(PagingError(operationID: "things_list", reason: .notPaged))) {
      try await items(of: list(paging: .none), from: server)
    }
    let whole = Server(["": page([1], next: nil)])
    #expect(try await items(of: list(paging: .none), from: whole) == [1])
  }

  @Test func passesOnWhatTheSenderThrows() async throws {
    let server = Server(["": page([1], next: "?offset=1")])
    var iterator = server.pages(of: list()).makeAsyncIterator()
    #expect(try await iterator.next()?.results == [1])
    await #expect(throws: Server.Failure.notFound("offset=1")) { try await iterator.next() }
    #expect(try await iterator.next() == nil)
  }

  @Test func endsWithItsTask() async throws {
    let server = Server(["": page([1], next: "?offset=1"), "offset=1": page([2], next: nil)])
    let operation = list()
    let task = Task {
      var iterator = server.pages(of: operation).makeAsyncIterator()
      _ = try await iterator.next()
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try await iterator.next()
    }
    let expected = Server.Failure.paging(PagingError(operationID: "things_list", reason: .cancelled))
    await #expect(throws: expected) { try await task.value }
    #expect(await server.requests.count == 1)
  }

  /// A sender that throws anything throws the fault itself.
  struct Looping: OperationSender {
    func send<Output>(_ operation: APIOperation<Output>) async throws -> Output {
      let page = Array(#"{"next":"?a=1","results":[]}"#.utf8)
      guard let output = try operation.decode(status: 200, location: nil, body: page) else {
        throw CancellationError()
      }
      return output
    }
  }

  @Test func throwsTheFaultItself() async {
    let operation = APIOperation<CursorPage<String>>("runs", .get, "/", answers: .json(200), paging: .cursor)
    await #expect(throws: PagingError(operationID: "runs", reason: .repeated)) {
      for try await _ in Looping().items(of: operation) {}
    }
  }

  @Test(
    arguments: [
      (.repeated, "runs: the server's link to the next page repeats an earlier one"),
      (.malformed, "runs: the server's link to the next page has no readable query"),
      (.notPaged, "runs: the answer has a next page, but the operation is described as one without pages"),
      (.missing(member: "t"), "runs: no item of the page has a t to continue from"),
      (.cancelled, "runs: cancelled between two pages"),
    ] as [(PagingError.Reason, String)])
  func saysWhatWentWrong(_ reason: PagingError.Reason, _ expected: String) {
    #expect(PagingError(operationID: "runs", reason: reason).description == expected)
  }

  @Test func readsCursorPages() async throws {
    let server = Server([
      "": #"{"next":"http://h/?cursor=cD0y","previous":null,"results":["a"]}"#,
      "cursor=cD0y": #"{"results":["b"]}"#,
    ])
    let operation = APIOperation<CursorPage<String>>("runs", .get, "/", answers: .json(200), paging: .cursor)
    #expect(try await items(of: operation, from: server) == ["a", "b"])
  }

  // MARK: Back in time

  struct Entry: JSONObjectReadable {
    let message: String
    init(members json: inout JSONReader) throws(JSONError) { message = try json.required("message") }
  }

  private func logs(_ query: Query) -> APIOperation<TimePage<Entry>> {
    APIOperation("logs", .get, "/", query: query, answers: .json(200), paging: .before(member: "timestamp"))
  }

  private func entries(_ entries: (String, String)...) -> String {
    let results = entries.map { #"{"timestamp":"\#($0)","message":"\#($1)"}"# }.joined(separator: ",")
    return #"{"count":\#(entries.count),"next":null,"previous":null,"results":[\#(results)]}"#
  }

  @Test func walksBackFromTheOldestEntry() async throws {
    let server = Server([
      // The oldest is not the last one, and its text is sent as the server wrote it.
      "limit=2": entries(("2026-03-01T10:00:00.1234567Z", "b"), ("2026-03-01T11:00:00Z", "a")),
      "limit=2&before=2026-03-01T10%3A00%3A00.1234567Z": entries(
        ("2026-03-01T10:30:00+01:00", "c"), ("2026-03-01T09:15:00Z", "d")),
      "limit=2&before=2026-03-01T09%3A15%3A00Z": entries(("2026-03-01T08:00:00Z", "e")),
    ])
    #expect(try await items(of: logs(["limit": 2]), from: server).map(\.message) == ["b", "a", "c", "d", "e"])
    // Fewer entries than asked for are the last ones.
    #expect(await server.requests.count == 3)
  }

  @Test func endsOnAnEmptyPageWhereNoLimitIsKnown() async throws {
    let server = Server(["": entries(("2026-03-01T10:00:00Z", "a")), "before=2026-03-01T10%3A00%3A00Z": entries()])
    #expect(try await items(of: logs([:]), from: server).map(\.message) == ["a"])
  }

  @Test func failsWhenTimeStandsStillOrIsMissing() async {
    let still = Server([
      "": entries(("2026-03-01T10:00:00Z", "a")),
      "before=2026-03-01T10%3A00%3A00Z": entries(("2026-03-01T10:00:00Z", "a")),
    ])
    await #expect(throws: Server.Failure.paging(PagingError(operationID: "logs", reason: .repeated))) {
      try await items(of: logs([:]), from: still)
    }
    let missing = Server(["": #"{"results":[{"message":"a"}]}"#])
    await #expect(
      throws: Server.Failure.paging(PagingError(operationID: "logs", reason: .missing(member: "timestamp")))
    ) {
      try await items(of: logs([:]), from: missing)
    }
  }
}
