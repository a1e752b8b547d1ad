import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// Which intervals still need a retry, and that retrying them twice does nothing the second time.
@Suite("Unresolved failures")
struct UnresolvedFailureTests {
  private let bench: WaitBench
  private let noon: Date

  init() throws {
    bench = try WaitBench()
    noon = bench.clock.date.addingTimeInterval(-12 * 3_600)
  }

  /// Adds a run of the hour that began this many hours after noon, created some minutes after its end.
  private func add(_ outcome: FakeJobOutcome, hour: Double = 0, minutes: Double = 0) {
    let start = noon.addingTimeInterval(hour * 3_600)
    bench.fake.addRun(
      to: bench.exportID, outcome: outcome, createdAt: start.addingTimeInterval(3_600 + minutes * 60),
      intervalStart: start)
  }

  private func hours(since: Double = 0) async throws -> [Double] {
    try await bench.export.unresolvedFailures(since: noon.addingTimeInterval(since * 3_600)).map {
      ($0.start ?? .distantPast).timeIntervalSince(noon) / 3_600
    }
  }

  private static let failures: [FakeJobStatus] = [.failed, .failedRetryable, .failedBilling, .terminated, .timedOut]

  @Test("every kind of failure counts", arguments: failures)
  func kinds(_ status: FakeJobStatus) async throws {
    add(FakeJobOutcome(status: status))
    #expect(try await hours() == [0])
    #expect(RunStatus(rawValue: status.rawValue).isFailure)
  }

  @Test("an interval is one element, whatever order its runs came in, with the last failure")
  func oneForEachInterval() async throws {
    add(.failed("first"), hour: 2)
    add(.failed("second"), hour: 2, minutes: 5)
    add(FakeJobOutcome(status: .cancelled), hour: 2, minutes: 9)
    add(.failed("other"), hour: 1)
    let failures = try await bench.export.unresolvedFailures(since: noon)
    #expect(failures.map(\.run.latestError) == ["other", "second"])
    #expect(failures.map(\.failedRuns) == [1, 2])
    #expect(failures.map(\.batchExportID) == [bench.exportID, bench.exportID])
  }

  @Test(
    "an interval that was exported, or is about to be, is left out",
    arguments: [
      [FakeJobOutcome.failed("a"), .completed()], [.completed(), .failed("a")],
      [.failed("a"), .completed(), .failed("b")], [.failed("a"), FakeJobOutcome(status: .running)],
      [.failed("a"), FakeJobOutcome(status: .starting)],
      [.failed("a"), .completed(records: 10, failedRecords: 2)],
      [.failed("a"), FakeJobOutcome(status: .continuedAsNew)],
    ])
  func mended(_ outcomes: [FakeJobOutcome]) async throws {
    for (index, outcome) in outcomes.enumerated() { add(outcome, minutes: Double(index)) }
    #expect(try await hours() == [])
  }

  @Test("it may be exported in pieces, and has to be exported in whole")
  func pieces() async throws {
    add(.failed("a"))
    add(.completed(), hour: -0.5)
    #expect(try await hours() == [0])
    add(.completed(), hour: 0.5)
    #expect(try await hours() == [])
  }

  /// Daily at 01:00 in California, over the night in which that time comes twice.
  @Test("Operator 2: a doubled run that failed needs no retry, since the runs around it export its time")
  func doubledRun() async throws {
    let times = ["2026-10-31T08:00:00Z", "2026-11-01T08:00:00Z", "2026-11-01T09:00:00Z", "2026-11-02T09:00:00Z"]
    let moments = try times.map { try #require(Date(rfc3339: $0)) }
    for (start, end, outcome) in [(0, 1, FakeJobOutcome.completed()), (0, 2, .failed("a")), (1, 3, .completed())] {
      bench.fake.addRun(
        to: bench.exportID, outcome: outcome, createdAt: moments[end], intervalStart: moments[start],
        intervalEnd: moments[end])
    }
    #expect(try await bench.export.unresolvedFailures(since: moments[0]) == [])
  }

  @Test("only intervals that end later than the given moment count")
  func since() async throws {
    for hour in [0.0, 1, 2] { add(.failed("a"), hour: hour) }
    #expect(try await hours(since: 2) == [2])
    #expect(try await hours(since: 1.9) == [1, 2])
  }

  @Test("retrying all failures, and doing it again at any time, exports each interval once")
  func retriesOnce() async throws {
    for hour in [0.0, 1, 2] { add(.failed("a"), hour: hour) }
    add(.completed(), hour: 3)
    let project = bench.client.project(1)
    let other = try bench.fake.addExport()
    bench.fake.addRun(to: other, outcome: .failed("other"), createdAt: noon.addingTimeInterval(60))

    let failures = try await project.batchExports.unresolvedFailures(since: noon)
    #expect(failures.count == 4)
    var backfills: [PostHogClient.BackfillHandle] = []
    for failure in failures {
      backfills.append(try await project.batchExports[failure.batchExportID].runs[failure.run.id].beginRetry())
      #expect(!(try await project.batchExports.unresolvedFailures(since: noon)).contains(failure))
    }
    for backfill in backfills {
      #expect(try await bench.clock.withTimePassing { try await backfill.wait() }.status == .completed)
    }
    #expect(try await project.batchExports.unresolvedFailures(since: noon) == [])
    let retries = bench.fake.requests.count { $0.head.path?.contains("/retry/") == true }
    #expect(retries == 4)
  }

  @Test("what fails again is there again")
  func failsAgain() async throws {
    add(.failed("a"))
    let failure = try #require(try await bench.export.unresolvedFailures(since: noon).first)
    bench.fake.failNextRun("again")
    let backfill = try await bench.export.runs[failure.run.id].beginRetry()
    _ = try await bench.clock.withTimePassing { try await backfill.wait(until: .ended) }
    let failures = try await bench.export.unresolvedFailures(since: noon)
    #expect(failures.map(\.run.latestError) == ["again"] && failures.first?.failedRuns == 2)
    #expect(try await bench.export.retrieve().isFailing)
  }

  @Test("an export fails as long as its newest interval does")
  func isFailing() async throws {
    func isFailing() async throws -> Bool { try await bench.export.retrieve().isFailing }
    #expect(try await !isFailing())
    add(.failed("a"))
    #expect(try await isFailing())
    add(FakeJobOutcome(status: .running), hour: 1)
    #expect(try await isFailing(), "the next is not done yet")
    add(.completed(), hour: 2)
    #expect(try await !isFailing(), "an older failure is unresolved, and the export works")
    add(FakeJobOutcome(status: .timedOut), hour: 3)
    #expect(try await isFailing())
  }

  @Test("statuses are active or final, or unknown")
  func statuses() {
    for status in RunStatus.known {
      #expect(status.isActive != status.isFinal)
      #expect(!status.isFailure || status.isFinal)
    }
    for status in BackfillStatus.known { #expect(status.isActive != status.isFinal) }
    let new = RunStatus(rawValue: "Melted")
    #expect(!new.isActive && !new.isFinal && !new.isFailure)
  }
}
