import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import TestSupport
import Testing

/// The coverage that the client reads, compared with what the fake did. The clock begins on 2026-03-02 at 10:00 UTC.
@Suite struct CoverageReadingTests {
  private struct Bench {
    let clock = ManualClock()
    let fake: FakePostHog
    let start: Date
    let export: BatchExports.Item<PostHogClient, ProjectScope>

    init(_ json: String = "{}", hours: Double = 0) throws {
      var configuration = FakeConfiguration()
      configuration.schedules = .running
      fake = FakePostHog(configuration: configuration, clock: clock)
      clock.advance(by: .seconds(hours * 3600))
      start = clock.date
      export = try fake.client().project(1).batchExports[fake.addExport(json)]
    }

    func hour(_ number: Double) -> Date { start.addingTimeInterval(number * 3600) }

    func coverage(_ window: Range<Date>) async throws -> [IntervalCoverage] {
      let context = try CoverageContext(of: try await export.retrieve(), now: clock.date)
      return try await export.coverage(of: window, in: context).reduce(into: []) { $0.append($1) }
    }
  }

  @Test(arguments: Effort.seeds(6, of: 200)) func eachHourIsWhatTheFakeDidWithIt(seed: UInt64) async throws {
    let bench = try Bench()
    var random = SeededGenerator(seed: seed)
    let outcomes: [(FakeJobOutcome, CoverageState)] = (0..<300).map { hour in
      switch Int.random(in: 0..<20, using: &random) {
      case 0: (FakeJobOutcome(status: .timedOut), .failed)
      case 1: (.completed(failedRecords: 2), .completedWithFailedRecords)
      case 2: (.endless, .running)
      case 3: (FakeJobOutcome(status: .cancelled), .cancelled)
      case 4: (FakeJobOutcome(status: .failedBilling), .failed)
      default: (hour % 40 == 7 ? .failed("The bucket is gone.") : .completed(), hour % 40 == 7 ? .failed : .completed)
      }
    }
    let start = bench.start
    bench.fake.decideRuns(of: bench.export.id) { interval in
      let hour = Int(interval.end.timeIntervalSince(start) / 3600) - 1
      return outcomes.indices.contains(hour) ? outcomes[hour].0 : nil
    }
    let pause = 100 + Int.random(in: 0..<100, using: &random)
    bench.clock.advance(by: .seconds(pause * 3600 + 3000))
    _ = try await bench.export.pause()
    bench.clock.advance(by: .seconds(5 * 3600))
    _ = try await bench.export.unpause(UnpauseRequest())
    bench.clock.advance(by: .seconds((295 - pause) * 3600 - 3000 + 60))
    let states = try await bench.coverage(start..<bench.clock.date).map(\.state)
    let pausedAt = bench.hour(Double(pause)).addingTimeInterval(3000)
    let expected = outcomes.enumerated().map { hour, outcome in
      (pause..<(pause + 5)).contains(hour) ? CoverageState.unknown(.paused(at: pausedAt)) : outcome.1
    }
    #expect(Array(states.prefix(299)) == Array(expected.prefix(299)))
    #expect(states.count == 301 && states.last == .tooRecent)
  }

  @Test("Operator 1: the day that the schedule leaves out, and a backfill of it")
  func aDayThatIsNeverScheduledIsMendedAsFarAsItCanBe() async throws {
    let bench = try Bench(#"{"interval":"day","offset_hour":2,"timezone":"US/Pacific"}"#, hours: 4 * 24)
    bench.clock.advance(by: .seconds(4 * 86_400))
    let days = try await bench.coverage(bench.start..<bench.clock.date)
    #expect(
      days.map(\.state)
        == [
          .neverScheduled(.beforeCreation), .completed, .neverScheduled(.clocksSkipIt), .completed, .completed,
        ].suffix(days.count) || days.contains { $0.state == .neverScheduled(.clocksSkipIt) })
    let hole = try #require(days.first { $0.state == .neverScheduled(.clocksSkipIt) })
    _ = try await bench.export.backfills.create(
      BackfillRequest(
        startAt: .day(CalendarDay(of: hole.interval.lowerBound)),
        endAt: .day(CalendarDay(of: hole.interval.upperBound))))
    bench.clock.advance(by: .seconds(3600))
    let mended = try #require(try await bench.coverage(hole.interval).first)
    #expect(mended.state == .partlyCovered && mended.gaps == mended.unreachable)
    #expect(mended.gaps.map { $0.upperBound.timeIntervalSince($0.lowerBound) } == [3600])
  }

