import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Testing

/// Three failures among the latest runs pause an export.
@Suite struct AutoPauseTests {
  private static func bench(interval: String = "hour", _ fails: @escaping @Sendable (FakeInterval) -> Bool) throws
    -> (Bench, String)
  {
    let bench = try Bench { $0.schedules = .running }
    let id = try bench.fake.addExport(#"{"interval":"\#(interval)"}"#)
    bench.fake.decideRuns(of: id) { fails($0) ? .failed("The bucket is gone.") : nil }
    return (bench, id.text)
  }

  @Test func theThirdFailurePauses() throws {
    let (bench, id) = try Self.bench { _ in true }
    bench.clock.advance(by: .seconds(12 * 3600))
    #expect(bench.runs(of: id).map { $0.hasSuffix("Failed") } == [true, true, true])
    let export = bench.ask(.get, "batch_exports/\(id)/")
    let last = bench.ask(.get, "batch_exports/\(id)/runs/").results[0]
    #expect(export["paused"]?.bool == true && export["last_paused_at"] == last["finished_at"], "\(export.text)")
    #expect(bench.ask(.get, "batch_exports/\(id)/logs/?level=WARNING").results.count == 1)
  }

  /// Failures that are this many runs apart, and whether the third pauses.
  @Test(arguments: [
    ("hour", 11, true), ("hour", 12, false), ("day", 3, true), ("day", 4, false), ("week", 1, true), ("week", 2, false),
    ("every 5 minutes", 5, true), ("every 5 minutes", 6, false), ("every 15 minutes", 1, true),
    ("every 15 minutes", 2, false),
  ])
  func theWindowDependsOnTheInterval(interval: String, period: Int, isPaused: Bool) throws {
    let bench = try Bench()
    let id = try bench.fake.addExport(#"{"interval":"\#(interval)"}"#)
    for run in 0...2 * period {
      if run.isMultiple(of: period) { bench.fake.failNextRun() }
      bench.fake.startRun(of: id)
      bench.clock.advance(by: .seconds(60))
    }
    #expect(bench.ask(.get, "batch_exports/\(id.text)/")["paused"]?.bool == isPaused)
  }

  @Test func afterUnpausingOneMoreFailureIsEnough() throws {
    let (bench, id) = try Self.bench { _ in true }
    bench.clock.advance(by: .seconds(12 * 3600))
    bench.ask(.post, "batch_exports/\(id)/unpause/")
    bench.clock.advance(by: .seconds(12 * 3600))
    #expect(bench.runs(of: id).count == 4)
    #expect(bench.ask(.get, "batch_exports/\(id)/")["paused"]?.bool == true)
  }

  @Test(arguments: [FakeJobStatus.cancelled, .timedOut, .terminated, .failedBilling, .failedRetryable])
  func otherEndsDoNotCount(status: FakeJobStatus) throws {
    let bench = try Bench { $0.schedules = .running }
    let id = try bench.fake.addExport()
    bench.fake.decideRuns(of: id) { _ in FakeJobOutcome(status: status) }
    bench.clock.advance(by: .seconds(12 * 3600))
    #expect(bench.ask(.get, "batch_exports/\(id.text)/")["paused"]?.bool == false)
    #expect(bench.runs(of: id.text).count > 10)
  }

  /// The failures are those of the backfill itself, on an export that is paused or not.
  @Test(arguments: [true, false]) func runningBackfillsAreCancelled(isPaused: Bool) throws {
    let bench = try Bench()
    let id = try bench.fake.addExport().text
    if isPaused { bench.ask(.post, "batch_exports/\(id)/pause/") }
    bench.fake.configure { $0.failingRunPeriod = 1 }
    let backfill = try #require(bench.backfill(id, "2026-03-01T00:00:00Z", "2026-03-01T10:00:00Z"))
    bench.clock.advance(by: .seconds(3600))
    #expect(bench.runs(of: id) == ["00:00-01:00 Failed", "01:00-02:00 Failed", "02:00-03:00 Failed"])
    #expect(bench.ask(.get, "batch_exports/\(id)/backfills/\(backfill)/")["status"]?.string == "Cancelled")
    #expect(bench.ask(.get, "batch_exports/\(id)/")["paused"]?.bool == true)
  }

  /// A run that isn't paid for is over at once, and has no end.
  @Test func anUnpaidRunIsBornThatWay() throws {
    let bench = try Bench()
    let id = try bench.fake.addExport()
    bench.fake.nextRun(FakeJobOutcome(status: .failedBilling))
    let run = try #require(bench.fake.startRun(of: id))
    let reply = bench.ask(.get, "batch_exports/\(id.text)/runs/\(run.text)/")
    #expect(reply["status"]?.string == "FailedBilling" && reply["finished_at"]?.isNull == true, "\(reply.text)")
  }
}

extension Bench {
  /// Starts a backfill of an hourly export and returns its ID.
  func backfill(_ export: String, _ start: String?, _ end: String?) -> String? {
    let bounds = [start, end].map { $0.map { "\"\($0)\"" } ?? "null" }
    return ask(
      .post, "batch_exports/\(export)/backfills/", #"{"start_at":\#(bounds[0]),"end_at":\#(bounds[1])}"#)[
        "backfill_id"]?
      .string
  }
}
