// Lists that go on where an earlier walk stopped, at every place where it can stop.

import Foundation
import Testing

@testable import OperationCore

@Suite struct ResumeTokenTests {
  private let offsets = ListServer { query in
    let start = query["offset"].flatMap { Int($0) } ?? 0
    let next = start + 2 < 5 ? "https://own.example/api/projects/1/things/?limit=2&offset=\(start + 2)" : nil
    return page(Array([1, 2, 3, 4, 5].dropFirst(start).prefix(2)), of: 5, next: next)
  }

  private let cursors = ListServer([
    "": page([1, 2], next: "?cursor=a"), "cursor=a": page([], next: "?cursor=b"),
    "cursor=b": page([3], next: "?cursor=c"),
    "cursor=c": page([4, 5], next: nil),
  ])

  /// Newest first, with several items of one moment; a page is as long as it is asked for.
  private static let moments = [8, 7, 7, 7, 6, 5, 5]

  private let times = ListServer { query in
    let before = query["before"].flatMap { Date(rfc3339: $0) } ?? .distantFuture
    let items = moments.enumerated().map { (Date(timeIntervalSince1970: Double($1)), $0) }.filter { $0.0 < before }
    let limit = query["limit"].flatMap { Int($0) } ?? 2
    let results = items.prefix(limit).map { "{\"t\":\"\($0.0.rfc3339)\",\"id\":\($0.1)}" }
    return "{\"results\":[\(results.joined(separator: ","))]}"
  }

  struct Event: JSONObjectReadable, Equatable {
    let id: Int
    init(members json: inout JSONReader) throws(JSONError) { id = try json.required("id") }
  }

  private let events = APIOperation<TimePage<Event>>(
    "events", .get, "/events/", responses: .json(200), paging: .before(member: "t", maximumLimit: 500))