  @Test("Operator 15: a run from the beginning and runs that straddle the window are read")
  func runsThatListsByIntervalLeaveOut() async throws {
    let bench = try Bench(hours: 24)
    _ = try await bench.export.pause()
    bench.fake.addRun(
      to: bench.export.id, createdAt: bench.start, intervalStart: bench.hour(-22), intervalEnd: bench.hour(2))
    bench.clock.advance(by: .seconds(12 * 3600))
    let window = bench.start..<bench.hour(4)
    let before = try await bench.coverage(window).map(\.state)
    #expect(before.prefix(2) == [.completed, .completed] && before.suffix(2).allSatisfy { $0 != .completed })
    _ = try await bench.export.backfills.create(BackfillRequest(startAt: nil, endAt: .instant(bench.hour(3))))
    bench.clock.advance(by: .seconds(12 * 3600))
    let after = try await bench.coverage(window).map(\.state)
    #expect(after.prefix(3).allSatisfy { $0 == .completed } && after.last != .completed)
  }

  @Test("Operator 7, Operator 8: a backfill passes over hours without data") func aBackfillPassesOverHoursWithoutData()
    async throws
  {
    let bench = try Bench()
    _ = try await bench.export.pause()
    bench.clock.advance(by: .seconds(24 * 3600))
    bench.fake.setData(FakeData(ranges: [bench.hour(5)..<bench.hour(24)], records: 7), of: bench.export.id)
    _ = try await bench.export.backfills.create(
      BackfillRequest(startAt: .instant(bench.start), endAt: .instant(bench.hour(8))))
    bench.clock.advance(by: .seconds(3600))
    let states = try await bench.coverage(bench.start..<bench.hour(8)).map(\.state)
    #expect(states == Array(repeating: .empty, count: 5) + Array(repeating: .completed, count: 3))
  }

  /// 720 runs of each of many exports: pages are read as intervals are asked for.
  @Test func runsAreReadAsTheyAreNeeded() async throws {
    let start = try #require(Date(rfc3339: "2026-03-02T10:00:00Z"))
    let transport = ClosureTransport { (sent) throws(TransportError) in
      TransportResponse(
        status: 200, headers: [.contentType: "application/json"], body: Array(Self.page(sent, start).utf8))
    }
    // On a clock of its own, because at the hourly limit of requests a thousand exports would take hours.
    let client = try transport.client(ManualClock())
    let context = CoverageContext(
      try ExportCalendar(.hourly), createdAt: start, now: start.addingTimeInterval(720 * 3600 + 7200))
    var mostRuns = 0
    for export in Effort.seeds(5, of: 1000) {
      let sent = transport.sent.count
      var intervals = client.project(1).batchExports[UUID()].coverage(
        of: start..<start.addingTimeInterval(720 * 3600), in: context
      ).makeAsyncIterator()
      var count = 0
      while let interval = try await intervals.next() {
        count += 1
        mostRuns = max(mostRuns, interval.runs.count)
        #expect(interval.state == .completed)
        if count == 1 { #expect(transport.sent.count - sent == 2, "the backfills and a page of runs") }
      }
      #expect(count == 720 && transport.sent.count - sent == 9 && mostRuns == 1, "export \(export)")
    }
  }

  private static func page(_ sent: ClosureTransport.Sent, _ start: Date) -> String {
    guard sent.url.contains("/runs/") else { return #"{"next":null,"previous":null,"results":[]}"# }
    let number = sent.url.split(separator: "cursor=").last.flatMap { Int($0.prefix { $0.isNumber }) } ?? 0
    let runs = (number * 100..<min(720, number * 100 + 100)).map { hour in
      let (from, to) = (
        start.addingTimeInterval(Double(hour) * 3600), start.addingTimeInterval(Double(hour + 1) * 3600)
      )
      return #"""
        {"id":"\#(UUID())","status":"Completed","data_interval_start":"\#(from.rfc3339)",
        "data_interval_end":"\#(to.rfc3339)","created_at":"\#(to.rfc3339)","last_updated_at":"\#(to.rfc3339)",
        "batch_export":null}
        """#
    }
    let base = sent.url.split(separator: "?")[0]
    let next = number < 7 ? #""\#(base)?cursor=\#(number + 1)""# : "null"
    return #"{"next":\#(next),"previous":null,"results":[\#(runs.joined(separator: ","))]}"#
  }
}
