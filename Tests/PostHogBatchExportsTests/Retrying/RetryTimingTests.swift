import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import Testing

/// How long a client waits, how often it retries, and when it gives up: in virtual time.
@Suite("Retry timing")
struct RetryTimingTests {
  @Test("pauses double, up to a longest one, and chance takes a part of each")
  func backoff() async throws {
    let policy = RetryPolicy(maximumAttempts: 6, backoff: Backoff(base: .seconds(1), maximum: .seconds(4)))
    let bench = try RetryBench([.respond(503)], random: 0.5, configuration: .init(retryPolicy: policy))
    let error = try #require(await bench.send(Things.retrieve()).failure)
    #expect(error.attempts == 6)
    // Half of 1, 2, 4, 4 and 4 seconds.
    #expect(bench.elapsed == .seconds(7.5))
  }

  @Test(
    "Retry-After is the least that is waited, as seconds or as a moment on the server's clock",
    arguments: [
      ([HTTPField(name: .retryAfter, value: "37")], 37),
      (
        [
          HTTPField(name: .date, value: "Sun, 06 Nov 1994 08:49:37 GMT"),
          HTTPField(name: .retryAfter, value: "Sun, 06 Nov 1994 08:51:37 GMT"),
        ], 120
      ),
      (
        [
          HTTPField(name: .date, value: "Sunday, 06-Nov-94 08:49:37 GMT"),
          HTTPField(name: .retryAfter, value: "Sun Nov  6 08:50:07 1994"),
        ], 30
      ),
      ([HTTPField(name: .retryAfter, value: "Sun, 06 Nov 1994 08:49:37 GMT")], 0),
      ([HTTPField(name: .retryAfter, value: "30"), HTTPField(name: .retryAfter, value: "30")], 30),
      ([HTTPField(name: .retryAfter, value: "5"), HTTPField(name: .retryAfter, value: "soon")], 5),
      ([HTTPField(name: .retryAfter, value: "5,10 , 7")], 10), ([HTTPField(name: .retryAfter, value: "2.0")], 2),
      (
        [
          HTTPField(name: .date, value: "Sun, 06 Nov 1994 08:49:37 GMT"),
          HTTPField(name: .retryAfter, value: "5, Sun, 06 Nov 1994 08:50:37 GMT, Sun Nov  6 08:50:07 1994"),
        ], 60
      ), ([HTTPField(name: .retryAfter, value: "5s, +9, -3, 0x7, 1e1, inf, ,")], 0),
      ([HTTPField(name: .retryAfter, value: "soon")], 0),
    ])
  func retryAfter(_ fields: [HTTPField], seconds: Int) async throws {
    let bench = try RetryBench([.respond(429, HTTPFields(fields)), .thing], random: 0)
    #expect(try await bench.send(Things.retrieve()).get().id == 7)
    #expect(bench.elapsed == .seconds(seconds))
  }

  @Test("what only the words of a 429 say is waited for as well, and holds the others")
  func retryAfterInWords() async throws {
    let body = Play.envelope.replacing("No.", with: "Expected available in 37 seconds.")
    let bench = try RetryBench([.respond(429, [.contentType: "application/json"], body), .thing], random: 0)
    let hasty = bench.client.configured { $0.deadline = .seconds(1) }
    await #expect(throws: PostHogError.self) { try await hasty.send(Things.retrieve()) }
    #expect(try await bench.send(Things.retrieve()).get().id == 7)
    #expect(bench.elapsed == .seconds(37))
  }

  @Test("a Retry-After beyond the deadline fails at once and says when to come back")
  func beyondDeadline() async throws {
    let bench = try RetryBench([.respond(429, [.retryAfter: "86400"]), .thing])
    let error = try #require(await bench.send(Things.create()).failure)
    #expect(error.kind == .rateLimited(retryAfter: .seconds(86_400)))
    #expect(error.description.contains("Try again in 86400 seconds."))
    #expect(bench.elapsed == .zero)
    #expect(bench.transport.sent.count == 1)
  }

  @Test("what the server asks of one call holds for the others of the client")
  func heldTogether() async throws {
    let bench = try RetryBench(
      [.respond(429, [.retryAfter: "200"]), .thing], configuration: .init(deadline: .seconds(100)))
    _ = try await bench.send(Things.retrieve())
    let error = try #require(await bench.send(Things.retrieve()).failure)
    #expect(error.kind == .rateLimited(retryAfter: .seconds(200)))
    #expect(bench.transport.sent.count == 1)
  }