  /// As a program does that ends and starts again: the token goes through a file.
  private func stored(_ token: ResumeToken) throws -> ResumeToken {
    let data = try JSONEncoder().encode([token])
    let text = String(decoding: data, as: UTF8.self)
    for secret in ["own.example", "http", "phx_"] { #expect(!text.contains(secret)) }
    let tokens = try JSONDecoder().decode([ResumeToken].self, from: data)
    #expect(tokens == [token] && ResumeToken(token.description) == token)
    return try #require(tokens.first)
  }

  private func expectResumable<P: Page>(
    _ operation: APIOperation<P>, at server: ListServer, requests: [Int]
  ) async throws where P.Item: Equatable {
    let items = server.items(of: operation)
    let whole = await read(items).elements
    for stop in 0...whole.count {
      var iterator = items.makeAsyncIterator()
      for _ in 0..<stop { _ = try await iterator.next() }
      let token = try stored(iterator.resumeToken)
      let asked = server.requests.count
      let (rest, failure) = await read(items.resuming(at: token))
      #expect(rest == Array(whole.dropFirst(stop)) && failure == nil, "stopped behind \(stop)")
      #expect(server.requests.count - asked == requests[stop], "stopped behind \(stop)")
      // The pages are the same items, and an empty rest is no page.
      let pages = await read(items.pages.resuming(at: token)).elements.map(\.results)
      #expect(pages.flatMap(\.self) == rest)
    }
  }

  @Test func goesOnInEveryKindOfList() async throws {
    try await expectResumable(things(["limit": 2]), at: offsets, requests: [3, 3, 2, 2, 1, 1])
    try await expectResumable(runs(), at: cursors, requests: [4, 4, 3, 1, 1, 1])
    try await expectResumable(events, at: times, requests: [5, 4, 4, 3, 3, 2, 2, 1])
  }

  @Test func goesOnBehindPages() async throws {
    var pages = offsets.pages(of: things(["limit": 2])).makeAsyncIterator()
    _ = try await pages.next()
    let rest = offsets.pages(of: things(["limit": 2])).resuming(at: try stored(pages.resumeToken))
    #expect(await read(rest).elements.map(\.results) == [[3, 4], [5]])
  }

  @Test func givesATokenWithEachElement() async throws {
    var last: ResumeToken?
    for try await (item, token) in offsets.items(of: things(["limit": 2])).prefix(3).withResumeTokens {
      last = token
      if item == 2 { break }
    }
    let rest = offsets.items(of: things(["limit": 2])).resuming(at: try #require(last)).prefix(2)
    #expect(await read(rest).elements == [3, 4])
  }

  /// The token is there when the list broke, and leads to the page that is missing.
  @Test func goesOnBehindAFailure() async throws {
    let broken = ListServer(["": page([1, 2], of: 3, next: "?offset=2")])
    var iterator = broken.items(of: things()).makeAsyncIterator()
    while let _ = try? await iterator.next() {}
    let whole = ListServer(["offset=2": page([3], of: 3, next: nil)])
    let (items, failure) = await read(whole.items(of: things()).resuming(at: iterator.resumeToken))
    #expect(items == [3] && failure == nil)
    #expect(whole.requests == ["/api/projects/1/things/?offset=2"])
  }

  /// What came to a log meanwhile is newer than the place, and is not given.
  @Test func leavesOutWhatIsNewer() async throws {
    var iterator = times.items(of: events).makeAsyncIterator()
    _ = try await iterator.next()
    let later = ListServer { query in
      query["before"] == nil ? #"{"results":[{"t":"2026-03-01T10:00:00Z","id":-1}]}"# : #"{"results":[]}"#
    }
    #expect(await read(later.items(of: events).resuming(at: iterator.resumeToken)).elements.isEmpty)
  }

  @Test(
    arguments: [
      things(["limit": 3]), things(["limit": 2, "status": "a"]), things(["limit": 2], in: Place("projects", "2")),
      APIOperation("others", in: Place("projects", "1"), .get, "/things/", query: ["limit": 2], responses: .json(200)),
      APIOperation(
        "things_list", in: Place("projects", "1"), .get, "/other/", query: ["limit": 2], responses: .json(200)),
    ])
  func refusesTheTokenOfAnotherList(_ other: APIOperation<OffsetPage<Int>>) async throws {
    var iterator = offsets.items(of: things(["limit": 2])).makeAsyncIterator()
    _ = try await iterator.next()
    let server = ListServer([:])
    let (items, failure) = await read(server.items(of: other).resuming(at: iterator.resumeToken))
    #expect(items.isEmpty && failure == .paging(other.id, .foreignToken))
    #expect(server.requests.isEmpty)
  }

  @Test(
    arguments: [
      "", "1", "1.", "1.e30", "2.e30", "1.!!!", "1.\(String(repeating: "A", count: 9))", "null",
      "1." + Data(#"{"operation":"a","list":1,"query":"","skipped":-1,"seen":[]}"#.utf8).base64EncodedString(),
      "1." + Data(#"{"operation":"a","list":1,"query":"%","skipped":0,"seen":[]}"#.utf8).base64EncodedString(),
    ])
  func refusesWhatIsNoToken(_ text: String) throws {
    #expect(ResumeToken(text) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([ResumeToken].self, from: Data("[\(text.jsonText)]".utf8))
    }
  }

  /// A token with more behind it than the page has now, and one with the greatest number, skip what there is.
  @Test(arguments: [7, .max]) func skipsNoMoreThanThereIs(_ skipped: Int) async {
    let token = ResumeToken(list: .init(runs()), bookmark: Bookmark(query: [:], skipped: skipped))
    #expect(await read(cursors.items(of: runs()).resuming(at: token)).elements == [3, 4, 5])
    var iterator = cursors.items(of: runs()).resuming(at: token).makeAsyncIterator()
    #expect(iterator.resumeToken == token)
    _ = try? await iterator.next()
  }
}
