import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import Testing

/// Logs of servers that count in their own way, return fewer lines than requested, or whose clock isn't that of their
/// lines.
@Suite("Following odd logs")
struct OddLogTests {
  /// Lines at these moments, a microsecond each, with their numbers as messages.
  private static func tail(
    _ server: OddLog, _ clock: ManualClock, after: Date? = Date(timeIntervalSince1970: 0)
  ) throws -> LogTail {
    try server.client(clock).project(1).batchExports[UUID()].followLogs(after: after, polling: LogTailTests.steady)
  }

  private static func follow(
    _ server: OddLog, _ clock: ManualClock, after: Date? = Date(timeIntervalSince1970: 0), until last: String
  ) async throws -> [String] {
    let tail = try tail(server, clock, after: after)
    return try await clock.withTimePassing {
      var messages: [String] = []
      for try await line in tail {
        messages.append(line.message)
        if line.message == last { break }
      }
      return messages
    }
  }

  @Test(
    "whatever a server counts, every line comes once, and a log that grows costs a request a look in the end",
    arguments: [OddLog.Counting.page, .window, .all, .nothing], [2, 3, 500])
  func counts(counting: OddLog.Counting, cap: Int) async throws {
    let clock = ManualClock()
    let server = OddLog(clock, counting: counting, cap: counting == .page || counting == .nothing ? 500 : cap)
    for number in 0..<20 { server.add("\(number)", at: Double(number) - 30) }
    server.addLater { server in
      if server.requests == 60 { server.add("end", at: 0) }
    }
    let messages = try await Self.follow(server, clock, until: "end")
    if counting != .all || cap == 500 { #expect(messages == (0..<20).map(String.init) + ["end"]) }
    #expect(Set(messages).count == messages.count)
  }

  @Test("a moment that is fuller than what a server gives is an error where its count proves that")
  func fullMoment() async throws {
    let clock = ManualClock()
    let server = OddLog(clock, counting: .window, cap: 2)
    for (number, second) in [-30.0, -20, -20, -20, -10].enumerated() { server.add("\(number)", at: second) }
    let error = await #expect(throws: PostHogError.self) {
      _ = try await Self.follow(server, clock, until: "never")
    }
    guard case .paging(let fault) = error?.kind, case .crowded = fault.reason else {
      return #expect(Bool(false), "\(String(describing: error))")
    }
  }

  @Test(
    "a bound that is finer than a microsecond leaves nothing out", arguments: [0.123_456_4, 0.123_456_5, 0.123_456_7])
  func fineBound(fraction: Double) async throws {
    let clock = ManualClock()
    let server = OddLog(clock, counting: .page, cap: 500)
    for (microsecond, name) in [
      (123_455, "before"), (123_456, "just before"), (123_457, "just after"), (123_458, "after"),
    ] {
      server.add(name, at: Double(microsecond) / 1_000_000 - 30)
    }
    let messages = try await Self.follow(
      server, clock, after: clock.date.addingTimeInterval(fraction - 30), until: "after")
    #expect(messages == ["just after", "after"])
  }

  @Test(
    "where a server's Date lags behind its lines, or stands still, every line comes once, and no more than the lag is read again",
    arguments: [(OddLog.Dating.lagging(600), 700.0), (.standing, 80), (.lagging(0), 80), (.doubled, 80)])
  func lateDate(_ dating: OddLog.Dating, window: Double) async throws {
    let clock = ManualClock()
    let server = OddLog(clock, counting: .page, cap: 500, dating: dating)
    server.addLater { server in
      server.add("\(server.requests)", at: -0.5)
    }
    let messages = try await Self.follow(server, clock, until: "1000")
    #expect(messages == (1...1_000).map(String.init))
    #expect(clock.date.timeIntervalSince(try #require(server.lastAfter)) < window)
  }
}

/// A log as a server keeps it, except for what is odd about it.
final class OddLog: HTTPTransport {
  /// What its `count` counts.
  enum Counting: Sendable { case page, window, all, nothing }
  /// What its `Date` says.
  enum Dating: Sendable { case lagging(Double), standing, doubled }

  private struct State {
    var lines: [(date: Date, message: String)] = []
    var requests = 0
    var after: Date?
    var change: (@Sendable (OddLog) -> Void)?
  }

  private let clock: ManualClock
  private let start: Date
  private let (counting, cap, dating): (Counting, Int, Dating)
  private let state = Mutex(State())

  init(_ clock: ManualClock, counting: Counting, cap: Int, dating: Dating = .lagging(0)) {
    (self.clock, start) = (clock, clock.date)
    (self.counting, self.cap, self.dating) = (counting, cap, dating)
  }

  var requests: Int { state.withLock(\.requests) }
  /// The lower bound of the last request.
  var lastAfter: Date? { state.withLock(\.after) }
  var isImmediate: Bool { true }

  /// Adds a line that is dated so many seconds from now.
  func add(_ message: String, at seconds: Double) {
    state.withLock { $0.lines.append((clock.date.addingTimeInterval(seconds), message)) }
  }

  /// Runs a closure before each response.
  func addLater(_ change: @escaping @Sendable (OddLog) -> Void) {
    state.withLock { $0.change = change }
  }

  func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
    let query = (request.path ?? "").split(separator: "?").last.flatMap { Query(encoded: $0) }
    func date(_ name: String) -> Date? { query?[name].flatMap { Date(rfc3339: $0) } }
    let (after, before) = (date("after"), date("before"))
    let change = state.withLock { state in
      state.requests += 1
      state.after = after
      return state.change
    }
    change?(self)
    return state.withLock { state in
      let found = state.lines.filter { line in
        after.map { line.date > $0 } ?? true && before.map { line.date < $0 } ?? true
      }.sorted { $0.date > $1.date }
      let page = Array(found.prefix(cap))
      let count: Int? =
        switch counting {
        case .page: page.count
        case .window: found.count
        case .all: state.lines.count
        case .nothing: nil
        }
      var response = LogScript.response(page, hasMore: false, at: time, count: count)
      if case .doubled = dating { response.head.headerFields.append(HTTPField(name: .date, value: "nonsense")) }
      return response
    }
  }

  private var time: Date {
    switch dating {
    case .lagging(let seconds): clock.date.addingTimeInterval(-seconds)
    case .standing: start
    case .doubled: clock.date
    }
  }
}
