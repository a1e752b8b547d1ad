// Lists that are walked back in time, against a log that is kept as a server keeps it.

import Foundation
import OperationCore
import Testing

@Suite struct TimeWalkTests {
  struct Line: JSONObjectReadable {
    let message: String
    init(members json: inout JSONReader) throws(JSONError) { message = try json.required("message") }
  }

  private func logs(_ query: Query = [:], maximumLimit: Int? = nil) -> APIOperation<TimePage<Line>> {
    APIOperation(
      "logs", .get, "/logs/", query: query, responses: .json(200),
      paging: .before(member: "timestamp", maximumLimit: maximumLimit))
  }

  private static func time(_ microseconds: Int) -> String {
    Date(timeIntervalSince1970: 1_772_359_200 + Double(microseconds) / 1_000_000).rfc3339
  }

  /// Answers as the log lists do: at most `limit` lines before a moment, newest first, and never a link.
  private func server(_ moments: [Int], defaultLimit: Int = 50, maximumLimit: Int = .max) -> ListServer {
    ListServer { query in
      let limit = query["limit"].flatMap { Int($0) } ?? defaultLimit
      guard limit <= maximumLimit else { return nil }
      let before = query["before"].flatMap { Date(rfc3339: $0) } ?? .distantFuture
      let lines = moments.enumerated().map { (Self.time($1), "line \($0)") }
        .filter { Date(rfc3339: $0.0).map { $0 < before } ?? false }
        .sorted { $0.0 > $1.0 }.prefix(limit)
      return entries(Array(lines))
    }
  }

  /// However the ends of pages fall, with lines of one moment on both sides or not, each line comes once.
  @Test(arguments: [1, 2, 3, 4, 5, 7, 20], [nil, 20])
  func losesAndRepeatsNothing(_ limit: Int, _ maximumLimit: Int?) async {
    let moments = [90, 80, 80, 80, 70, 60, 60, 50, 40, 40, 40, 40, 40, 30, 29, 28, 27]
    let server = server(moments, maximumLimit: maximumLimit ?? .max)
    let (lines, failure) = await read(server.items(of: logs(["limit": limit], maximumLimit: maximumLimit)))
    #expect(lines.map(\.message) == moments.indices.map { "line \($0)" } && failure == nil)
  }