  @Test("who was held back by what the server asked for does not come back together with the others")
  func spreadAfterQuiet() async throws {
    let chances = Mutex(0.0)
    let clock = ManualClock()
    let times = Mutex<[Duration]>([])
    let start = clock.now
    let transport = ClosureTransport { (_) throws(TransportError) in
      let count = times.withLock {
        $0.append(start.duration(to: clock.now))
        return $0.count
      }
      return count == 1
        ? TransportResponse(status: 429, headers: [.retryAfter: "10"], body: Array(Play.envelope.utf8))
        : TransportResponse(status: 204)
    }
    let client = PostHogClient(
      host: .us, credentials: try .static(testKey), transport: Immediate(transport), clock: clock,
      randomSource: {
        chances.withLock {
          $0 = ($0 + 0.1).truncatingRemainder(dividingBy: 1); return $0
        }
      },
      configuration: .init(rateLimit: .unlimited))
    let first = Task { try await client.send(Things.delete()) }
    while times.withLock({ $0.isEmpty }) || clock.sleeperCount == 0 { await Task.yield() }
    let calls = (0..<8).map { _ in Task { try await client.send(Things.delete()) } }
    try await clock.waitForSleepers(9)
    for count in 2...10 {
      clock.advance(to: try #require(clock.nextDeadline))
      while times.withLock({ $0.count }) < count { await Task.yield() }
    }
    for call in [first] + calls { try await call.value }
    let returns = times.withLock { Array($0.dropFirst()) }
    #expect(Set(returns).count == 9)
    #expect(returns.allSatisfy { $0 >= .seconds(10) })
  }

  @Test("a call that may not be retried ends at its deadline as well, and says that it is the deadline")
  func deadlineOfCreate() async throws {
    let clock = ManualClock()
    let client = try silence(clock, attemptTimeout: .seconds(20)).configured { $0.deadline = .seconds(5) }
    let call = Task { try await client.send(Things.create()) }
    try await clock.waitForSleepers()
    clock.advance(by: .seconds(5))
    let error = await #expect(throws: PostHogError.self) { _ = try await call.value }
    #expect(error?.kind == .deadline(.seconds(5)))
    #expect(error?.mayHaveTakenEffect == true)
  }

  @Test("one absurd Retry-After holds the client's other calls for an hour, not for good")
  func absurdRetryAfter() async throws {
    let bench = try RetryBench([.respond(429, [.retryAfter: "2147483647"]), .thing])
    _ = try await bench.send(Things.retrieve())
    bench.clock.advance(by: .seconds(3_600))
    #expect(try await bench.send(Things.retrieve()).get().id == 7)
  }

  @Test("too many jobs are waited for with long pauses")
  func jobLimit() async throws {
    let body = #"{"type":"server_error","code":"too_many_concurrent_file_downloads","detail":"x","attr":null}"#
    let bench = try RetryBench([.respond(429, [:], body), .respond(429, [:], body), .thing], random: 0.5)
    #expect(try await bench.send(Things.create()).get().id == 7)
    // Half of 20 and 40 seconds.
    #expect(bench.elapsed == .seconds(30))
  }

  @Test("a call ends at its deadline, whatever else it might try")
  func deadline() async throws {
    let bench = try RetryBench(
      [.respond(503)], random: 0.999,
      configuration: .init(deadline: .seconds(10), retryPolicy: RetryPolicy(maximumAttempts: .max)))
    let error = try #require(await bench.send(Things.retrieve()).failure)
    #expect(error.kind == .server)
    #expect(error.attempts > 2)
    #expect(bench.elapsed <= .seconds(10))
  }

  @Test("cancelling ends a pause at once")
  func cancelledPause() async throws {
    let bench = try RetryBench([.respond(503)])
    let call = Task { try await bench.client.send(Things.delete()) }
    try await bench.clock.waitForSleepers()
    call.cancel()
    let error = await #expect(throws: PostHogError.self) { try await call.value }
    #expect(error?.kind == .cancelled(.sent))
    #expect(error?.mayHaveTakenEffect == true)
    #expect(error?.attempts == 1)
    #expect(bench.elapsed == .zero)
  }

  /// A client of a server that never responds.
  func silence(_ clock: ManualClock, attemptTimeout: Duration) throws -> PostHogClient {
    let transport = ClosureTransport { (_) throws(TransportError) in
      try? await Task.sleep(for: .seconds(3_600))
      throw TransportError(.cancelled, phase: .sent)
    }
    return PostHogClient(
      host: .us, credentials: try .static(testKey), transport: transport, clock: clock,
      configuration: .init(attemptTimeout: attemptTimeout))
  }

  @Test("a silent server is given up after the time of an attempt, in the phase that the transport reports")
  func attemptTimeout() async throws {
    let clock = ManualClock()
    let client = try silence(clock, attemptTimeout: .seconds(20))
    let call = Task { try await client.send(Things.create()) }
    try await clock.waitForSleepers()
    clock.advance(by: .seconds(20))
    let error = await #expect(throws: PostHogError.self) { _ = try await call.value }
    #expect(error?.kind == .timeout(.sent))
    #expect(error?.mayHaveTakenEffect == true)
    #expect(error?.description.contains("It is unknown whether it was carried out") == true)
  }

  @Test("each call has its own time, the shorter one also when it comes later")
  func severalTimeouts() async throws {
    let clock = ManualClock()
    let patient = try silence(clock, attemptTimeout: .seconds(60))
    let hasty = patient.configured { $0.attemptTimeout = .seconds(5) }
    let long = Task { try await patient.send(Things.create()) }
    try await clock.waitForSleepers()
    let short = Task { try await hasty.send(Things.create()) }
    while clock.nextDeadline.map({ clock.now.duration(to: $0) }) != .seconds(5) { await Task.yield() }
    clock.advance(by: .seconds(5))
    await #expect(throws: PostHogError.self) { _ = try await short.value }
    try await clock.waitForSleepers()
    clock.advance(by: .seconds(55))
    let error = await #expect(throws: PostHogError.self) { _ = try await long.value }
    #expect(error?.kind == .timeout(.sent))
    #expect(clock.sleeperCount == 0)
  }

  @Test("a storm uses the budget up: then calls fail with their first error")
  func budget() async throws {
    let bench = try RetryBench(
      [.respond(503)], configuration: .init(retryPolicy: RetryPolicy(maximumAttempts: 3, budget: 5)))
    var attempts: [Int] = []
    for _ in 0..<5 { attempts.append(try #require(await bench.send(Things.retrieve()).failure).attempts) }
    #expect(attempts == [3, 3, 2, 1, 1])
  }

  @Test("every attempt sends the whole body")
  func body() async throws {
    let operation = APIOperation<Thing>(
      "things_update", .put, "/things/7/", body: .json(ThingBody(name: "whole")), responses: .json(200),
      retry: .repeatable)
    let bench = try RetryBench([.failure(.connection, .sent), .respond(502), .respond(429), .thing])
    _ = try await bench.send(operation).get()
    #expect(bench.transport.sent.map(\.body) == Array(repeating: Array(#"{"name":"whole"}"#.utf8), count: 4))
  }

  @Test("a create whose response can't be decoded says that it was most likely carried out")
  func unreadableCreate() async throws {
    let bench = try RetryBench([.respond(201, [:], "{}")])
    let error = try #require(await bench.send(Things.create()).failure)
    #expect(error.mayHaveTakenEffect)
    #expect(error.description.contains("has most likely carried it out"))
  }

  @Test("other bounds for some calls leave limit and budget shared")
  func configured() async throws {
    let bench = try RetryBench([.respond(429, [.retryAfter: "200"]), .thing])
    let hasty = bench.client.configured { $0.deadline = .seconds(1) }
    #expect(hasty.configuration.deadline == .seconds(1))
    await #expect(throws: PostHogError.self) { try await hasty.send(Things.retrieve()) }
    #expect(try await bench.send(Things.retrieve()).get().id == 7)
    // Half of the spread of the calls is added.
    #expect(bench.elapsed == .seconds(200.25))
  }
}

@Suite("Odd bounds and odd responses")
struct OddRetryTests {
  @Test(
    "limits and pauses of any size are counted with",
    arguments: [
      PostHogClient.Configuration(rateLimit: .limited(RateLimit(perMinute: 480, perHour: .max))),
      .init(deadline: .seconds(86_400), rateLimit: .limited(RateLimit(perMinute: .min, perHour: 0))),
      .init(
        deadline: .seconds(Int64.max), attemptTimeout: .seconds(Int64.max),
        retryPolicy: RetryPolicy(
          maximumAttempts: .max, backoff: Backoff(base: .seconds(Int64.max), maximum: .seconds(1)))),
      .init(deadline: Duration(attoseconds: .max), attemptTimeout: Duration(attoseconds: .max)),
      .init(
        retryPolicy: RetryPolicy(
          maximumAttempts: 4, backoff: Backoff(base: .seconds(-1), maximum: .seconds(-1)), budget: .infinity,
          budgetRefill: -1)),
    ])
  func oddBounds(_ configuration: PostHogClient.Configuration) async throws {
    let plays = Array(repeating: Play.respond(503), count: 3) + [.thing]
    let bench = try RetryBench(plays, random: 1, configuration: configuration)
    #expect(try await bench.send(Things.retrieve()).get().id == 7)
    // And with a timer.
    let client = PostHogClient(
      host: .us, credentials: try .static(testKey), transport: ClosureTransport(204), configuration: configuration)
    try await client.send(Things.delete())
  }

  @Test("bounds below zero leave no time", arguments: [Duration.zero, .seconds(-1), Duration(attoseconds: .min)])
  func noTime(_ limit: Duration) async throws {
    func kind(_ configuration: PostHogClient.Configuration) async throws -> PostHogError.Kind? {
      // On the real clock, where time has passed when the rest is counted.
      let client = PostHogClient(
        host: .us, credentials: try .static(testKey), transport: ClosureTransport(204), configuration: configuration)
      return await #expect(throws: PostHogError.self) { try await client.send(Things.delete()) }?.kind
    }
    #expect(try await kind(.init(deadline: limit)) == .deadline(limit))
    #expect(try await kind(.init(attemptTimeout: limit, retryPolicy: .none)) == .timeout(.notSent))
  }

  @Test("a quiet is kept with any source of chance", arguments: [Double.nan, .infinity, -.infinity, -1, 2])
  func oddChance(_ random: Double) async throws {
    let bench = try RetryBench([.respond(429, [.retryAfter: "200"]), .thing], random: random)
    let hasty = bench.client.configured { $0.deadline = .seconds(1) }
    await #expect(throws: PostHogError.self) { try await hasty.send(Things.retrieve()) }
    #expect(try await bench.send(Things.retrieve()).get().id == 7)
    #expect((.seconds(200)...(.seconds(200.5))).contains(bench.elapsed))
  }

  @Test("an undocumented success may have been carried out", arguments: [200, 202, 204, 303])
  func unexpectedSuccess(_ status: Int) async throws {
    let operation = APIOperation<Thing>("things_create", .post, "/things/", responses: .json(201))
    let bench = try RetryBench([.respond(status, [:], #"{"id":7}"#)])
    let error = try #require(await bench.send(operation).failure)
    #expect(error.mayHaveTakenEffect)
    #expect(bench.transport.sent.count == 1)
  }

  @Test("the limit of counting rows holds no other call back")
  func countRows() async throws {
    let bench = try RetryBench([.respond(429, [.retryAfter: "2400"]), .thing])
    let count = APIOperation<Thing>(
      "counted_apart", .post, "/count/", responses: .json(200), hasOwnRateLimit: true)
    let error = try #require(await bench.send(count).failure)
    #expect(error.kind == .rateLimited(retryAfter: .seconds(2_400)))
    #expect(try await bench.send(Things.retrieve()).get().id == 7)
    #expect(bench.elapsed == .zero)
  }

  @Test("who waits in line when the server asks for quiet keeps it too")
  func quietInLine() async throws {
    let bench = try RetryBench(
      [.thing, .respond(429, [.retryAfter: "120"]), .thing],
      configuration: .init(rateLimit: .limited(RateLimit(perMinute: 2, perHour: 100))))
    _ = try await bench.send(Things.retrieve()).get()
    let first = Task { try await bench.client.send(Things.retrieve()) }
    try await bench.clock.waitForSleepers(1)
    let second = Task { try await bench.client.send(Things.retrieve()) }
    try await bench.clock.waitForSleepers(2)
    try await bench.whileTimePasses { _ = try await (first.value, second.value) }
    #expect(bench.transport.sent.count == 4)
    #expect(bench.elapsed >= .seconds(120))
  }

  @Test("a key that comes too late is a timeout before anything was sent, not a cancelled task")
  func lateKey() async throws {
    let clock = ManualClock()
    let transport = ClosureTransport(204)
    let client = PostHogClient(
      host: .us,
      credentials: .provider {
        try await Task.sleep(for: .seconds(3_600))
        return "phx_abc"
      }, transport: transport, clock: clock,
      configuration: .init(attemptTimeout: .seconds(5), retryPolicy: .none))
    let call = Task { try await client.send(Things.delete()) }
    try await clock.waitForSleepers()
    clock.advance(by: .seconds(5))
    let error = await #expect(throws: PostHogError.self) { try await call.value }
    #expect(error?.kind == .timeout(.notSent))
    #expect(error?.mayHaveTakenEffect == false)
    #expect(transport.sent.isEmpty)
  }

  @Test(
    "an instance below a path is not left by a redirect",
    arguments: [
      ("/other/api/projects/1/things/7/", "/other/api/projects/1/things/7/"),
      ("../../../../../../other/", "/other/"), ("/posthog/../other/", "/other/"),
      ("/posthog/%2e%2E/other/", "/posthog/%2e%2E/other/"), ("/posthog/.%2e/other/", "/posthog/.%2e/other/"),
      ("/posthog/..%2Fother/", "/posthog/..%2Fother/"), ("/posthog/.%2e%5Cother/", "/posthog/.%2e%5Cother/"),
      ("//intranet.example.com/posthog/../other/", "/posthog/../other/"),
      ("https://intranet.example.com/posthog/./%2e./other/", "/posthog/./%2e./other/"),
      ("/posthog/..;/other/", "/posthog/..;/other/"), ("/posthog/..;a=b/other/", "/posthog/..;a=b/other/"),
      ("/posthog/..%3B/other/", "/posthog/..%3B/other/"), ("/posthog/%2e%2e%3ba/other/", "/posthog/%2e%2e%3ba/other/"),
      ("/posthog/%252e%252e/other/", "/posthog/%252e%252e/other/"),
      ("/posthog/%25252e%25252E/other/", "/posthog/%25252e%25252E/other/"),
      ("/posthog/%%32e%%32%65/other/", "/posthog/%25%2532e%25%2532%2565/other/"),
      ("/posthog/..%252fother/", "/posthog/..%252fother/"), ("/posthog/..%255Cother/", "/posthog/..%255Cother/"),
      ("/posthog/..%00/other/", "/posthog/..%00/other/"), ("/posthog/..%20/other/", "/posthog/..%20/other/"),
      ("/posthog/.%09./other/", "/posthog/.%09./other/"),
      ("/posthog/%c0%ae%c0%ae/other/", "/posthog/%c0%ae%c0%ae/other/"),
      ("/posthog/%u002e%u002e/other/", "/posthog/%25u002e%25u002e/other/"),
    ])
  func besideThePath(location: String, path: String) async throws {
    let host = try PostHogHost.selfHosted("https://intranet.example.com/posthog")
    let transport = ClosureTransport(307, [.location: location])
    let error = await #expect(throws: PostHogError.self) {
      try await PostHogClient(transport, host: host).send(Things.retrieve())
    }
    #expect(error?.kind == .redirect(to: "https://intranet.example.com\(path)"))
    #expect(transport.sent.count == 1)
  }

  @Test(
    "a refusal whose body is lost is a proxy's, and not a failure that may have taken effect",
    arguments: [404, 409, 429], [TransportError.Kind.connection, .malformedResponse, .bodyTooLarge(limit: 1), .timeout])
  func refusalWithoutBody(status: Int, loss: TransportError.Kind) async throws {
    let transport = ClosureTransport { (_) throws(TransportError) in
      TransportResponse(
        head: HTTPResponse(status: .init(code: status), headerFields: [.retryAfter: "3600"]),
        body: ResponseBody(
          stream: AsyncThrowingStream<[UInt8], any Error> { $0.finish(throwing: CancellationError()) }
        ) { _ in TransportError(loss, phase: .responseStarted) })
    }
    let client = PostHogClient(host: .us, credentials: try .static(testKey), transport: transport)
    let error = await #expect(throws: PostHogError.self) { try await client.send(Things.delete()) }
    #expect(error?.kind == .gateway(status: status))
    #expect(error?.mayHaveTakenEffect == false)
    #expect(transport.sent.count == 1)
  }

  @Test("so is one in an encoding that the client did not ask for", arguments: ["br", "gzip"])
  func refusalInAnotherCoding(coding: String) async throws {
    let transport = ClosureTransport(404, [.contentEncoding: coding], "neither of them")
    let client = try PostHogClient(transport)
    let error = await #expect(throws: PostHogError.self) { try await client.send(Things.delete()) }
    #expect(error?.kind == .gateway(status: 404) && error?.mayHaveTakenEffect == false)
    #expect(transport.sent.count == 1)
  }
}
