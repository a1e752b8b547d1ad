import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import TestSupport
import Testing

@testable import ExportsCommand

/// Mistakes that operators of other systems have made, tried with the commands against a schedule. The numbers are those of the
/// list that the commands were built for; other suites have the rest of them. The clock begins on 2026-03-02 at 10:00 UTC.
@Suite struct OperatorTests {
  private let clock = ManualClock()
  private let start: Date

  init() { start = clock.date }

  private func hour(_ number: Double) -> Date { start.addingTimeInterval(number * 3_600) }

  private func pass(hours: Double) { clock.advance(by: .seconds(hours * 3_600)) }

  /// Runs a command while time passes.
  private func run(_ bench: CommandBench, _ arguments: String...) async -> CommandBench.Outcome {
    await clock.withTimePassing { await bench.run(arguments) }
  }

  /// Creates an export, and lets hours pass in which it is paused.
  private func pausedExport(_ bench: CommandBench, hours: Double, firstRow: Double = -100) async throws -> UUID {
    let id = try bench.fake.addExport(#"{"name":"Hourly"}"#)
    bench.fake.setData(FakeData(ranges: [hour(firstRow)..<hour(1_000)], records: 7), of: id)
    #expect(await bench.run("pause", "Hourly").status == 0)
    pass(hours: hours)
    #expect(await bench.run("resume", "Hourly").status == 0)
    pass(hours: 1)
    return id
  }

  @Test(
    "Operator 1: a day that the clocks take from the schedule is filled as far as runs reach, and then no gap any more")
  func aDayThatIsNeverScheduled() async throws {
    let bench = CommandBench(on: clock)
    let id = try bench.fake.addExport(#"{"name":"Daily","interval":"day","offset_hour":2,"timezone":"US/Pacific"}"#)
    pass(hours: 8 * 24 + 1)
    let lost = try #require(Date(rfc3339: "2026-03-08T10:00:00Z"))
    #expect(try await bench.completed(of: id).keys.allSatisfy { $0.upperBound != lost })

    let gaps = await bench.run("gaps", "--since", "7d", "-o", "jsonl")
    #expect(gaps.status == 3)
    let row = #""start":"2026-03-07T10:00:00Z","end":"2026-03-08T10:00:00Z","intervals":1,"why":"never scheduled: "#
    #expect(gaps.output.split(separator: "\n").count == 1 && gaps.output.contains(row), "\(gaps.output)")
    let fixed = await run(bench, "gaps", "--since", "7d", "--fix", "--yes")
    #expect(fixed.status == 0, "\(fixed.messages)")
    #expect(
      fixed.output.contains("2026-03-07 10:00 UTC – 2026-03-07 11:00 UTC  part of an interval"), "\(fixed.output)")
    #expect(
      try await bench.completed(of: id).keys.contains { $0.upperBound == lost && $0.lowerBound == lost - 23 * 3_600 })
    #expect(await bench.run("gaps", "--since", "7d").status == 0)
    let explained = await bench.run("explain", "Daily", "--at", "2026-03-07T10:30:00Z")
    #expect(explained.output.contains("No run can export what is left of it."), "\(explained.output)")
  }

