import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// What only backfills have: runs of their own, a time in which they are missing, and names instead of ids.
@Suite("Waiting: backfills")
struct BackfillWaitTests {
  @Test("a completed backfill with failed runs is a success only for who says so")
  func failedRuns() async throws {
    let bench = try WaitBench()
    bench.fake.failNextRun("no bucket")
    bench.fake.nextRun(.completed(records: 100, failedRecords: 7))
    let backfill = try bench.export.backfills.item(of: try await bench.startBackfill(hours: 4))
    let failure = try #require(try await bench.failure { try await backfill.wait() }.job)
    #expect(failure.reason == .runsFailed && failure.status == "Completed")
    #expect(failure.runs?.total == 4 && failure.runs?.failed == 1 && failure.runs?.completed == 3)
    #expect(failure.recordsFailed == 7 && failure.message == "no bucket")
    #expect(try await backfill.wait(until: .completed).status == .completed)
    #expect(try await backfill.runCounts() == failure.runs)
  }

  @Test("so is one whose runs have failed records only")
  func failedRecords() async throws {
    let bench = try WaitBench()
    bench.fake.nextRun(.completed(records: 100, failedRecords: 1))
    let backfill = try bench.export.backfills.item(of: try await bench.startBackfill())
    let failure = try await bench.failure { try await backfill.wait() }.job
    #expect(failure?.reason == .recordsFailed && failure?.recordsFailed == 1 && failure?.runs?.failed == 0)
  }

  @Test("runs of others are not counted, and all pages are")
  func runCounts() async throws {
    let bench = try WaitBench { $0.pageSizes.runs = 2 }
    let backfill = try bench.export.backfills.item(of: try await bench.startBackfill(hours: 5))
    bench.clock.advance(by: .seconds(10))
    bench.fake.addRun(to: bench.exportID, outcome: .failed("not ours"))
    _ = try await bench.clock.withTimePassing { try await backfill.wait() }
    let counts = try await backfill.runCounts()
    #expect(counts.total == 5 && counts.completed == 5 && counts.failed == 0 && counts.recordsCompleted == 5_000)
    #expect(bench.runLists == 6, "three pages for the wait and three for the counts")
  }

  @Test("the runs are not listed unless the goal needs them", arguments: [JobGoal.completed, .ended])
  func noCounts(_ goal: JobGoal) async throws {
    let bench = try WaitBench()
    bench.fake.failNextRun()
    let backfill = try bench.export.backfills.item(of: try await bench.startBackfill())
    _ = try await bench.clock.withTimePassing { try await backfill.wait(until: goal) }
    #expect(bench.runLists == 0)
  }

  @Test("Operator 25: a backfill that is not there yet is waited for, but not for ever")
  func grace() async throws {
    let bench = try WaitBench { $0.timing.backfillAppears = .seconds(12) }
    let backfill = try bench.export.backfills.item(of: try await bench.startBackfill())
    #expect(try await bench.clock.withTimePassing { try await backfill.wait() }.status == .completed)

    let missing = bench.export.backfills[UUID()]
    for seconds in [0, 20] {
      let start = bench.clock.elapsed
      let error = try await bench.failure { try await missing.wait(grace: .seconds(seconds)) }
      #expect(error.kind == .notFound)
      let waited = bench.clock.elapsed - start
      #expect(waited >= .seconds(seconds) && waited <= .seconds(seconds * 2))
    }
    let late = try await bench.failure { try await missing.wait(timeout: .seconds(5)) }
    #expect(late.job?.reason == .timedOut(after: .seconds(5)) && late.job?.status == nil)
  }

  @Test("a deadline of any length is counted with", arguments: [Duration(attoseconds: .max), .seconds(Int64.max)])
  func endlessDeadline(_ deadline: Duration) async throws {
    let bench = try WaitBench()
    let started = try await bench.startBackfill()
    let patient = bench.client.configured { $0.deadline = deadline }.project(1).batchExports[bench.exportID]
    let backfill = try patient.backfills.item(of: started)
    #expect(try await bench.clock.withTimePassing { try await backfill.wait() }.status == .completed)
  }

  @Test("one that was seen and is gone is an error at once")
  func gone() async throws {
    let bench = try WaitBench()
    let backfill = try bench.export.backfills.item(of: try await bench.startBackfill())
    let wait = Task { try await backfill.wait() }
    try await bench.clock.waitForSleepers()
    bench.fake.respondNext(with: .notFound)
    try await bench.clock.advanceToNextSleeper()
    let error = await #expect(throws: PostHogError.self) { _ = try await wait.value }
    #expect(error?.kind == .notFound)
  }

