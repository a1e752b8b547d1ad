import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// When a wait checks its job, and when it gives up: in virtual time.
@Suite("Waiting: timing")
struct WaitTimingTests {
  /// The times of the checks of a job that never changes, in milliseconds.
  static func moments(
    _ polling: Polling, random: Double, timeout: Duration
  ) async throws -> (moments: [Duration], error: PostHogError?) {
    let clock = ManualClock()
    let script = JobScript(clock, [.download("Running")])
    let client = try script.client(clock, random: { random })
    let error = await #expect(throws: PostHogError.self) {
      _ = try await clock.withTimePassing { try await client.anyDownload.wait(timeout: timeout, polling: polling) }
    }
    return (script.moments, error)
  }

  @Test("the first look is at once, intervals grow to the longest, and the last look is at the timeout")
  func growth() async throws {
    let polling = Polling(initial: .seconds(1), maximum: .seconds(5), growth: 2)
    let most = try await Self.moments(polling, random: 1, timeout: .seconds(20))
    // The first pause comes before anything could have failed to change.
    #expect(most.moments == [0, 1, 3, 7, 12, 17, 20].map { .seconds($0) })
    let least = try await Self.moments(polling, random: 0, timeout: .seconds(10))
    #expect(least.moments == [0, 0.5, 1.5, 3.5, 6, 8.5, 10].map { .seconds($0) })
    #expect(most.error?.job?.reason == .timedOut(after: .seconds(20)) && most.error?.job?.status == "Running")
  }

  @Test("a timeout of any length is counted with", arguments: [Duration(attoseconds: .min), .seconds(-1), .zero])
  func timeBelowZero(_ timeout: Duration) async throws {
    let fake = FakePostHog()
    let export = try fake.addExport()
    let run = try #require(fake.startRun(of: export))
    // On the real clock, where time has passed when the rest is counted.
    let client = PostHogClient(host: .us, credentials: try .static("phx_fake_key"), transport: fake)
    let error = await #expect(throws: PostHogError.self) {
      _ = try await client.project(1).batchExports[export].runs[run].wait(timeout: timeout)
    }
    #expect(error?.job?.reason == .timedOut(after: timeout))
  }

  @Test(
    "senseless numbers do no harm",
    arguments: [
      Polling(initial: .zero, maximum: .zero, growth: 0), Polling(initial: .seconds(-5), growth: .nan),
      Polling(initial: .milliseconds(100), maximum: .seconds(-1), growth: -.infinity),
    ])
  func senselessNumbers(_ polling: Polling) async throws {
    for random in [0, 0.5, 2, -1, .nan, .infinity] {
      let moments = try await Self.moments(polling, random: random, timeout: .seconds(1)).moments
      #expect((11...21).contains(moments.count))
      #expect(moments.last == .seconds(1))
    }
  }

  @Test("huge numbers do no harm")
  func hugeNumbers() async throws {
    let polling = Polling(initial: .seconds(Int64.max), maximum: .seconds(Int64.max), growth: .infinity)
    let moments = try await Self.moments(polling, random: 1, timeout: .seconds(4 * 86_400)).moments
    #expect(moments == [0, 1, 2, 3, 4].map { .seconds($0 * 86_400) })
  }

  @Test("no time means one look", arguments: [Duration.zero, .seconds(-1)])
  func anyTimeout(_ timeout: Duration) async throws {
    #expect(try await Self.moments(Polling(), random: 0.5, timeout: timeout).moments == [.zero])
    let bench = try WaitBench()
    let id = bench.fake.addRun(to: bench.exportID)
    #expect(try await bench.export.runs[id].wait(timeout: timeout).id == id)
  }

  @Test("a job that ends just in time is no timeout")
  func lastLook() async throws {
    let bench = try WaitBench()
    let id = try #require(bench.fake.startRun(of: bench.exportID))
    let run = bench.export.runs[id]
    // It ends after 35 seconds, between two checks.
    _ = try await bench.clock.withTimePassing { try await run.wait(timeout: .seconds(35)) }
    #expect(bench.clock.elapsed == .seconds(35))
  }

  @Test("while a job changes, it is looked at as often as before")
  func changes() async throws {
    let clock = ManualClock()
    let script = JobScript(clock, (1...9).map { .run("Running", completed: $0) } + [.run("Completed", completed: 100)])
    let client = try script.client(clock, random: { 1 })
    _ = try await clock.withTimePassing { try await client.anyRun.wait() }
    #expect(script.moments == (0...9).map { .seconds($0) })
  }

  @Test("cancelling the task ends the pause at once, and says so")
  func cancellation() async throws {
    let bench = try WaitBench()
    let id = try #require(bench.fake.startRun(of: bench.exportID))
    let run = bench.export.runs[id]
    let wait = Task { try await run.wait() }
    try await bench.clock.waitForSleepers()
    wait.cancel()
    let error = await #expect(throws: PostHogError.self) { _ = try await wait.value }
    #expect(error?.kind == .cancelled(.notSent) && error?.operationID == "batch_exports_runs_retrieve")
    #expect(bench.clock.sleeperCount == 0 && bench.clock.elapsed == .zero)
    #expect(bench.fake.requests.count == 1)
    // The run did not notice, and another wait goes on from its id.
    #expect(try await bench.clock.withTimePassing { try await run.wait() }.status == .completed)
  }

  @Test("faults that pass are outlasted, once the job was seen")
  func passingFaults() async throws {
    let clock = ManualClock()
    let busy = FakeResponse(status: .badGateway, json: Play.envelope)
    let limited = FakeResponse(status: .tooManyRequests, json: Play.envelope)
    let script = JobScript(clock, [.download("Running"), busy, limited, busy, busy, .download("Completed")])
    let client = try script.client(clock)
    #expect(try await clock.withTimePassing { try await client.anyDownload.wait() }.status == .completed)
    #expect(script.moments.count == 6)
  }

  @Test(
    "faults that do not pass are thrown: the first one, the fifth in a row, and those that only a person can fix")
  func lastingFaults() async throws {
    let busy = FakeResponse(status: .badGateway, json: Play.envelope)
    let cases: [([FakeResponse], Int, PostHogError.Kind)] = [
      ([busy], 1, .server),
      ([.download("Running"), busy], 6, .server),
      ([.download("Running"), FakeResponse(status: .unauthorized, json: Play.envelope)], 2, .authentication),
      ([.download("Running"), .notFound], 2, .notFound),
      ([.notFound], 1, .notFound),
    ]
    for (responses, count, kind) in cases {
      let clock = ManualClock()
      let script = JobScript(clock, responses)
      let client = try script.client(clock)
      let error = await #expect(throws: PostHogError.self) {
        _ = try await clock.withTimePassing { try await client.anyDownload.wait() }
      }
      #expect(error?.kind == kind)
      #expect(script.moments.count == count)
    }
  }
}
