import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import Testing

/// What running a plan starts, waits for and stops at.
@Suite struct BackfillRunningTests {
  @Test func aGapIsExportedOnce() async throws {
    let bench = try BackfillBench()
    try await bench.pass(hoursPaused: 10)
    bench.clock.advance(by: .seconds(5 * 3600))
    let plan = try await bench.plan(bench.start..<bench.hour(15))
    #expect(plan.intervals == 10 || plan.intervals == 9, "\(plan)")
    let events = Mutex<[BackfillEvent]>([])
    let summary = try await bench.clock.withTimePassing {
      try await plan.run(in: bench.project, now: bench.clock.date) { export, event in
        #expect(export == plan.export)
        events.withLock { $0.append(event) }
      }
    }
    #expect(summary.exported == plan.intervals && summary.left.isEmpty && summary.backfills.count == 1)
    #expect(bench.starts.count == 1)
    #expect(try await bench.exports(of: bench.start..<bench.hour(14)).values.allSatisfy { $0 == 1 })
    let texts = events.withLock { $0.map(\.description) }
    #expect(texts.first?.hasPrefix("Started the backfill") == true && texts.last?.hasPrefix("Done") == true, "\(texts)")
    // Running it again starts nothing.
    let again = try await bench.run(plan)
    #expect(again.exportedBefore == plan.intervals && again.exported == 0 && bench.starts.count == 1)
  }

