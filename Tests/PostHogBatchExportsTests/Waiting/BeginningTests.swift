import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import Testing

/// The handle of a backfill that has started, whatever id the server gives.
@Suite("Beginning a backfill")
struct BeginningTests {
  private func request(_ bench: WaitBench, hours: Int = 2) -> BackfillRequest {
    let end = bench.clock.date.addingTimeInterval(-3_600)
    return BackfillRequest(startAt: .instant(end.addingTimeInterval(Double(-hours) * 3_600)), endAt: .instant(end))
  }

  @Test("the handle is that of the backfill, by its id or from the list", arguments: [true, false])
  func begins(isID: Bool) async throws {
    let bench = try WaitBench {
      $0.backfillIDs = isID ? .uuid : .workflow
      $0.timing.backfillAppears = .seconds(12)
    }
    let request = request(bench)
    let states = Mutex<[BackfillStatus]>([])
    let backfill = try await bench.clock.withTimePassing {
      try await bench.export.backfills.run(request) { state in states.withLock { $0.append(state.job.status) } }
    }
    #expect(backfill.status == .completed && backfill.startAt?.rfc3339 == request.startAt?.queryText)
    #expect(states.withLock { $0 }.last == .completed)
    #expect(states.withLock { $0 }.count > 1)
  }

  @Test("an older backfill of the same time is not taken for it")
  func olderBackfillOfTheSameTime() async throws {
    let bench = try WaitBench { $0.backfillIDs = .workflow }
    let request = request(bench)
    let first = try await bench.clock.withTimePassing { try await bench.export.backfills.run(request) }
    let second = try await bench.clock.withTimePassing { try await bench.export.backfills.run(request) }
    #expect(first.id != second.id)
    #expect(first.startAt == second.startAt)
  }

  @Test("a retried run gives the handle of the backfill of its interval")
  func retry() async throws {
    let bench = try WaitBench { $0.timing.backfillAppears = .seconds(12) }
    let run = bench.fake.addRun(to: bench.exportID, outcome: .failed("a"))
    let backfill = try await bench.clock.withTimePassing {
      try await bench.export.runs[run].beginRetry().wait()
    }
    let interval = try await bench.export.runs[run].retrieve()
    #expect(backfill.startAt == interval.dataIntervalStart && backfill.endAt == interval.dataIntervalEnd)
  }

  @Test("one that doesn't show up is an error of the operation that started it, and says that it may have started")
  func neverThere() async throws {
    let bench = try WaitBench { $0.timing.backfillAppears = .seconds(3_600) }
    let run = bench.fake.addRun(to: bench.exportID, outcome: .failed("a"))
    let error = try await bench.failure { try await bench.export.runs[run].beginRetry() }
    #expect(error.kind == .deadline(.seconds(30)) && error.mayHaveTakenEffect)
    #expect(error.operationID == "batch_exports_runs_retry_create")
    #expect("\(error)".contains("check the export's newest backfills"), "\(error)")
  }

  @Test("a list that fails after the start is reported as the start's, which may have taken effect")
  func listFails() async throws {
    let bench = try WaitBench { $0.timing.backfillAppears = .seconds(12) }
    let run = bench.fake.addRun(to: bench.exportID, outcome: .failed("a"))
    let hasBegun = Mutex(false)
    bench.fake.respondNext(
      to: { request in
        if (request.head.path ?? "").contains("/retry/") { hasBegun.withLock { $0 = true } }
        return (request.head.path ?? "").contains("/backfills/") && hasBegun.withLock(\.self)
      }, with: .notFound)
    let error = try await bench.failure { try await bench.export.runs[run].beginRetry() }
    #expect(error.kind == .notFound && error.mayHaveTakenEffect)
    #expect(error.operationID == "batch_exports_runs_retry_create")
  }

  @Test("a refused start is the server's own error")
  func refused() async throws {
    let bench = try WaitBench()
    let error = try await bench.failure {
      try await bench.export.backfills.begin(
        BackfillRequest(startAt: .instant(bench.clock.date), endAt: .instant(bench.clock.date.addingTimeInterval(-60))))
    }
    guard case .validation = error.kind else { return #expect(Bool(false), "\(error)") }
    #expect(!error.mayHaveTakenEffect)
  }
}