  /// Where no limit was given there is one behind the first page, so that pages stay as large as the server made them.
  @Test func keepsTheSizeOfPages() async {
    let server = server([14, 12, 10, 8, 6, 4, 2], defaultLimit: 3)
    let pages = await read(server.pages(of: logs(maximumLimit: 500)))
    #expect(pages.elements.map(\.results.count) == [3, 3, 1] && pages.failure == nil)
    #expect(
      server.requests == [
        "/logs/?", "/logs/?before=2026-03-01T10%3A00%3A00.000011Z&limit=4",
        "/logs/?before=2026-03-01T10%3A00%3A00.000005Z&limit=4",
        "/logs/?before=2026-03-01T10%3A00%3A00.000003Z&limit=4",
      ])
  }

  @Test func keepsTheCallersBounds() async {
    let server = server([5, 4, 3, 2, 1])
    let query: Query = ["before": Self.time(4), "search": "line", "limit": 2]
    let (lines, _) = await read(server.items(of: logs(query)))
    #expect(lines.map(\.message) == ["line 2", "line 3", "line 4"])
    #expect(server.requests.allSatisfy { $0.contains("search=line") })
  }

  @Test func endsOnAnEmptyPage() async {
    let server = server([])
    #expect(await read(server.pages(of: logs())).elements.map(\.results.count) == [0])
    #expect(server.requests.count == 1)
  }

  /// More lines of one moment than a page can hold: what could be told apart is given, and then it is said.
  @Test(arguments: [nil, 4] as [Int?]) func failsWhereAMomentIsFuller(_ limit: Int?) async {
    let server = server([9, 8, 7, 7, 7, 7, 7, 7, 6], defaultLimit: 4, maximumLimit: 4)
    let (lines, failure) = await read(server.items(of: logs(["limit": limit], maximumLimit: 4)))
    #expect(lines.map(\.message) == (0..<6).map { "line \($0)" })
    #expect(failure == .paging("logs", .crowded(member: "timestamp", at: Self.time(7))))
  }

  /// The oldest moment of the list holds as many lines as the largest page, or more: no request tells which.
  @Test(arguments: [4, 5, 9], [nil, 1, 4] as [Int?]) func failsWhereTheOldestMomentMayBeFuller(
    _ count: Int, _ limit: Int?
  ) async {
    let server = server([9, 8] + Array(repeating: 7, count: count), defaultLimit: 3, maximumLimit: 4)
    let (lines, failure) = await read(server.items(of: logs(["limit": limit], maximumLimit: 4)))
    #expect(lines.map(\.message) == (0..<6).map { "line \($0)" })
    #expect(failure == .paging("logs", .crowded(member: "timestamp", at: Self.time(7))))
  }

  /// One line less than the largest page is known to be all.
  @Test(arguments: [nil, 1, 3, 4] as [Int?]) func readsAMomentThatNearlyFillsThePage(_ limit: Int?) async {
    let server = server([9, 7, 7, 7], defaultLimit: 3, maximumLimit: 4)
    let (lines, failure) = await read(server.items(of: logs(["limit": limit], maximumLimit: 4)))
    #expect(lines.count == 4 && failure == nil)
  }

  /// Where no largest page is described and none was asked for, the server's own may have cut the oldest moment.
  @Test(arguments: [1, 3, 4, 9]) func asksForMoreThanTheServersOwnLimit(_ count: Int) async {
    let server = server(Array(repeating: 7, count: count), defaultLimit: 4)
    let (lines, failure) = await read(server.items(of: logs()))
    #expect(lines.count == count && failure == nil)
  }

  /// A server that forgets the order of lines of one moment from one request to the next.
  @Test func knowsLinesInAnyOrder() async {
    let turn = Turn()
    let server = ListServer { query in
      let limit = query["limit"].flatMap { Int($0) } ?? 50
      let before = query["before"].flatMap { Date(rfc3339: $0) } ?? .distantFuture
      let ties = (0..<4).map { (Self.time(5), "tie \($0)") }
      let ordered = turn.next().isMultiple(of: 2) ? ties : ties.reversed()
      let lines = [(Self.time(6), "new")] + ordered + [(Self.time(4), "old")]
      return entries(Array(lines.filter { Date(rfc3339: $0.0).map { $0 < before } ?? false }.prefix(limit)))
    }
    let (lines, failure) = await read(server.items(of: logs(["limit": 3])))
    #expect(Set(lines.map(\.message)) == ["new", "tie 0", "tie 1", "tie 2", "tie 3", "old"])
    #expect(lines.count == 6 && failure == nil)
  }

  /// Lines that are equal in every letter are as many as the server has.
  @Test func countsEqualLines() async {
    let server = ListServer { query in
      let limit = query["limit"].flatMap { Int($0) } ?? 50
      let before = query["before"].flatMap { Date(rfc3339: $0) } ?? .distantFuture
      let lines = [6, 5, 5, 5, 5, 4].map { (Self.time($0), "the same") }
      return entries(Array(lines.filter { Date(rfc3339: $0.0).map { $0 < before } ?? false }.prefix(limit)))
    }
    #expect(await read(server.items(of: logs(["limit": 3]))).elements.count == 6)
  }

  /// The oldest is not the last one, times are finer than a microsecond or have an offset, and some are missing.
  @Test func readsUntidyPages() async {
    let lines = [
      ("2026-03-01T10:00:00.1234567Z", "b"), ("2026-03-01T11:00:00Z", "a"), ("", "no time"),
      ("2026-03-01T10:30:00+01:00", "c"), ("2026-03-01T10:00:00.1234561Z", "b2"), ("2026-03-01T08:00:00Z", "d"),
    ]
    let server = ListServer { query in
      guard let before = query["before"].flatMap({ Date(rfc3339: $0) }) else { return entries(Array(lines.prefix(3))) }
      return entries(lines.filter { Date(rfc3339: $0.0).map { $0 < before } ?? false })
    }
    let (read, failure) = await read(server.items(of: logs()))
    #expect(read.map(\.message) == ["b", "a", "no time", "c", "b2", "d"] && failure == nil)
  }

  @Test(
    arguments: [
      // A server that knows no `before`, and one whose lines have no time.
      (
        #"{"results":[{"timestamp":"2026-03-01T10:00:00Z","message":"a"},{"timestamp":"2026-03-01T11:00:00Z","message":"b"}]}"#,
        PagingError.Reason.notBefore(member: "timestamp"), 2
      ),
      (#"{"results":[{"message":"a"}]}"#, .missing(member: "timestamp"), 1),
    ])
  func failsWhereTimeDoesNotLeadOn(_ page: String, _ reason: PagingError.Reason, _ lines: Int) async {
    let (read, failure) = await read(ListServer { _ in page }.items(of: logs()))
    #expect(read.count == lines && failure == .paging("logs", reason))
  }

  /// A server that gives fewer than it is asked for, and says so: a moment that is fuller than its pages is an error.
  @Test(arguments: [nil, 2, 10] as [Int?], [2, 3, 4])
  func failsWhereAServerSaysThatThereIsMore(_ limit: Int?, _ cap: Int) async {
    let moments = [9, 5, 5, 5, 5, 5, 1]
    let server = ListServer { query in
      let before = query["before"].flatMap { Date(rfc3339: $0) } ?? .distantFuture
      let lines = moments.enumerated().map { (Self.time($1), "line \($0)") }
        .filter { Date(rfc3339: $0.0).map { $0 < before } ?? false }
      let page = entries(Array(lines.prefix(min(cap, query["limit"].flatMap { Int($0) } ?? cap))))
      return lines.count > cap ? page.replacing(#""next":null"#, with: #""next":"https://a/?offset=1""#) : page
    }
    let (lines, failure) = await read(server.items(of: logs(["limit": limit])))
    #expect(lines.count < moments.count)
    #expect(failure == .paging("logs", .crowded(member: "timestamp", at: Self.time(5))))
  }

  enum Counting: CaseIterable { case page, fromHere, all, growing }

  /// A server whose pages have a limit of their own and no links.
  private func server(_ moments: [Int], cap: Int, counting: Counting) -> ListServer {
    let turn = Turn()
    return ListServer { query in
      let before = query["before"].flatMap { Date(rfc3339: $0) } ?? .distantFuture
      let found = moments.enumerated().map { (Self.time($1), "line \($0)") }
        .filter { Date(rfc3339: $0.0).map { $0 < before } ?? false }
      let page = Array(found.prefix(min(cap, query["limit"].flatMap { Int($0) } ?? cap)))
      let count =
        switch counting {
        case .page: page.count
        case .fromHere: found.count
        case .all: moments.count
        case .growing: moments.count + turn.next() - 1
        }
      return entries(page).replacing("\"count\":\(page.count)", with: "\"count\":\(count)")
    }
  }

  @Test(arguments: Counting.allCases, [2, 3, 10]) func isRightWhateverIsCounted(_ counting: Counting, _ cap: Int) async
  {
    let moments = [9, 8, 7, 6, 5, 4, 3, 2, 1]
    let server = server(moments, cap: cap, counting: counting)
    let (lines, failure) = await read(server.items(of: logs()))
    #expect(lines.map(\.message) == moments.indices.map { "line \($0)" } && failure == nil)
  }

  /// Lines of a moment that is fuller than a page of the server are missed by nobody else than who counts.
  @Test(arguments: [nil, 2, 10] as [Int?], [(Counting.fromHere, 6), (.all, 7), (.growing, 7)])
  func failsWhereMoreIsCountedThanGiven(_ limit: Int?, _ count: (Counting, Int)) async {
    let server = server([9, 5, 5, 5, 5, 5, 1], cap: 2, counting: count.0)
    let (lines, failure) = await read(server.items(of: logs(["limit": limit])))
    #expect(lines.map(\.message) == ["line 0", "line 1", "line 2"])
    #expect(failure == .paging("logs", .miscounted(expected: count.1, received: 3)))
  }

  @Test func failsOnAnEmptyPageThatCountsSome() async {
    let (lines, failure) = await read(
      ListServer { _ in #"{"count":7,"next":null,"previous":null,"results":[]}"# }.items(of: logs()))
    #expect(lines.isEmpty && failure == .paging("logs", .miscounted(expected: 7, received: 0)))
  }

  /// What an earlier walk gave is not counted.
  @Test(arguments: Counting.allCases) func resumesWhateverIsCounted(_ counting: Counting) async throws {
    let server = server([9, 8, 7, 6], cap: 2, counting: counting)
    var first = server.items(of: logs()).makeAsyncIterator()
    _ = try await first.next()
    let (lines, failure) = await read(server.items(of: logs()).resuming(at: first.resumeToken))
    #expect(lines.map(\.message) == ["line 1", "line 2", "line 3"] && failure == nil)
  }

  @Test func failsOnAnEmptyPageThatIsNotTheLast() async {
    let page = #"{"count":7,"next":"https://a/?offset=1","previous":null,"results":[]}"#
    let (lines, failure) = await read(ListServer { _ in page }.items(of: logs()))
    #expect(lines.isEmpty && failure == .paging("logs", .nothingNew(pages: 1)))
  }

  /// A server that makes up ever new lines of one moment.
  @Test func boundsWhatItRemembers() async {
    let turn = Turn()
    let server = ListServer { _ in entries((0..<999).map { _ in (Self.time(0), "\(turn.next())") }) }
    let (lines, failure) = await read(server.items(of: logs()))
    #expect(lines.count == 10_989 && failure == .paging("logs", .crowded(member: "timestamp", at: Self.time(0))))
  }
}

private func entries(_ entries: [(String, String)]) -> String {
  let results = entries.map { time, message in
    "{\(time.isEmpty ? "" : "\"timestamp\":\"\(time)\",")\"message\":\"\(message)\"}"
  }
  return #"{"count":\#(entries.count),"next":null,"previous":null,"results":[\#(results.joined(separator: ","))]}"#
}