  @Test("Operator 7, Operator 8: hours without data are done, at the beginning or all of them", arguments: [5.0, 100])
  func hoursWithoutDataAreDone(firstRow: Double) async throws {
    let bench = try BackfillBench()
    bench.fake.setData(
      FakeData(ranges: [bench.hour(firstRow)..<bench.hour(200)], records: 7), of: bench.exportID)
    try await bench.pass(hoursPaused: 10)
    bench.clock.advance(by: .seconds(3600))
    let plan = try await bench.plan(bench.start..<bench.hour(9))
    let summary = try await bench.run(plan)
    #expect(summary.exported == (firstRow == 5 ? 4 : 0) && summary.empty == (firstRow == 5 ? 5 : 9))
    #expect(try await bench.run(plan).empty == summary.empty && bench.starts.count == 1)
    let error = await #expect(throws: BackfillError.self) {
      try await bench.plan(bench.start..<bench.hour(9), including: BackfillKind.gaps)
    }
    guard case .nothingToBackfill(let omissions) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(omissions.contains { $0.kind == .empty })
  }

  /// Where the rows begin at a time that the clocks skip, the server makes no run. That isn't taken for an empty day.
  @Test func rowsThatBeginAtASkippedTimeAreLeft() async throws {
    let bench = try BackfillBench(#"{"interval":"day","offset_hour":2,"timezone":"US/Pacific"}"#)
    let skipped = try time("2026-03-08T10:00:00Z")
    bench.fake.setData(FakeData(ranges: [skipped..<bench.hour(1000)]), of: bench.exportID)
    try await bench.pass(hoursPaused: 12 * 24)
    bench.clock.advance(by: .seconds(86_400))
    let plan = try await bench.plan(try time("2026-03-07T10:00:00Z")..<time("2026-03-13T09:00:00Z"))
    #expect(plan.pieces.map(\.intervals) == [2, 1, 3])
    for _ in 0..<2 {
      let error = await #expect(throws: BackfillError.self) { try await bench.run(plan) }
      #expect(error?.stop == .incomplete)
      #expect(error?.summary?.left.map(\.text) == ["2026-03-08T10:00:00Z/2026-03-09T09:00:00Z"])
    }
    let counts = try await bench.exports(of: skipped..<bench.clock.date)
    #expect(counts.values.allSatisfy { $0 == 1 }, "\(counts)")
  }

  @Test("Operator 9: the backfill is completed, and two runs failed: both are told, and the next plan has them")
  func failuresAreToldThoughTheBackfillIsCompleted() async throws {
    let bench = try BackfillBench()
    try await bench.pass(hoursPaused: 10)
    bench.clock.advance(by: .seconds(3600))
    let (two, five) = (bench.hour(2), bench.hour(5))
    bench.fake.decideRuns(of: bench.exportID) { [two, five].contains($0.end) ? .failed("The bucket is gone.") : nil }
    let plan = try await bench.plan(bench.start..<bench.hour(9))
    let error = await #expect(throws: BackfillError.self) {
      try await bench.run(plan, options: BackfillOptions(stopsAfterFailure: false))
    }
    #expect(error?.stop == .incomplete)
    #expect(error?.summary?.failedRuns.count == 2 && error?.summary?.exported == 7)
    #expect(error?.summary?.left == [bench.hour(1)..<two, bench.hour(4)..<five])
    #expect(bench.starts.count == 1)
    bench.fake.decideRuns(of: bench.exportID) { _ in nil }
    let rest = try await bench.plan(bench.start..<bench.hour(9), including: BackfillKind.gaps)
    #expect(rest.pieces.map(\.range) == [bench.hour(1)..<two, bench.hour(4)..<five])
    #expect(try await bench.run(plan).exported == 2)
  }

  @Test func theFirstFailureEndsThePlanAndTheBackfill() async throws {
    let bench = try BackfillBench()
    try await bench.pass(hoursPaused: 10)
    bench.clock.advance(by: .seconds(3600))
    let two = bench.hour(2)
    bench.fake.decideRuns(of: bench.exportID) { $0.end == two ? .failed("The bucket is gone.") : nil }
    let plan = try await bench.plan(bench.start..<bench.hour(9))
    let error = await #expect(throws: BackfillError.self) { try await bench.run(plan) }
    guard case .runFailed(let run) = error?.stop else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(run.dataIntervalEnd == two && String(describing: error).contains("The bucket is gone."))
    let backfills = try await bench.export.backfills.list().reduce([]) { $0 + [$1.status] }
    #expect(backfills == [.cancelled])
    bench.fake.decideRuns(of: bench.exportID) { _ in nil }
    #expect(try await bench.run(plan).left.isEmpty)
    #expect(try await bench.exports(of: bench.start..<bench.hour(9)).values.allSatisfy { $0 == 1 })
  }

  @Test("Operator 10: the third failure pauses the export, and nothing more is started until it is resumed")
  func aPauseByTheServerEndsThePlan() async throws {
    let bench = try BackfillBench()
    try await bench.pass(hoursPaused: 10)
    let broken = Mutex(true)
    bench.clock.advance(by: .seconds(3600))
    let (two, seven) = (bench.hour(2), bench.hour(7))
    bench.fake.decideRuns(of: bench.exportID) { [two, seven] run in
      broken.withLock(\.self) && two <= run.end && run.end <= seven ? .failed("The bucket is gone.") : nil
    }
    let plan = try await bench.plan(bench.start..<bench.hour(9))
    let error = await #expect(throws: BackfillError.self) {
      try await bench.run(plan, options: BackfillOptions(stopsAfterFailure: false))
    }
    guard case .paused(let since?) = error?.stop else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(since > plan.createdAt && error?.summary?.failedRuns.count == 3)
    let starts = bench.starts.count
    let still = await #expect(throws: BackfillError.self) { try await bench.run(plan) }
    #expect(still?.stop == .paused(since: since) && bench.starts.count == starts)
    broken.withLock { $0 = false }
    _ = try await bench.export.unpause(UnpauseRequest())
    #expect(try await bench.run(plan).left.isEmpty)
    #expect(try await bench.exports(of: bench.start..<bench.hour(9)).values.allSatisfy { $0 == 1 })
  }

  /// A paused export can be filled, if it was planned so.
  @Test func aPauseThatWasKnownIsNoReasonToStop() async throws {
    let bench = try BackfillBench()
    _ = try await bench.export.pause()
    bench.clock.advance(by: .seconds(5 * 3600))
    let plan = try await bench.plan(bench.start..<bench.hour(3))
    #expect("\(plan)".contains("The export is paused"))
    #expect(try await bench.run(plan).exported == 3)
  }

  @Test func whatIsExportedAgainIsExportedOnceMore() async throws {
    let bench = try BackfillBench()
    bench.clock.advance(by: .seconds(5 * 3600))
    let plan = try await bench.plan(bench.start..<bench.hour(3), including: BackfillKind.everything)
    #expect(plan.exportedAgain == [bench.start..<bench.hour(3)])
    for _ in 0..<2 { try await bench.run(plan) }
    #expect(bench.starts.count == 1)
    #expect(try await bench.exports(of: bench.start..<bench.hour(3)).values.map(\.self) == [2, 2, 2])
  }

  @Test func anotherServerProjectOrScheduleIsRefused() async throws {
    let bench = try BackfillBench()
    _ = try await bench.export.pause()
    bench.clock.advance(by: .seconds(5 * 3600))
    let plan = try await bench.plan(bench.start..<bench.hour(3))
    let elsewhere = PostHogClient(host: .eu, credentials: try .static("phx_fake_key"), transport: bench.fake)
    await #expect {
      try await plan.run(in: elsewhere.project(1), now: bench.clock.date)
    } throws: { if case BackfillError.otherHost = $0 { true } else { false } }
    await #expect {
      try await plan.run(in: bench.fake.client().project(2), now: bench.clock.date)
    } throws: { if case BackfillError.otherProject(1, 2) = $0 { true } else { false } }
    var patch = BatchExportPatch()
    patch.interval = .day
    _ = try await bench.export.update(patch)
    await #expect {
      try await bench.run(plan)
    } throws: { if case BackfillError.scheduleChanged = $0 { true } else { false } }
    #expect(bench.starts.isEmpty)
  }

  /// Cancelling the task ends the waiting. The backfill goes on, and running the plan again waits for it.
  @Test func cancelledAndRunAgain() async throws {
    let bench = try BackfillBench()
    try await bench.pass(hoursPaused: 10)
    bench.clock.advance(by: .seconds(3600))
    let plan = try await bench.plan(bench.start..<bench.hour(9))
    let project = try bench.project
    let now = bench.clock.date
    let task = Task { try await plan.run(in: project, now: now) }
    while bench.starts.isEmpty { try await bench.clock.advanceToNextSleeper() }
    task.cancel()
    let error = await #expect(throws: BackfillError.self) { try await task.value }
    guard case .request(let cause) = error, case .cancelled = cause.kind else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try await bench.run(plan).exported > 0 && bench.starts.count == 1)
    #expect(try await bench.exports(of: bench.start..<bench.hour(9)).values.allSatisfy { $0 == 1 })
  }
}
