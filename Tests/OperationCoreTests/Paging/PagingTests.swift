// What holds for every list that is read by links: order, filters, when a request is sent, when the list ends.

import OperationCore
import Testing

@Suite struct PagingTests {
  private let server = ListServer([
    "limit=2": page([1, 2], of: 5, next: "https://own.example/api/projects/1/things/?limit=2&offset=2"),
    "limit=2&offset=2": page([3, 4], of: 5, next: "https://own.example/api/projects/1/things/?limit=2&offset=4"),
    "limit=2&offset=4": page([5], of: 5, next: nil),
  ])

  @Test func readsAllItemsInOrder() async {
    let (items, failure) = await read(server.items(of: things(["limit": 2])))
    #expect(items == [1, 2, 3, 4, 5] && failure == nil)
    #expect(
      server.requests == ["?limit=2", "?limit=2&offset=2", "?limit=2&offset=4"].map { "/api/projects/1/things/\($0)" })
    let pages = await read(server.pages(of: things(["limit": 2])))
    #expect(pages.elements.map(\.results) == [[1, 2], [3, 4], [5]] && pages.failure == nil)
    #expect(server.notes.isEmpty)
  }

  @Test func findsWithoutReadingOn() async throws {
    let server = ListServer([
      "limit=2": #"{"count":4,"next":"?limit=2&offset=2","previous":null,"results":["a","b"]}"#,
      "limit=2&offset=2": #"{"count":4,"next":null,"previous":"?limit=2","results":["c","d"]}"#,
    ])
    let operation = APIOperation<OffsetPage<String>>(
      "list", .get, "/things/", query: ["limit": 2], responses: .json(200), paging: .offset)
    let items = server.items(of: operation)
    #expect(try await items.first { $0 == "b" } == "b")
    #expect(try await items.contains { $0 == "a" })
    #expect(server.requests.count == 2)
    #expect(try await items.first { $0 == "x" } == nil)
    #expect(try await items.reduce("") { $0 + $1 } == "abcd")
    #expect(try await items.reduce(into: 0) { count, _ in count += 1 } == 4)
  }

  @Test(arguments: [(-1, 0), (0, 0), (1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (6, 3), (.max, 3)])
  func asksForNoPageThatIsNotNeeded(_ maximum: Int, _ requests: Int) async {
    let items = server.items(of: things(["limit": 2]))
    #expect(await read(items.prefix(maximum)).elements == Array([1, 2, 3, 4, 5].prefix(max(maximum, 0))))
    #expect(server.requests.count == requests)
    #expect(await read(items.prefix(maximum).prefix(4)).elements.count == min(max(maximum, 0), 4))
    #expect(await read(items.prefix(4).prefix(maximum)).elements.count == min(max(maximum, 0), 4))
  }

  @Test func asksWhenAnItemIsAskedFor() async throws {
    var iterator = server.items(of: things(["limit": 2])).makeAsyncIterator()
    #expect(server.requests.isEmpty)
    for (item, requests) in [(1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (nil, 3), (nil, 3)] {
      #expect(try await iterator.next() == item)
      #expect(server.requests.count == requests)
    }
  }

  /// The server may repeat the filters in its link, or forget them.
  @Test(arguments: ["?offset=1&status=a&status=b&limit=1", "?offset=1"])
  func keepsFilters(_ next: String) async {
    let query: Query = ["limit": 1, "status": ["a", "b"]]
    let server = ListServer([
      query.encoded: page([1], of: 2, next: next), "offset=1&status=a&status=b&limit=1": page([2], of: 2, next: nil),
      "limit=1&status=a&status=b&offset=1": page([2], of: 2, next: nil),
    ])
    #expect(await read(server.items(of: things(query))).elements == [1, 2])
  }

  /// Only a null `next` is the end of a list.
  @Test func goesOnBehindShortAndEmptyPages() async {
    let cursors = ListServer([
      "": page([], next: "?cursor=a"), "cursor=a": page([1], next: "?cursor=b"),
      "cursor=b": page([], next: "?cursor=c"),
      "cursor=c": page([2, 3], next: nil),
    ])
    #expect(await read(cursors.items(of: runs())).elements == [1, 2, 3])
    #expect(await read(cursors.pages(of: runs())).elements.map(\.results) == [[], [1], [], [2, 3]])
    let offsets = ListServer([
      "limit=2": page([1], of: 3, next: "?limit=2&offset=1"),
      "limit=2&offset=1": page([2], of: 3, next: "?limit=2&offset=2"),
      "limit=2&offset=2": page([3], of: 3, next: "?limit=2&offset=3"), "limit=2&offset=3": page([], of: 3, next: nil),
    ])
    #expect(await read(offsets.items(of: things(["limit": 2]))).elements == [1, 2, 3])
  }

  /// However a server makes its links look new.
  @Test func endsWhereTheServerLeadsBack() async {
    let offsets = ListServer { query in
      page([1, 2], of: query["offset"] == nil ? 4 : 5, next: "?offset=2&n=\(query["n"] ?? "")1")
    }
    #expect(await read(offsets.items(of: things())) == ([1, 2, 1, 2], .paging("things_list", .repeated)))
    let cursors = ListServer { query in page([1], next: "?n=\(query["n"] ?? "")1&cursor=a") }
    #expect(await read(cursors.items(of: runs())) == ([1, 1], .paging("runs_list", .repeated)))
    let deaf = ListServer { query in
      page([1, 2], of: 2, next: "?offset=\((query["offset"].flatMap { Int($0) } ?? 0) + 2)")
    }
    #expect(
      await read(deaf.items(of: things()))
        == ([1, 2, 1, 2], .paging("things_list", .miscounted(expected: 2, received: 4))))
  }

  @Test(arguments: ["offset", "cursor"])
  func endsBehindManyPagesWithoutItems(_ name: String) async {
    let server = ListServer { query in page([], of: 0, next: "?\(name)=\((query[name].flatMap { Int($0) } ?? 0) + 1)") }
    let failure =
      name == "offset"
      ? await read(server.items(of: things())).failure : await read(server.items(of: runs())).failure
    guard case .paging(let fault) = failure else { return #expect(Bool(false), "\(String(describing: failure))") }
    #expect(fault.reason == .nothingNew(pages: 1_000) && server.requests.count == 1_000)
  }

  @Test(arguments: [nil, "", "null"] as [String?])
  func readsALinkThatIsMissing(_ next: String?) async {
    let text = next == nil ? #"{"results":[1]}"# : page([1], next: next == "null" ? nil : next)
    let (items, failure) = await read(ListServer(["": text]).items(of: runs()))
    #expect(items == [1])
    #expect(failure == (next == "" ? .paging("runs_list", .malformed) : nil))
  }

  @Test(arguments: [
    ("?offset=2&offset=0", "offset"), ("?limit=2&offset=2&limit=1", "limit"), ("?%6Fffset=2&offset=3", "offset"),
    ("?offset=2&offset", "offset"), ("?offset=2&search=b&search=a", "search"),
    ("?offset=2&tag=a&tag=b&one=1&one=2", "one"),
  ])
  func failsWhereALinkMeansTwoPages(_ next: String, _ name: String) async {
    let server = ListServer { _ in page([1, 2], of: 4, next: next) }
    let (items, failure) = await read(server.items(of: things(["tag": ["a", "b"], "search": "a"])))
    #expect(items == [1, 2] && failure == .paging("things_list", .ambiguous(name: name)))
    #expect(server.requests.count == 1)
    let cursors = ListServer { _ in page([1], next: "?cursor=a&cursor=b") }
    #expect(await read(cursors.items(of: runs())) == ([1], .paging("runs_list", .ambiguous(name: "cursor"))))
  }

  @Test(arguments: ["?offset=2&tag=a&tag=b", "?tag=b&offset=2&tag=c&offset=2"])
  func followsALinkThatSaysTheSameTwiceOrRepeatsWhatWasAsked(_ next: String) async {
    let server = ListServer { query in
      page(
        [query["offset"] == nil ? 1 : 3, query["offset"] == nil ? 2 : 4], of: 4,
        next: query["offset"] == nil ? next : nil)
    }
    #expect(await read(server.items(of: things(["tag": ["a", "b"]]))).elements == [1, 2, 3, 4])
  }

  @Test func failsWhereNoPagesAreDescribed() async {
    let server = ListServer(["": page([1], of: 9, next: "?offset=1")])
    let (items, failure) = await read(server.items(of: things(paging: .none)))
    #expect(items == [1] && failure == .paging("things_list", .notPaged))
    let whole = ListServer(["": page([1], of: 1, next: nil)])
    #expect(await read(whole.items(of: things(paging: .none))).failure == nil)
  }

  @Test func passesOnWhatTheSenderThrows() async throws {
    let server = ListServer(["": page([1], of: 2, next: "?offset=1")])
    var iterator = server.pages(of: things()).makeAsyncIterator()
    #expect(try await iterator.next()?.results == [1])
    await #expect(throws: ListServer.Failure.notFound("offset=1")) { try await iterator.next() }
    #expect(try await iterator.next() == nil)
  }

  @Test func endsWithItsTask() async {
    let server = server
    let task = Task {
      var iterator = server.pages(of: things(["limit": 2])).makeAsyncIterator()
      _ = try await iterator.next()
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try await iterator.next()
    }
    await #expect(throws: ListServer.Failure.paging("things_list", .cancelled)) { try await task.value }
    #expect(server.requests.count == 1)
  }

  /// A sender that throws anything throws the fault itself, and needs to know nothing of origins.
  struct Looping: OperationSender {
    func send<Output>(_ operation: APIOperation<Output>) async throws -> Output {
      let page = Array(#"{"next":"https://elsewhere.example/runs/?a=1","results":[]}"#.utf8)
      guard let output = try operation.decode(RawResponse(status: 200, body: page)) else {
        throw CancellationError()
      }
      return output
    }
  }

  @Test func throwsTheFaultItself() async {
    await #expect(throws: PagingError(operationID: "runs_list", reason: .repeated)) {
      for try await _ in Looping().items(of: runs()) {}
    }
  }

  @Test(
    arguments: [
      (.repeated, "the server's link to the next page repeats an earlier one"),
      (.malformed, "the server's link to the next page has no readable query"),
      (.otherPath("/api/x/"), "the server's link to the next page leads to another path, /api/x/"),
      (.ambiguous(name: "offset"), "the server's link to the next page has several values for offset"),
      (.notPaged, "the answer has a next page, but the operation is described as one without pages"),
      (
        .skipped(from: 100, to: 500),
        "the server's link to the next page would skip 400 items from number 100 on; a smaller limit may help"
      ),
      (
        .miscounted(expected: 3, received: 2),
        "the server counts 3 items and gave 2; read it again if it may have changed meanwhile"
      ),
      (
        .shrunk(from: 3, to: 2),
        "the list shrank from 3 to 2 items while it was read, so some may have been left out; read all of it before you delete from it, or read it again"
      ),
      (.nothingNew(pages: 9), "the server gave 9 pages in a row without a new item, and a link to yet another"),
      (.missing(member: "t"), "no item of the page has a t to continue from"),
      (.notBefore(member: "t"), "the server gave items whose t is not before the one that was asked for"),
      (
        .crowded(member: "t", at: "2026-03-01T10:00:00Z"),
        "more items than fit into one page have the t 2026-03-01T10:00:00Z; ask for fewer with other filters"
      ),
      (.foreignToken, "the token to resume at is of another list, or of this one with other filters"),
      (.cancelled, "cancelled between two pages"),
    ] as [(PagingError.Reason, String)])
  func saysWhatWentWrong(_ reason: PagingError.Reason, _ expected: String) {
    #expect(PagingError(operationID: "runs", reason: reason).description == "runs: \(expected)")
  }
}
