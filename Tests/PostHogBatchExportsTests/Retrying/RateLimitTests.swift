import HTTPTypes
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// The client's own rate limit, in virtual time.
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
      // Time passes only when each task has its response or waits for its turn.
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

  @Test("who stops waiting leaves the turn to those behind, who go as early as the limit allows")
  func movingUp() async throws {
    let bench = try RetryBench(
      [.thing],
      configuration: .init(deadline: .seconds(3_600), rateLimit: .limited(RateLimit(perMinute: 2, perHour: 100))))
    for _ in 0..<2 { _ = try await bench.send(Things.retrieve()).get() }
    var calls: [Task<Thing, any Error>] = []
    for count in 1...8 {
      calls.append(Task { try await bench.client.send(Things.retrieve()) })
      try await bench.clock.waitForSleepers(count)
    }
    // Their turns are at 61, 61, 122, 122, 183, 183, 244 and 244 seconds.
    for call in calls[0..<5] {
      call.cancel()
      _ = await call.result
    }
    let hasty = bench.client.configured { $0.deadline = .seconds(61.5) }
    let late = await #expect(throws: PostHogError.self) { try await hasty.send(Things.retrieve()) }
    #expect(late?.kind == .rateLimited(retryAfter: .seconds(122)))
    try await bench.clock.advance(whenNextIs: .seconds(61))
    _ = try await (calls[5].value, calls[6].value)
    try await bench.clock.advance(whenNextIs: .seconds(122))
    _ = try await calls[7].value
    _ = try await bench.client.send(Things.retrieve())
    #expect(bench.elapsed == .seconds(122))
  }

  @Test("a crowd that gives up leaves nothing behind")
  func crowdGivesUp() async throws {
    let bench = try RetryBench([.thing])
    for _ in 0..<480 { _ = try await bench.send(Things.retrieve()).get() }
    let crowd = (0..<1_900).map { _ in Task { try await bench.client.send(Things.retrieve()) } }
    try await bench.clock.waitForSleepers(1_900)
    for call in crowd { call.cancel() }
    for call in crowd { _ = await call.result }
    bench.clock.advance(by: .seconds(61))
    _ = try await bench.send(Things.retrieve()).get()
    #expect(bench.elapsed == .seconds(61))
  }

  @Test("turns that a process slept through don't all come at once")
  func overslept() async throws {
    let bench = try RetryBench(
      [.thing],
      configuration: .init(deadline: .seconds(36_000), rateLimit: .limited(RateLimit(perMinute: 2, perHour: 100))))
    for _ in 0..<2 { _ = try await bench.send(Things.retrieve()).get() }
    let calls = (0..<6).map { _ in Task { try await bench.client.send(Things.retrieve()) } }
    try await bench.clock.waitForSleepers(6)
    bench.clock.advance(by: .seconds(3_000))
    for (moment, sent) in [(Duration.seconds(3_061), 4), (.seconds(3_122), 6)] {
      while bench.transport.sent.count < sent { try await Task.sleep(for: .milliseconds(1)) }
      try await bench.clock.waitForSleepers(8 - sent)
      #expect(bench.transport.sent.count == sent)
      try await bench.clock.advance(whenNextIs: moment)
    }
    for call in calls { _ = try await call.value }
    #expect(bench.elapsed == .seconds(3_122))
  }

  @Test("a hop of a redirect is a request to the server, and counts as one")
  func redirects() async throws {
    let bench = try RetryBench(
      [.respond(307, [.location: "/api/projects/1/things/8/"]), .thing],
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
    #expect(try await wait(.selfHosted("https://app.posthog.com"), .automatic) == .seconds(61))
    #expect(try await wait(.selfHosted("https://us.posthog.com."), .automatic) == .seconds(61))
    #expect(try await wait(.us, .unlimited) == .zero)
    let own = try PostHogHost.selfHosted("https://posthog.example.com")
    #expect(try await wait(own, .automatic) == .zero)
    #expect(try await wait(own, .limited(RateLimit())) == .seconds(61))
  }
}

extension ManualClock {
  /// Moves the clock to a moment, once that is when the next sleeper wakes.
  fileprivate func advance(whenNextIs moment: Duration) async throws {
    let instant = ManualClock().now.advanced(by: moment)
    while nextDeadline != instant { try await Task.sleep(for: .milliseconds(1)) }
    advance(to: instant)
  }
}