  /// Every zone and every hour with `VERIFY`; which zone the user is in makes no difference.
  @Test(
    "Operator 4: the days that are sent, and the runs they make, are those of the export's zone, wherever the user is",
    arguments: Effort.seeds(12, of: UInt64(TimeZone.knownTimeZoneIdentifiers.count * 24)).map { $0 &* 7_919 })
  func daysAreThoseOfTheExport(seed: UInt64) async throws {
    let zones = TimeZone.knownTimeZoneIdentifiers.sorted()
    let (zone, hour) = (zones[Int(seed) / 24 % zones.count], Int(seed) % 24)
    for user in ["Pacific/Kiritimati", "Pacific/Pago_Pago"] {
      let clock = ManualClock(date: try #require(Date(rfc3339: "2026-06-20T12:00:00Z")))
      var bench = CommandBench(on: clock)
      bench.environment.timeZone = .local(in: ["TZ": user])
      let id = try bench.fake.addExport(
        #"{"name":"Daily","interval":"day","offset_hour":\#(hour),"timezone":"\#(zone)","paused":true}"#)
      let days = ["--from", "2026-06-10", "--to", "2026-06-12"]
      let outcome = await clock.withTimePassing {
        await bench.run(["backfill", "Daily"] + days + ["--wait", "--yes"])
      }
      #expect(outcome.status == 0, "\(zone) \(hour) \(outcome.messages)")
      let sent = try bench.fake.requests.filter { $0.head.method == .post }.map { try JSONValue(json: $0.body) }
      #expect(sent == [["start_at": "2026-06-10", "end_at": "2026-06-13"]], "\(zone) \(hour) for \(user)")
      // By other means than the library's: the clocks of no zone change in these days.
      var calendar = Calendar(identifier: .gregorian)
      calendar.timeZone = try #require(TimeZone(identifier: zone))
      let first = try #require(calendar.date(from: DateComponents(year: 2026, month: 6, day: 10, hour: hour)))
      let runs = try await bench.completed(of: id).keys.sorted { $0.lowerBound < $1.lowerBound }
      #expect(
        runs.map(\.lowerBound) == (0..<3).map { first.addingTimeInterval(Double($0) * 86_400) }, "\(zone) \(hour)")
      #expect(runs.last?.upperBound == first.addingTimeInterval(3 * 86_400))
    }
  }

  @Test("Operator 5: a backfill of one hour starts one run")
  func oneHourIsOneRun() async throws {
    let bench = CommandBench(on: clock)
    let id = try bench.fake.addExport(#"{"name":"Hourly"}"#)
    pass(hours: 24)
    let outcome = await run(
      bench, "backfill", "Hourly", "--from", "2026-03-03T08:00:00Z", "--to", "2026-03-03T09:00:00Z", "--again",
      "--wait", "--yes")
    #expect(outcome.status == 0, "\(outcome.messages)")
    let runs = try await bench.completed(of: id)
    #expect(runs.filter { $0.value > 1 } == [hour(22)..<hour(23): 2], "\(runs)")
    #expect(bench.backfills == 1)
  }

  @Test(
    "Operator 7, Operator 8: a gap that begins without data, or has none, is filled once",
    arguments: [5.0, 100])
  func gapsWithoutData(firstRow: Double) async throws {
    let bench = CommandBench(on: clock)
    _ = try await pausedExport(bench, hours: 10, firstRow: firstRow)
    let fix = ["gaps", "Hourly", "--since", "2d", "--include", "perhaps_paused", "--fix", "--yes"]
    let first = await clock.withTimePassing { await bench.run(fix) }
    #expect(first.status == 0, "\(first.messages)")
    #expect(first.messages.contains("\(firstRow == 5 ? 5 : 9) with nothing to export"), "\(first.messages)")
    #expect(bench.backfills == 1)
    let second = await clock.withTimePassing { await bench.run(fix) }
    #expect(second.status == 0 && second.messages.contains("there is nothing to export"), "\(second.messages)")
    #expect(bench.backfills == 1)
    #expect(await bench.run("gaps", "Hourly", "--since", "2d").status == 0)
  }

  @Test("Operator 9: a backfill that is completed with two failed runs ends a wait with 3, which lists them")
  func failedRunsOfACompletedBackfill() async throws {
    let bench = CommandBench(on: clock)
    let id = try await pausedExport(bench, hours: 10)
    let failing = [hour(2), hour(5)]
    bench.fake.decideRuns(of: id) { failing.contains($0.end) ? .failed("The bucket is gone.") : nil }
    let started = await bench.run(
      "backfill", "Hourly", "--from", "2026-03-02T10:00:00Z", "--to", "2026-03-02T19:00:00Z", "--yes")
    let job = try #require(started.messages.split(separator: " ").last.map { String($0.prefix { $0 != "\n" }) })
    let waited = await run(bench, "wait", job)
    #expect(waited.status == 3)
    #expect(waited.messages.contains("is Completed, but only 7 of its 9 runs are"), "\(waited.messages)")
    for interval in ["11:00–12:00", "14:00–15:00"] {
      #expect(waited.output.contains("2026-03-02 \(interval)  Failed"), "\(waited.output)")
    }
    #expect(waited.output.split(separator: "\n").count == 3)
  }

  @Test(
    "Operator 11: after a pause by the server, with its cause still there, a resume warns, fails once, and is told once"
  )
  func aResumeThatFailsAgain() async throws {
    let bench = CommandBench(on: clock)
    let id = try bench.fake.addExport(#"{"name":"Hourly"}"#)
    bench.fake.decideRuns(of: id) { _ in .failed("The bucket is gone.") }
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    let watch = ["status", "--watch", "--every", "15min", "--on-failure", "cat >> '\(file.path)'"]
    let watching = Task { await bench.run(watch) }
    func wait(untilHour last: Double) async throws {
      while clock.date < hour(last) { try await clock.advanceToNextSleeper() }
    }
    try await wait(untilHour: 6)
    let resumed = await bench.run("resume", "Hourly")
    #expect(resumed.status == 0)
    #expect(resumed.messages.contains("one more failure pauses it again"), "\(resumed.messages)")
    try await wait(untilHour: 12)
    watching.cancel()
    #expect(await watching.value.status == 130)
    #expect(try String(contentsOf: file, encoding: .utf8).split(separator: "\n").count == 1)
    let runs = await bench.run("runs", "Hourly", "--failed", "-o", "jsonl")
    #expect(runs.output.split(separator: "\n").count == 4)
    #expect(await bench.run("status", "-o", "jsonl").output.contains(#""level":"stopped""#))
  }

  @Test("Operator 16: a run of 20 days ago is retried, and a second retry while the first is in progress says so")
  func anOldRunIsRetriedOnce() async throws {
    let bench = CommandBench(on: clock) { $0.timing.backfillAppears = .zero }
    pass(hours: 30 * 24)
    let id = try bench.fake.addExport(#"{"name":"Hourly","paused":true}"#, createdAt: start)
    bench.fake.addRun(to: id, outcome: .failed("The bucket is gone."), createdAt: hour(10 * 24 + 1))
    let retry = ["retry", "Hourly", "--since", "30d", "--yes", "--anyway"]
    let first = await bench.run(retry)
    #expect(first.status == 0 && first.messages.contains("retrying; wait for it with"), "\(first.messages)")
    let second = await bench.run(retry)
    #expect(second.status == 0, "\(second.messages)")
    #expect(second.messages.contains("a backfill is in progress; wait for it with"), "\(second.messages)")
    let third = await clock.withTimePassing { await bench.run(retry + ["--wait"]) }
    #expect(third.status == 0, "\(third.messages)")
    #expect(try await bench.completed(of: id).values.map(\.self) == [1])
    #expect(bench.requests { $0.head.path?.contains("/retry/") == true } == 1)
  }

  @Test("Operator 17: a retry that died half-way goes on with what isn't done, and with nothing else")
  func aRetryThatDied() async throws {
    let bench = CommandBench(on: clock)
    let id = try bench.fake.addExport(#"{"name":"Hourly"}"#)
    let isBroken = Mutex(true)
    let failing = [hour(2), hour(4), hour(6), hour(8)]
    bench.fake.decideRuns(of: id) { run in
      isBroken.withLock(\.self) && failing.contains(run.end) ? FakeJobOutcome(status: .timedOut) : nil
    }
    pass(hours: 9)
    #expect(await bench.run("pause", "Hourly").status == 0)
    pass(hours: 5)
    #expect(await bench.run("resume", "Hourly").status == 0)
    pass(hours: 1)
    isBroken.withLock { $0 = false }
    let before = try await bench.completed(of: id)
    let retry = ["retry", "--all", "--since", "1d", "--wait", "--yes", "--anyway"]
    let dying = Task { await bench.run(retry) }
    while bench.backfills < 2 { try await clock.advanceToNextSleeper() }
    dying.cancel()
    let died = await dying.value
    #expect(died.status == 130 && died.messages.contains("posthog-exports wait "), "\(died.messages)")
    let done = await clock.withTimePassing { await bench.run(retry) }
    #expect(done.status == 0, "\(done.messages)")
    let runs = try await bench.completed(of: id)
    #expect(failing.allSatisfy { runs[$0 - 3_600..<$0] == 1 }, "\(runs)")
    // The hours of the pause weren't asked for, and what was exported isn't exported again.
    #expect(runs.allSatisfy { $0.value == 1 })
    #expect(Set(runs.keys).subtracting(before.keys).filter { $0.upperBound <= hour(15) }.count == 4)
  }
}
