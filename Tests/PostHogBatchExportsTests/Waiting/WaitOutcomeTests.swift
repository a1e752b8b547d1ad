import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// The outcome of a wait for every status in which a job can end.
@Suite("Waiting: outcomes")
struct WaitOutcomeTests {
  /// A last status, and what is wrong with a job that has it; nil for a success.
  static let endings: [(FakeJobStatus, JobFailure.Reason?)] = [
    (.completed, nil), (.failed, .failed), (.failedRetryable, .failed), (.failedBilling, .failed),
    (.terminated, .failed), (.timedOut, .failed), (.cancelled, .cancelled),
  ]

  @Test("a run in each final status", arguments: endings + [(.continuedAsNew, .continued)])
  func run(_ status: FakeJobStatus, _ reason: JobFailure.Reason?) async throws {
    let bench = try WaitBench()
    bench.fake.nextRun(FakeJobOutcome(status: status, error: "no bucket", records: 10))
    let id = try #require(bench.fake.startRun(of: bench.exportID))
    let run = bench.export.runs[id]
    let ended = try await bench.clock.withTimePassing { try await run.wait(until: .ended) }
    #expect(ended.status.rawValue == status.rawValue)
    guard let reason else {
      #expect(try await run.wait().id == id)
      return
    }
    for goal in [JobGoal.succeeded, .completed] {
      let failure = try #require(try await bench.failure { try await run.wait(until: goal) }.job)
      #expect(failure.job == .run(id) && failure.reason == reason && failure.status == status.rawValue)
      #expect(failure.message == "no bucket")
    }
  }

  @Test("a backfill in each final status", arguments: endings)
  func backfill(_ status: FakeJobStatus, _ reason: JobFailure.Reason?) async throws {
    let bench = try WaitBench()
    bench.fake.nextBackfill(FakeJobOutcome(status: status))
    let backfill = try bench.export.backfills.item(of: try await bench.startBackfill())
    let ended = try await bench.clock.withTimePassing { try await backfill.wait(until: .ended) }
    #expect(ended.status.rawValue == status.rawValue)
    guard let reason else {
      #expect(try await backfill.wait().id == backfill.id)
      return
    }
    let failure = try await bench.failure { try await backfill.wait() }.job
    #expect(failure?.job == .backfill(backfill.id) && failure?.reason == reason)
    #expect(failure?.status == status.rawValue)
  }

  @Test("a file download in each final status", arguments: endings)
  func fileDownload(_ status: FakeJobStatus, _ reason: JobFailure.Reason?) async throws {
    let bench = try WaitBench()
    let download = try await bench.startDownload(
      status == .completed ? .completed(files: [[1], [2]]) : .failed("no query", as: status))
    let ended = try await bench.clock.withTimePassing { try await download.wait(until: .ended) }
    #expect(ended.status.rawValue == status.rawValue)
    guard let reason else {
      #expect(try await download.wait().files?.count == 2)
      return
    }
    let failure = try await bench.failure { try await download.wait(until: .completed) }.job
    #expect(failure?.job == .fileDownload(download.id) && failure?.reason == reason)
    #expect(failure?.message == (status == .cancelled ? nil : "no query"))
  }

  @Test("a download without files is a success")
  func nothingToExport() async throws {
    let bench = try WaitBench()
    let download = try await bench.startDownload(.completed(files: []))
    #expect(try await bench.clock.withTimePassing { try await download.wait() }.files == [])
  }

  @Test("a completed run with failed records is a success only for who says so")
  func failedRecords() async throws {
    let bench = try WaitBench()
    let id = bench.fake.addRun(to: bench.exportID, outcome: .completed(records: 1000, failedRecords: 12))
    let run = bench.export.runs[id]
    let failure = try await bench.failure { try await run.wait() }.job
    #expect(failure?.reason == .recordsFailed && failure?.recordsFailed == 12 && failure?.status == "Completed")
    #expect(try await run.wait(until: .completed).recordsCompleted == 988)
  }

  @Test("a backfill and a download keep their id when their workflow is continued as a new one")
  func continuedAsNew() async throws {
    let clock = ManualClock()
    let client = try JobScript(
      clock, [.download("Running"), .download("ContinuedAsNew"), .download("Completed", #","files":[]"#)]
    ).client(clock)
    #expect(try await clock.withTimePassing { try await client.anyDownload.wait() }.status == .completed)
  }

  @Test("an unknown status is waited out, or is an error for who wants it to be one")
  func unknownStatus() async throws {
    let responses: [FakeResponse] = [.run("Running"), .run("Pausing"), .run("Pausing"), .run("Completed")]
    let clock = ManualClock()
    let patient = try JobScript(clock, responses).client(clock)
    #expect(try await clock.withTimePassing { try await patient.anyRun.wait() }.status == .completed)

    let strict = try JobScript(clock, responses).client(clock)
    let error = await #expect(throws: PostHogError.self) {
      _ = try await clock.withTimePassing { try await strict.anyRun.wait(polling: Polling(unknownStatus: .fail)) }
    }
    #expect(error?.job?.reason == .unknownStatus && error?.job?.status == "Pausing")
  }

  @Test("an unknown status with an end is final")
  func unknownEnd() async throws {
    let clock = ManualClock()
    let client = try JobScript(clock, [.run("Evaporated", finishedAt: "2026-03-02T10:00:00Z")]).client(clock)
    #expect(try await client.anyRun.wait(until: .ended).status.rawValue == "Evaporated")
    let error = await #expect(throws: PostHogError.self) { _ = try await client.anyRun.wait() }
    #expect(error?.job?.reason == .unknownStatus)
    #expect(clock.elapsed == .zero)
  }

  @Test("a run older than the seven days that the server shows by default is found")
  func oldRun() async throws {
    let bench = try WaitBench()
    let id = bench.fake.addRun(to: bench.exportID, createdAt: bench.clock.date.addingTimeInterval(-90 * 86_400))
    #expect(try await bench.export.runs[id].wait().id == id)
  }
}