  @Test("the name of a workflow is no id, and that is said")
  func workflowName() async throws {
    let bench = try WaitBench { $0.backfillIDs = .workflow }
    let started = try await bench.startBackfill()
    #expect(started.id == nil && started.backfillID != nil)
    let error = #expect(throws: PostHogError.self) { _ = try bench.export.backfills.item(of: started) }
    #expect(error?.description.contains("the name of its workflow") == true)
    let nothing = try BackfillStarted(json: "{}")
    #expect(throws: PostHogError.self) { _ = try bench.export.backfills.item(of: nothing) }
  }

  @Test(
    "the id is read from either property",
    arguments: [
      (#"{"backfill_id":"ID"}"#, true), (#"{"id":"ID","status":"Starting"}"#, true),
      (#"{"id":"ID","backfill_id":"x-Backfill-y-z"}"#, true), (#"{"id":7,"backfill_id":null}"#, false),
      (#"{"id":"x-Backfill-y-z"}"#, false),
    ])
  func idOfEitherProperty(body: String, isKnown: Bool) throws {
    let bench = try WaitBench()
    let id = UUID()
    let text = body.replacing("ID", with: id.uuidString.lowercased())
    guard let started = try? BackfillStarted(json: text) else { return #expect(!isKnown) }
    #expect(started.id == (isKnown ? id : nil))
    #expect((try? bench.export.backfills.item(of: started).id) == started.id)
  }

  @Test("a list of runs without an end does not keep a wait for ever", arguments: [0, 1])
  func endlessRuns(runsOfPage: Int) async throws {
    let clock = ManualClock()
    let id = UUID()
    let server = EndlessRuns(clock, backfill: .completedBackfill(id), runsOfPage: runsOfPage)
    let backfill = try server.client(clock).project(1).batchExports[UUID()].backfills[id]
    let error = await #expect(throws: PostHogError.self) { _ = try await backfill.wait(timeout: .seconds(60)) }
    #expect(error?.job?.status == "Completed" && error?.job?.reason == .timedOut(after: .seconds(301)))
    #expect(error?.description.contains("is Completed, but its runs are not counted after 301.0 seconds") == true)
  }

  @Test("absurd counts of a server do not overflow")
  func absurdCounts() async throws {
    let clock = ManualClock()
    let id = UUID()
    let backfill = FakeResponse.completedBackfill(id)
    let run = String(decoding: FakeResponse.run("Completed", completed: -1, failed: .max).body, as: UTF8.self)
      .replacing("}", with: #","backfill":"\#(id)"}"#)
    let list = FakeResponse(status: .ok, json: #"{"results":[\#(run),\#(run)]}"#)
    let client = try JobScript(clock, [backfill, list]).client(clock)
    let counts = try await client.project(1).batchExports[id].backfills[id].runCounts()
    #expect(counts.failureMessage == nil)
    #expect(counts.total == 2 && counts.recordsFailed == .max && counts.recordsCompleted == 0)
  }
}

extension FakeResponse {
  fileprivate static func completedBackfill(_ id: UUID) -> Self {
    FakeResponse(
      status: .ok,
      json: #"""
        {"id":"\#(id)","status":"Completed","created_at":"2026-03-02T10:00:00Z","team":1,"batch_export":"\#(id)",
        "last_updated_at":"2026-03-02T10:00:00Z"}
        """#)
  }
}

/// A completed backfill, and a list of runs that always has another page. Each response takes a second.
private final class EndlessRuns: HTTPTransport {
  private let clock: ManualClock
  private let backfill: FakeResponse
  private let runsOfPage: Int

  init(_ clock: ManualClock, backfill: FakeResponse, runsOfPage: Int) {
    self.clock = clock
    self.backfill = backfill
    self.runsOfPage = runsOfPage
  }

  var isImmediate: Bool { true }

  func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
    clock.advance(by: .seconds(1))
    guard let path = request.path?.prefix(while: { $0 != "?" }), path.hasSuffix("/runs/") else {
      return TransportResponse(head: backfill.head, body: ResponseBody(backfill.body))
    }
    let run = String(decoding: FakeResponse.run("Completed").body, as: UTF8.self)
    let runs = Array(repeating: run, count: runsOfPage).joined(separator: ",")
    let next = "\(path)?cursor=\(clock.elapsed.components.seconds)"
    return TransportResponse(status: 200, body: Array(#"{"next":"\#(next)","results":[\#(runs)]}"#.utf8))
  }
}
