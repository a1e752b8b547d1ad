import HTTPTypes
import PostHogBatchExportsTesting
import Synchronization
import Testing

@testable import OperationClient
@testable import PostHogBatchExports

/// Waiting for a slot among the exchanges of a transport: it counts towards the time of the call, and nothing else.
@Suite("Waiting for the pool")
struct PoolWaitTests {
  /// Two clients on a transport that runs one exchange at a time, and the call of the first one, which it is running.
  struct Bench {
    let clock: ManualClock
    let pool: Pool
    let second: PostHogClient
    let firstCall: Task<Thing, any Error>

    init() async throws {
      let (clock, pool) = (ManualClock(), Pool(limit: 1))
      (self.clock, self.pool) = (clock, pool)
      func client(_ configuration: PostHogClient.Configuration) throws -> PostHogClient {
        PostHogClient(
          host: .us, credentials: try .static(testKey), transport: pool, clock: clock, configuration: configuration)
      }
      let first = try client(.init(deadline: .seconds(3_600), attemptTimeout: .seconds(3_600)))
      second = try client(
        .init(deadline: .seconds(60), attemptTimeout: .seconds(10), retryPolicy: RetryPolicy(budget: 0)))
      firstCall = Task { try await first.send(Things.create()) }
      try await clock.waitForSleepers()
    }

    /// A call of the second client, which waits.
    func secondCall() async throws -> Task<Response<Thing>, any Error> {
      let call = Task { try await second.response(to: Things.create()) }
      try await clock.waitForSleepers(2)
      return call
    }
  }

  @Test("it may take longer than an attempt, and costs no retry")
  func waiting() async throws {
    let bench = try await Bench()
    let call = try await bench.secondCall()
    bench.clock.advance(by: .seconds(59))
    bench.pool.respond()
    _ = try await bench.firstCall.value
    bench.pool.respond()
    #expect(try await call.value.attempts == 1)
    #expect(bench.pool.arrivals == 2)
  }

  @Test("it ends with the call's deadline, before anything was sent")
  func deadline() async throws {
    let bench = try await Bench()
    let call = try await bench.secondCall()
    bench.clock.advance(by: .seconds(60))
    let error = await #expect(throws: PostHogError.self) { _ = try await call.value }
    #expect(error?.kind == .deadline(.seconds(60)))
    #expect(error?.attempts == 0 && error?.mayHaveTakenEffect == false)
    bench.pool.respond()
    _ = try await bench.firstCall.value
    #expect(bench.pool.arrivals == 1)
  }

  @Test("it ends when the call is cancelled")
  func cancellation() async throws {
    let bench = try await Bench()
    let call = try await bench.secondCall()
    call.cancel()
    let error = await #expect(throws: PostHogError.self) { _ = try await call.value }
    #expect(error?.kind == .cancelled(.notSent))
    bench.pool.respond()
    _ = try await bench.firstCall.value
    #expect(bench.pool.arrivals == 1)
  }

