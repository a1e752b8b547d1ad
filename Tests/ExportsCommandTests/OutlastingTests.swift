import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

@testable import ExportsCommand

/// Commands that only the server's verdict ends: faults of the network and the server don't.
@Suite struct OutlastingTests {
  private let clock = ManualClock()
  private let bench: CommandBench

  init() { bench = CommandBench(on: clock) }

  private static let throttled = FakeResponse(
    status: .tooManyRequests, json: #"{"type":"throttled_error","code":"throttled","detail":"Slow down.","attr":null}"#,
    headers: [.retryAfter: "600"])
  private static let badGateway = FakeResponse(
    status: .badGateway, json: #"{"type":"server_error","code":"error","detail":"No.","attr":null}"#)

  @Test("Operator 25: an hour of watching keeps to the limit, slows down on 429, and outlasts 502 and cut connections")
  func anHourOfWatching() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "posthog.prom")
    for number in 1...250 { try bench.fake.addExport(#"{"name":"Export \#(number)"}"#) }
    let (start, client) = (clock.date, clock)
    func minute(_ count: Double) -> Date { start.addingTimeInterval(count * 60) }
    func wait(until date: Date) async throws { while client.date < date { try await client.advanceToNextSleeper() } }
    func text() throws -> String { try String(contentsOf: file, encoding: .utf8) }
    let success = #"posthog_exports_scrape_success{project="1"} "#

    let watching = Task { [bench] in
      await bench.run("status", "--watch", "--output", "prometheus", "--into", file.path)
    }
    try await wait(until: minute(20))
    let whole = try text()
    #expect(whole.contains(success + "1") && whole.hasSuffix("\n"))
    bench.fake.respondNext(with: Self.throttled)
    try await wait(until: minute(25))
    let kept = try text()
    #expect(kept.contains(success + "0") && kept.hasSuffix("\n"))
    #expect(kept.split(separator: "\n").count == whole.split(separator: "\n").count)
    let throttledAt = try #require(bench.fake.exchanges.last { $0.response.head.status == .tooManyRequests }?.date)
    try await wait(until: minute(40))
    let next = try #require(bench.fake.exchanges.first { $0.date > throttledAt }?.date)
    #expect(next.timeIntervalSince(throttledAt) >= 600)
    #expect(try text().contains(success + "1"))
    for _ in 0..<20 { bench.fake.respondNext(with: Self.badGateway) }
    try await wait(until: minute(50))
    bench.network.cut(next: 20)
    try await wait(until: minute(60))
    #expect(try text().contains(success + "1"))
    watching.cancel()
    #expect(await watching.value.status == 130)
    let times = bench.fake.exchanges.map(\.date)
    #expect(times.allSatisfy { time in times.count { (0..<60).contains($0.timeIntervalSince(time)) } <= 480 })
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["posthog.prom"])
  }

  @Test("Operator 25: a wait outlasts faults, from its first request on, and a run that isn't there yet")
  func aWaitThatMeetsFaults() async throws {
    bench.fake.configure { $0.timing.backfillAppears = .seconds(20) }
    try bench.fake.addExport(#"{"name":"Hourly"}"#)
    clock.advance(by: .seconds(5 * 3_600))
    let backfill = [
      "backfill", "Hourly", "--from", "2026-03-02T10:00:00Z", "--to", "2026-03-02T12:00:00Z", "--again", "--yes",
    ]
    let started = await clock.withTimePassing { await bench.run(backfill) }
    let job = try #require(started.messages.split(separator: " ").last.map { String($0.prefix { $0 != "\n" }) })
    bench.network.cut(next: 100)
    let waited = await clock.withTimePassing { await bench.run("wait", job) }
    #expect(waited.status == 0, "\(waited.messages)")
    #expect(waited.output.contains("completed: Completed 2 of 2 runs"), "\(waited.output)")

    let whole = Task { [bench] in await bench.run(backfill + ["--wait"]) }
    while bench.backfills < 2 { try await clock.advanceToNextSleeper() }
    bench.network.cut(next: 100)
    let outcome = await clock.withTimePassing { await whole.value }
    #expect(outcome.status == 0, "\(outcome.messages)")
  }

  @Test("a log is followed although its first request fails")
  func aLogThatMeetsFaults() async throws {
    let id = try bench.fake.addExport(#"{"name":"Hourly","paused":true}"#)
    bench.fake.addLog(to: id, "The first line", level: "INFO")
    bench.network.cut(next: 60)
    let following = Task { [bench] in await bench.run("logs", "Hourly", "--follow") }
    for _ in 0..<200 { try await clock.advanceToNextSleeper() }
    bench.fake.addLog(to: id, "The second line", level: "INFO")
    for _ in 0..<50 { try await clock.advanceToNextSleeper() }
    following.cancel()
    let outcome = await following.value
    #expect(outcome.status == 130)
    #expect(outcome.output.split(separator: "\n").map { $0.suffix(11) }.count == 2, "\(outcome.output)")
    #expect(await clock.withTimePassing { await bench.run("logs", "Hourly") }.status == 0)
  }
}
