import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// The texts for a job that didn't reach the goal of a wait: what happened, and what to do.
@Suite("Job failures")
struct JobFailureTests {
  @Test(
    "a run",
    arguments: [
      (
        FakeJobOutcome.failed("The bucket is gone."),
        #"ended as Failed. The server says: "The bucket is gone." The logs of its batch export may say more; retrying it exports its interval again."#
      ),
      (
        .failed("Over.", as: .failedBilling),
        #"ended as FailedBilling. The server says: "Over." The organization is over its quota."#
      ),
      (FakeJobOutcome(status: .cancelled), "was cancelled."),
      (
        FakeJobOutcome(status: .continuedAsNew),
        "has ended, and another run continues its work. Look for it in the list of runs: it has the same interval."
      ),
      (
        .completed(records: 10, failedRecords: 1),
        "is Completed, but 1 record failed downstream. If that is acceptable, wait(until: .completed)."
      ),
    ])
  func run(_ outcome: FakeJobOutcome, _ words: String) async throws {
    let bench = try WaitBench()
    let run = bench.export.runs[bench.fake.addRun(to: bench.exportID, outcome: outcome)]
    let error = try await bench.failure { try await run.wait() }
    #expect(error.description == "batch_exports_runs_retrieve: the run \(run.id.uuidString.lowercased()) \(words)")
  }

  @Test("a failure prints as a person would say it")
  func prints() async throws {
    let bench = try WaitBench()
    let run = bench.export.runs[bench.fake.addRun(to: bench.exportID, outcome: .failed("The bucket is gone"))]
    let error = try await bench.failure { try await run.wait() }
    guard case .job(let failure) = error.kind else { return #expect(Bool(false), "\(error)") }
    #expect(
      "\(failure)" == """
        The run \(run.id.lowercaseText) ended as Failed. The server says: "The bucket is gone" \
        The logs of its batch export may say more; retrying it exports its interval again.
        """)
    let unresolved = try await bench.export.unresolvedFailures(since: bench.clock.date.addingTimeInterval(-864_000))
    #expect(unresolved.count == 1)
    let text = unresolved.first.map { "\($0)" } ?? ""
    #expect(
      text.hasPrefix("The interval from 2026-") && text.hasSuffix(#"The server says: "The bucket is gone""#), "\(text)")
    #expect(text.contains("failed in one run, \(run.id.lowercaseText)."))
  }

  @Test("a backfill that is refused for its bounds names the function that makes the right ones")
  func bounds() async throws {
    let bench = try WaitBench()
    let daily = try bench.fake.addExport(#"{"interval":"day"}"#)
    let (start, end) = (bench.clock.date.addingTimeInterval(-864_000), bench.clock.date.addingTimeInterval(-86_400))
    let instants = BackfillRequest(startAt: .instant(start), endAt: .instant(end))
    let ofDaily = try await bench.failure {
      try await bench.client.project(1).batchExports[daily].backfills.create(instants)
    }
    #expect(
      ofDaily.advice
        == "An export with the interval day or week takes days as bounds: .day(_:). Correct it and send it again.")
    let day = try #require(CalendarDay(year: 2026, month: 2, day: 1))
    let days = BackfillRequest(startAt: .day(day), endAt: .day(day))
    let ofHourly = try await bench.failure { try await bench.export.backfills.create(days) }
    #expect(ofHourly.advice?.contains(".instant(_:)") == true)
  }

  @Test("a backfill whose runs failed")
  func backfill() async throws {
    let bench = try WaitBench()
    bench.fake.failNextRun()
    bench.fake.nextRun(.completed(records: 100, failedRecords: 7))
    let backfill = try bench.export.backfills.item(of: try await bench.startBackfill(hours: 4))
    let timeout = try await bench.failure { try await backfill.wait(timeout: .seconds(6)) }.description
    #expect(timeout.contains("is still Running after waiting for 6.0 seconds. It keeps running on the server:"))
    let words = try await bench.failure { try await backfill.wait() }.description
    #expect(words.contains("is Completed, but only 3 of its 4 runs are, and of these 7 records failed downstream."))
    #expect(words.contains("retry those; or, if that is acceptable, wait(until: .completed)."))
  }

  @Test("what was never there does not go on")
  func missing() async throws {
    let bench = try WaitBench()
    let backfill = bench.export.backfills[UUID()]
    let words = try await bench.failure { try await backfill.wait(timeout: .seconds(3)) }.description
    #expect(words.contains("could not be found within 3.0 seconds. Check that its id is right;"))
  }

  @Test("keys and control characters of the server's text are not passed on")
  func secrecy() async throws {
    let bench = try WaitBench()
    let download = try await bench.startDownload(.failed("bad\n\u{1B}[31mkey phx_abcdef"))
    let error = try await bench.failure { try await download.wait() }
    #expect(error.job?.message?.contains("abcdef") == false)
    #expect(error.description.contains(#"The server says: "bad  [31mkey phx_<redacted>" Its logs may say more."#))
  }
}
