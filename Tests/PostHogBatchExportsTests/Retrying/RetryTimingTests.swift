// How long a client waits, how often it tries, and when it gives up: in virtual time.

import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import Testing

@Suite("Retry timing")
struct RetryTimingTests {
  @Test("pauses double, up to a longest one, and chance takes a part of each")
  func backoff() async throws {
    let policy = RetryPolicy(maximumAttempts: 6, backoff: Backoff(base: .seconds(1), maximum: .seconds(4)))
    let bench = try RetryBench([.answer(503)], random: 0.5, configuration: .init(retryPolicy: policy))
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
      ([HTTPField(name: .retryAfter, value: "soon")], 0),
    ])
  func retryAfter(_ fields: [HTTPField], seconds: Int) async throws {
    let bench = try RetryBench([.answer(429, HTTPFields(fields)), .thing], random: 0)
    #expect(try await bench.send(Things.retrieve()).get().id == 7)
    #expect(bench.elapsed == .seconds(seconds))
  }

  @Test("a Retry-After beyond the deadline fails at once and says when to come back")
  func beyondDeadline() async throws {
    let bench = try RetryBench([.answer(429, [.retryAfter: "86400"]), .thing])
    let error = try #require(await bench.send(Things.create()).failure)
    #expect(error.kind == .rateLimited(retryAfter: .seconds(86_400)))
    #expect(error.description.contains("Try again in 86400 seconds."))
    #expect(bench.elapsed == .zero)
    #expect(bench.transport.sent.count == 1)
  }

  @Test("what the server asks of one call holds for the others of the client")
  func heldTogether() async throws {
    let bench = try RetryBench(
      [.answer(429, [.retryAfter: "200"]), .thing], configuration: .init(deadline: .seconds(100)))
    _ = try await bench.send(Things.retrieve())
    let error = try #require(await bench.send(Things.retrieve()).failure)
    #expect(error.kind == .rateLimited(retryAfter: .seconds(200)))
    #expect(bench.transport.sent.count == 1)
  }

  @Test("one absurd Retry-After holds the client's other calls for an hour, not for good")
  func absurdRetryAfter() async throws {
    let bench = try RetryBench([.answer(429, [.retryAfter: "2147483647"]), .thing])
    _ = try await bench.send(Things.retrieve())
    bench.clock.advance(by: .seconds(3_600))
    #expect(try await bench.send(Things.retrieve()).get().id == 7)
  }

  @Test("too many jobs are waited for with long pauses")
  func jobLimit() async throws {
    let body = #"{"type":"server_error","code":"too_many_concurrent_file_downloads","detail":"x","attr":null}"#
    let bench = try RetryBench([.answer(429, [:], body), .answer(429, [:], body), .thing], random: 0.5)
    #expect(try await bench.send(Things.create()).get().id == 7)
    // Half of 20 and 40 seconds.
    #expect(bench.elapsed == .seconds(30))
  }

  @Test("a call ends at its deadline, whatever else it might try")
  func deadline() async throws {
    let bench = try RetryBench(
      [.answer(503)], random: 0.999,
      configuration: .init(deadline: .seconds(10), retryPolicy: RetryPolicy(maximumAttempts: .max)))
    let error = try #require(await bench.send(Things.retrieve()).failure)
    #expect(error.kind == .server)
    #expect(error.attempts > 2)
    #expect(bench.elapsed <= .seconds(10))
  }

  @Test("cancelling ends a pause at once")
  func cancelledPause() async throws {
    let bench = try RetryBench([.answer(503)])
    let call = Task { try await bench.client.send(Things.delete()) }
    try await bench.clock.waitForSleepers()
    call.cancel()
    let error = await #expect(throws: PostHogError.self) { try await call.value }
    #expect(error?.kind == .cancelled(.sent))
    #expect(error?.mayHaveTakenEffect == true)
    #expect(error?.attempts == 1)
    #expect(bench.elapsed == .zero)
  }

  /// A client of a server that never answers.
  func silence(_ clock: ManualClock, attemptTimeout: Duration) throws -> PostHogClient {
    let transport = ScriptedTransport { (_) throws(TransportError) in
      try? await Task.sleep(for: .seconds(3_600))
      throw TransportError(.cancelled, phase: .sent)
    }
    return PostHogClient(
      host: .us, credentials: try .static(testKey), transport: transport, clock: clock,
      configuration: .init(attemptTimeout: attemptTimeout))
  }

  @Test("a silent server is given up after the time of an attempt, in the phase that the transport tells")
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
      [.answer(503)], configuration: .init(retryPolicy: RetryPolicy(maximumAttempts: 3, budget: 5)))
    var attempts: [Int] = []
    for _ in 0..<5 { attempts.append(try #require(await bench.send(Things.retrieve()).failure).attempts) }
    #expect(attempts == [3, 3, 2, 1, 1])
  }

  @Test("every attempt sends the whole body")
  func body() async throws {
    let operation = APIOperation<Thing>(
      "things_update", .put, "/things/7/", body: ThingBody(name: "whole"), answers: .json(200), retry: .repeatable)
    let bench = try RetryBench([.failure(.connection, .sent), .answer(502), .answer(429), .thing])
    _ = try await bench.send(operation).get()
    #expect(bench.transport.sent.map(\.body) == Array(repeating: Array(#"{"name":"whole"}"#.utf8), count: 4))
  }

  @Test("a create whose answer can't be read says that it was most likely carried out")
  func unreadableCreate() async throws {
    let bench = try RetryBench([.answer(201, [:], "{}")])
    let error = try #require(await bench.send(Things.create()).failure)
    #expect(error.mayHaveTakenEffect)
    #expect(error.description.contains("has most likely carried it out"))
  }

  @Test("other bounds for some calls leave limit and budget shared")
  func configured() async throws {
    let bench = try RetryBench([.answer(429, [.retryAfter: "200"]), .thing])
    let hasty = bench.client.configured { $0.deadline = .seconds(1) }
    #expect(hasty.configuration.deadline == .seconds(1))
    await #expect(throws: PostHogError.self) { try await hasty.send(Things.retrieve()) }
    #expect(try await bench.send(Things.retrieve()).get().id == 7)
    #expect(bench.elapsed == .seconds(200))
  }
}
