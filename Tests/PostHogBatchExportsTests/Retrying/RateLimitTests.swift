// The client's own limit on requests, in virtual time.

import HTTPTypes
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

@Suite("The rate limit")
struct RateLimitTests {
  @Test("against a server that throttles, a client under its own limit never sees 429")
  func neverThrottled() async throws {
    let clock = ManualClock()
    var configuration = FakeConfiguration()
    configuration.rateLimit = .init(perMinute: 20, perHour: 50)
    let fake = FakePostHog(configuration: configuration, clock: clock)
    let client = PostHogClient(
      host: .us, credentials: try .static("phx_fake_key"), transport: fake, clock: clock,
      configuration: .init(
        deadline: .seconds(36_000), rateLimit: .limited(RateLimit(perMinute: 20, perHour: 50))))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<120 {
        group.addTask {
          for try await _ in client.project(1).batchExports.list() {}
        }
      }
      // Time passes only when each task has its answer or waits for its turn.
      while fake.exchanges.count < 120 {
        while fake.exchanges.count + clock.sleeperCount < 120 { await Task.yield() }
        if let next = clock.nextDeadline { clock.advance(to: next) }
      }
      try await group.waitForAll()
    }
    #expect(fake.exchanges.count == 120)
    #expect(fake.exchanges.allSatisfy { $0.response.head.status.code == 200 })
  }

  @Test("a turn that is further away than the deadline fails at once", arguments: [1, 3])
  func tooFar(_ limit: Int) async throws {
    let bench = try RetryBench(
      [.thing],
      configuration: .init(deadline: .seconds(30), rateLimit: .limited(RateLimit(perMinute: limit, perHour: 100))))
    for _ in 0..<limit { _ = try await bench.send(Things.retrieve()).get() }
    let error = try #require(await bench.send(Things.retrieve()).failure)
    #expect(error.kind == .rateLimited(retryAfter: .seconds(61)))
    #expect(error.attempts == 0)
    #expect(bench.transport.sent.count == limit)
  }

  @Test("who stops waiting gives the turn back")
  func givenBack() async throws {
    let bench = try RetryBench(
      [.thing], configuration: .init(rateLimit: .limited(RateLimit(perMinute: 1, perHour: 100))))
    _ = try await bench.send(Things.retrieve()).get()
    for _ in 0..<3 {
      let call = Task { try await bench.client.send(Things.retrieve()) }
      try await bench.clock.waitForSleepers()
      call.cancel()
      await #expect(throws: PostHogError.self) { try await call.value }
    }
    _ = try await bench.send(Things.retrieve()).get()
    #expect(bench.elapsed == .seconds(61))
  }

  @Test("a hop of a redirect is a request to the server, and counts as one")
  func redirects() async throws {
    let bench = try RetryBench(
      [.answer(307, [.location: "/api/projects/1/things/8/"]), .thing],
      configuration: .init(rateLimit: .limited(RateLimit(perMinute: 2, perHour: 100))))
    for expected in [Duration.zero, .seconds(61), .seconds(61), .seconds(122)] {
      _ = try await bench.send(Things.retrieve()).get()
      #expect(bench.elapsed == expected)
    }
  }

  @Test("is on for the clouds, off elsewhere, and can be asked for or turned off")
  func defaults() async throws {
    func wait(_ host: PostHogHost, _ choice: RateLimit.Choice) async throws -> Duration {
      let bench = try RetryBench([.thing], host: host, configuration: .init(rateLimit: choice))
      for _ in 0..<481 { _ = try await bench.send(Things.retrieve()).get() }
      return bench.elapsed
    }
    #expect(try await wait(.us, .automatic) == .seconds(61))
    #expect(try await wait(.eu, .automatic) == .seconds(61))
    #expect(try await wait(.us, .unlimited) == .zero)
    let own = try PostHogHost.selfHosted("https://posthog.example.com")
    #expect(try await wait(own, .automatic) == .zero)
    #expect(try await wait(own, .limited(RateLimit())) == .seconds(61))
  }
}