  @Test("many calls at once are all carried out, no more than the limit at a time", arguments: [1, 3, 50])
  func crowd(limit: Int) async throws {
    let pool = Pool(limit: limit)
    // One that never waits, so that the calls only wait for each other.
    pool.isOpen.withLock { $0 = true }
    let client = PostHogClient(
      host: .us, credentials: try .static(testKey), transport: pool,
      configuration: .init(retryPolicy: RetryPolicy(budget: 0), rateLimit: .unlimited))
    try await withThrowingTaskGroup { group in
      for _ in 0..<200 { group.addTask { try await client.send(Things.create()).id } }
      for try await id in group { #expect(id == 7) }
    }
    #expect(pool.arrivals == 200)
    #expect(pool.most <= limit)
  }

  /// Makes a request with the client before each request that changes something.
  struct Asking: Middleware {
    let client: PostHogClient

    func send(
      _ request: HTTPRequest, body: [UInt8]?, attempt: Attempt,
      next: @Sendable (HTTPRequest, [UInt8]?) async throws(TransportError) -> TransportResponse
    ) async throws(TransportError) -> TransportResponse {
      if request.method == .post {
        do throws(PostHogError) {
          _ = try await client.send(Things.create())
        } catch {
          throw TransportError(.connection, phase: .notSent, detail: "\(error)")
        }
      }
      return try await next(request, body)
    }
  }

  @Test("calls from within a middleware and a provider of keys don't wait for the call that they are a part of")
  func nested() async throws {
    let pool = Pool(limit: 1)
    pool.isOpen.withLock { $0 = true }
    let plain = PostHogClient(host: .us, credentials: try .static(testKey), transport: pool)
    let client = PostHogClient(
      host: .us,
      credentials: .provider {
        _ = try await plain.send(Things.create())
        return Secret(testKey)
      }, transport: pool, middleware: [Asking(client: plain)], configuration: .init(rateLimit: .unlimited))
    try await withThrowingTaskGroup { group in
      for _ in 0..<5 { group.addTask { try await client.send(Things.create()).id } }
      for try await id in group { #expect(id == 7) }
    }
    #expect(pool.arrivals == 15)
  }

  /// Begins a task that goes on after the request.
  final class Spawning: Middleware {
    let client: PostHogClient
    let (gate, opening) = AsyncStream.makeStream(of: Void.self)
    let task = Mutex<Task<Thing, any Error>?>(nil)

    init(client: PostHogClient) {
      self.client = client
    }

    func send(
      _ request: HTTPRequest, body: [UInt8]?, attempt: Attempt,
      next: @Sendable (HTTPRequest, [UInt8]?) async throws(TransportError) -> TransportResponse
    ) async throws(TransportError) -> TransportResponse {
      let task = Task { [client, gate] in
        for await _ in gate { break }
        return try await client.send(Things.create())
      }
      self.task.withLock { $0 = task }
      return try await next(request, body)
    }
  }

  @Test("a task that was started within a middleware and outlives the call waits for its turn like any other")
  func outliving() async throws {
    let pool = Pool(limit: 1)
    let plain = PostHogClient(host: .us, credentials: try .static(testKey), transport: pool)
    let spawning = Spawning(client: plain)
    let client = PostHogClient(
      host: .us, credentials: try .static(testKey), transport: pool, middleware: [spawning])
    pool.respond()
    _ = try await client.send(Things.create())
    // Another call has the only slot when the task asks for one.
    let other = Task { try await plain.send(Things.create()) }
    while pool.arrivals < 2 { await Task.yield() }
    spawning.opening.yield()
    for _ in 0..<1_000 { await Task.yield() }
    pool.respond()
    _ = try await other.value
    pool.respond()
    _ = try await spawning.task.withLock(\.self)?.value
    #expect(pool.arrivals == 3 && pool.most == 1)
  }

  @Test("a call within one that needs no slot takes its own")
  func withinAnother() async throws {
    let pool = Pool(limit: 1)
    pool.isOpen.withLock { $0 = true }
    let plain = PostHogClient(host: .us, credentials: try .static(testKey), transport: pool)
    let client = PostHogClient(
      host: .us, credentials: try .static(testKey), transport: ClosureTransport(201, [:], #"{"id":7}"#),
      middleware: [Asking(client: plain)], configuration: .init(rateLimit: .unlimited))
    try await withThrowingTaskGroup { group in
      for _ in 0..<20 { group.addTask { try await client.send(Things.create()).id } }
      for try await id in group { #expect(id == 7) }
    }
    #expect(pool.arrivals == 20 && pool.most == 1)
  }

  @Test("the client's limit on requests holds for when they leave, however long they waited for a slot")
  func staleTurns() async throws {
    let clock = ManualClock()
    let pool = Pool(limit: 1)
    let client = PostHogClient(
      host: .us, credentials: try .static(testKey), transport: pool, clock: clock,
      configuration: .init(
        deadline: .seconds(7_200), attemptTimeout: .seconds(7_200),
        rateLimit: .limited(RateLimit(perMinute: 3, perHour: 1_000))))
    var calls: [Task<Thing, any Error>] = []
    // What holds does so whichever of them has come how far.
    for _ in 0..<3 {
      calls += (0..<3).map { _ in Task { try await client.send(Things.create()) } }
      for _ in 0..<100 { await Task.yield() }
      clock.advance(by: .seconds(62))
    }
    pool.isOpen.withLock { $0 = true }
    pool.respond()
    for _ in 0..<1_000 { await Task.yield() }
    for call in calls { call.cancel() }
    for call in calls { _ = try? await call.value }
    // Time stands still since then, so that no more than a minute's share can have left, beside the one that was there before.
    #expect((1...4).contains(pool.arrivals))
  }

  /// Responds when a test says so.
  final class Pool: PooledTransport {
    let slots: ExchangeSlots
    let isOpen = Mutex(false)
    private let state = Mutex((arrivals: 0, now: 0, most: 0))
    private let gate = AsyncStream.makeStream(of: Void.self)

    init(limit: Int) {
      slots = ExchangeSlots { _ in limit }
    }

    var arrivals: Int { state.withLock(\.arrivals) }
    var most: Int { state.withLock(\.most) }

    func respond() { gate.continuation.yield() }

    func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
      state.withLock {
        $0.arrivals += 1
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
      if isOpen.withLock(\.self) {
        await Task.yield()
      } else {
        for await _ in gate.stream { break }
      }
      state.withLock { $0.now -= 1 }
      return TransportResponse(status: 201, body: Array(#"{"id":7}"#.utf8))
    }
  }
}

@Suite("Slots of exchanges")
struct ExchangeSlotsTests {
  @Test("are given in the order in which they were asked for, past those who gave up, and each origin has its own")
  func order() async throws {
    guard #available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *) else { return }
    let slots = ExchangeSlots { _ in 1 }
    let (here, there) = (Origin(secureHost: "here.example"), Origin(secureHost: "there.example"))
    #expect(slots.take(for: here) && !slots.take(for: here))
    #expect(slots.take(for: there), "another place is not held up")
    let (order, given) = AsyncStream.makeStream(of: Int.self)
    let waiters = (0..<5).map { number in
      Task.immediate {
        let hasSlot = await slots.wait(for: here)
        if hasSlot { given.yield(number) }
        if hasSlot { slots.giveBack(for: here) }
        return hasSlot
      }
    }
    waiters[1].cancel()
    waiters[3].cancel()
    #expect(await waiters[1].value == false)
    #expect(await waiters[3].value == false)
    slots.giveBack(for: here)
    for waiter in waiters { _ = await waiter.value }
    given.finish()
    #expect(await order.reduce(into: []) { $0.append($1) } == [0, 2, 4])
    #expect(slots.take(for: here), "the last one gave it back")
  }

  @Test("a task that is cancelled gets none")
  func cancelled() async {
    let slots = ExchangeSlots { _ in 1 }
    let origin = Origin(secureHost: "here.example")
    let waiter = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await slots.wait(for: origin)
    }
    #expect(await waiter.value == false)
    #expect(slots.take(for: origin))
  }
}
