import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// A client that waits on another clock than the fake's would wait forever.
@Suite struct ClockTests {
  @Test func aClientTakesTheClockOfTheFake() async throws {
    let clock = ManualClock()
    let fake = FakePostHog(clock: clock)
    let posthog = PostHogClient(host: .us, credentials: try .static("phx_fake_key"), transport: fake)
    let export = try fake.addExport()
    let run = try #require(fake.startRun(of: export))
    let end = try await clock.withTimePassing { try await posthog.project(1).batchExports[export].runs[run].wait() }
    #expect(end.status == .completed)
  }

  @Test func anotherClockIsRefusedAtTheFirstCall() async throws {
    let manual = ManualClock()
    let pairs: [(FakePostHog, any Clock<Duration>)] = [
      (FakePostHog(clock: manual), ContinuousClock()), (FakePostHog(clock: manual), ManualClock()),
      (FakePostHog(), ManualClock()), (FakePostHog(), SuspendingClock()),
    ]
    for (fake, clock) in pairs {
      let posthog = PostHogClient(host: .us, credentials: try .static("phx_fake_key"), transport: fake, clock: clock)
      let error = await #expect(throws: PostHogError.self) {
        try await posthog.send(BatchExports.list(in: .project(1)))
      }
      #expect(error?.message.contains("different clocks") == true, "\(String(describing: error))")
      #expect(fake.requests.isEmpty)
    }
  }

  @Test func theSameClockTwiceAndATimeOfOnesOwnAreFine() async throws {
    let manual = ManualClock()
    let pairs: [(FakePostHog, any Clock<Duration>)] = [
      (FakePostHog(clock: manual), manual), (FakePostHog(), ContinuousClock()),
      (FakePostHog(now: { manual.date }), manual), (FakePostHog(now: { manual.date }), ContinuousClock()),
    ]
    for (fake, clock) in pairs {
      let posthog = PostHogClient(host: .us, credentials: try .static("phx_fake_key"), transport: fake, clock: clock)
      #expect(try await posthog.send(BatchExports.list(in: .project(1))).count == 0)
    }
  }

  @Test(arguments: [true, false]) func itsTimeCanBeMovedAhead(isManual: Bool) async throws {
    let fake = isManual ? FakePostHog(clock: ManualClock()) : FakePostHog()
    let posthog = try fake.client()
    let export = try fake.addExport()
    fake.startRun(of: export)
    #expect(try await posthog.project(1).batchExports[export].retrieve().latestRuns.first?.status == .starting)
    fake.advance(by: .seconds(60))
    #expect(try await posthog.project(1).batchExports[export].retrieve().latestRuns.first?.status == .completed)
  }

  @Test func everySoManyRunsFail() async throws {
    var configuration = FakeConfiguration()
    configuration.failingRunPeriod = 3
    let fake = FakePostHog(configuration: configuration, clock: ManualClock())
    let export = try fake.addExport()
    fake.nextRun(.completed())  // What a test says comes first, and isn't counted.
    for _ in 0..<7 {
      fake.startRun(of: export)
      fake.advance(by: .seconds(60))
    }
    let runs = try await fake.client().project(1).batchExports[export].retrieve().latestRuns
    #expect(runs.reversed().map(\.status.isFailure) == [false, false, false, true, false, false, true])
  }
}
