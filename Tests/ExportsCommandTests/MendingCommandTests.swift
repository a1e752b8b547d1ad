import Foundation
import HTTPTypes
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

@testable import ExportsCommand

@Suite struct MendingCommandTests {
  @Test func aGapIsFilledOnce() async throws {
    let bench = try await CommandBench(isRunning: true)
    let command = ["gaps", "Events for the audit", "--since", "12d", "--fix", "--yes"]
    let first = await bench.run(command)
    #expect(first.status == 0, "\(first.messages)")
    #expect(first.messages.contains("Intervals: 2 exported."))
    #expect(bench.backfills == 1)

    let second = await bench.run(command)
    #expect(second.status == 0)
    #expect(second.messages.contains("there is nothing to export"))
    #expect(second.messages.contains("--include perhaps_paused"))
    #expect(bench.backfills == 1)
  }

  @Test func aPlanIsSavedAndRunLater() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "plans.json").path
    let bench = try await CommandBench(isRunning: true)
    let saved = await bench.run("gaps", "--since", "12d", "--include", "perhaps_paused", "--save", file)
    #expect(saved.status == 0, "\(saved.messages)")
    #expect(bench.backfills == 0)
    #expect(!(try String(contentsOfFile: file, encoding: .utf8)).contains(CommandBench.key))

    let run = await bench.run("backfill", "--from-plan", file, "--yes")
    #expect(run.status == 0, "\(run.messages)")
    let again = await bench.run("gaps", "--since", "12d", "--output", "jsonl")
    #expect(again.output.isEmpty, "\(again.output)")
    // The runs of the backfills hide those of the schedule in the list of exports.
    let status = await bench.run("status", "--output", "jsonl").output
    #expect(!status.contains("\"level\":\"unknown\""), "\(status)")

    try Data("[{}]".utf8).write(to: URL(filePath: file))
    #expect(await bench.run("backfill", "--from-plan", file, "--yes").status == 64)
  }

  /// The file is of this search, also if it has no plans.
  @Test func aSearchThatFindsNothingSavesNoPlans() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("plans of yesterday".utf8).write(to: file)
    let bench = try await CommandBench()
    let saved = await bench.run("gaps", "Events to S3", "--since", "12d", "--save", file.path)
    #expect(saved.status == 0)
    #expect(saved.messages == "posthog-exports: there is nothing to export, so \(file.path) has no plans\n")
    let run = await bench.run("backfill", "--from-plan", file.path, "--yes")
    #expect(run.status == 0)
    #expect(run.messages == "posthog-exports: the file has no plans\n")
  }

  @Test func aRetryThatWouldFailAgainWaitsForTheTest() async throws {
    let bench = try await CommandBench(isRunning: true)
    bench.fake.nextTestStep(.failed("No such container."))
    let command = ["retry", "Persons to Azure", "--since", "12d", "--wait", "--yes"]
    let refused = await bench.run(command)
    #expect(refused.status == 3)
    #expect(refused.messages.contains("--anyway"))
    #expect(bench.backfills == 0)

    let done = await bench.run(command)
    #expect(done.status == 0, "\(done.messages)")
    #expect(bench.backfills == 1)
    let nothing = await bench.run(command)
    #expect(nothing.status == 0)
    #expect(nothing.messages == "posthog-exports: nothing failed that isn't exported since, or being exported\n")
  }

  @Test func aDryRunStartsNothing() async throws {
    let bench = try await CommandBench(isRunning: true)
    try Snapshot.expect(await bench.run("retry", "--all", "--since", "12d", "--dry-run").output, as: "retry-dry-run")
    let plan = await bench.run(
      "backfill", "Sessions, daily", "--from", "2026-11-16", "--to", "2026-11-18", "--again", "--dry-run")
    try Snapshot.expect(plan.output + plan.messages, as: "backfill-dry-run")
    #expect(bench.backfills == 0)
  }

  /// Without `--wait` no more retries are begun than can fail without a pause.
  @Test func withoutWaitingTwoIntervalsAreRetried() async throws {
    let bench = try await CommandBench(isRunning: true)
    let outcome = await bench.run("retry", "Events to the warehouse", "--since", "12d", "--yes", "--anyway")
    #expect(outcome.status == 5, "\(outcome.messages)")
    #expect(outcome.messages.contains("1 interval left; use --wait for all"))
    #expect(bench.requests { $0.head.path?.contains("/retry/") == true } == 2)
  }

  @Test func whatIsRetriedAlreadyIsWaitedFor() async throws {
    let bench = try await CommandBench(isRunning: true)
    let command = ["retry", "Events for the audit", "--since", "12d", "--yes"]
    #expect(await bench.run(command).status == 0)
    let again = await bench.run(command + ["--wait"])
    #expect(again.status == 0)
    #expect(again.messages.contains("a backfill is in progress; wait for it with"), "\(again.messages)")
    #expect(bench.requests { $0.head.path?.contains("/retry/") == true } == 2)
    #expect(
      await bench.run("gaps", "Events for the audit", "--since", "2026-11-24", "-o", "jsonl").output.contains("failed")
        == false)
  }

  @Test func aResumedExportFillsItsPause() async throws {
    let bench = try await CommandBench(isRunning: true)
    let outcome = await bench.run("resume", "Events to the warehouse", "--fill", "--yes")
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.messages.contains("one more failure pauses it again"))
    #expect(outcome.messages.contains("Intervals: 51 exported."))
    #expect(
      bench.requests { $0.head.path?.contains("unpause") == true && !$0.body.isEmpty && $0.body != Array("{}".utf8) }
        == 0)
  }

  @Test func aFailingBackfillEndsWithThree() async throws {
    let bench = try await CommandBench(isRunning: true)
    bench.fake.failNextRun("The bucket is gone.")
    let outcome = await bench.run("gaps", "Events for the audit", "--since", "12d", "--fix", "--yes")
    #expect(outcome.status == 3)
    #expect(outcome.messages.contains("The bucket is gone."))
  }

  @Test func theDayOfADailyExportBeginsAtItsHour() async throws {
    let bench = try await CommandBench()
    let plan = await bench.run(
      "backfill", "Sessions, daily", "--from", "2026-11-16", "--to", "2026-11-16", "--again", "--dry-run")
    #expect(plan.messages.contains("from 2026-11-16 01:00 UTC to 2026-11-17 01:00 UTC"))
    #expect(plan.output.contains("In all 1 interval,"))
  }

  @Test func whatIsBeingExportedIsNoGapYet() async throws {
    let bench = try await CommandBench(isRunning: true)
    bench.fake.nextRun(.endless)
    let range = ["--from", "2026-11-24T18:00:00Z", "--to", "2026-11-24T20:00:00Z"]
    let started = await bench.run(["backfill", "Events for the audit"] + range + ["--yes"])
    #expect(started.messages.contains("wait for it with: posthog-exports wait "), "\(started.messages)")
    let gaps = await bench.run("gaps", "Events for the audit", "--since", "2026-11-24T18:00:00Z")
    #expect(gaps.messages.contains("2 intervals are being exported"))
    #expect(!gaps.output.contains("failed"))
  }

  /// Arguments that fit no command.
  @Test(arguments: [
    ["backfill", "Events to S3"], ["backfill", "--from-plan", "x", "--from", "1d"], ["retry", "--since", "1d"],
    ["gaps", "--fix", "--save", "x"], ["gaps", "--include", "covered"], ["runs", "X", "--since", "yesterday"],
    ["list", "--rate", "0"], ["list", "--output", "xml"], ["cancel", "not-an-id"], ["logs", "X", "--limit", "0"],
  ])
  func argumentsThatDoNotFitAreIncorrectUsage(arguments: [String]) async throws {
    let outcome = try await CommandBench().run(arguments)
    #expect(outcome.status == 64)
    #expect(!outcome.messages.isEmpty)
  }

  @Test func aRangeThatIsNoneIsRefused() async throws {
    let bench = try await CommandBench()
    let outcome = await bench.run("backfill", "Events to S3", "--from", "2026-11-20", "--to", "2026-11-18", "--yes")
    #expect(outcome.status == 64)
    #expect(outcome.messages.contains("--to has to be after --from"))
  }
}
