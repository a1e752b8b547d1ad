import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// Cancelling the task that sends ends the call, wherever it is.
@Suite("Cancellation")
struct CancellationTests {
  @Test("before a call: nothing is sent and no key is asked for")
  func before() async throws {
    let transport = ClosureTransport(204)
    let client = PostHogClient(
      host: .us,
      credentials: .provider {
        Issue.record("asked for a key")
        return "phx_abc"
      }, transport: transport)
    let call = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      try await client.send(Things.delete())
    }
    let error = await #expect(throws: PostHogError.self) { try await call.value }
    #expect(error?.kind == .cancelled(.notSent))
    #expect(error?.attempts == 0)
    #expect(transport.sent.isEmpty)
  }

  @Test("while the server thinks")
  func waiting() async throws {
    let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
    let client = try PostHogClient(
      ClosureTransport { (_) throws(TransportError) in
        arrival.yield()
        do {
          try await Task.sleep(for: .seconds(600))
        } catch {
          throw TransportError(.cancelled, phase: .sent)
        }
        return TransportResponse(status: 204)
      })
    let call = Task { try await client.send(Things.create()) }
    for await _ in arrivals { break }
    call.cancel()
    let error = await #expect(throws: PostHogError.self) { _ = try await call.value }
    #expect(error?.kind == .cancelled(.sent))
    #expect(error?.description.contains("It is unknown whether it was carried out") == true)
  }

  @Test(
    "in a middleware, before and after it has sent: the error says what may have happened", arguments: [false, true])
  func middleware(hasSent: Bool) async throws {
    let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
    let transport = ClosureTransport(201, [:], #"{"id":7}"#)
    let client = PostHogClient(
      host: .us, credentials: try .static(testKey), transport: transport,
      middleware: [Dawdle(hasSent: hasSent) { arrival.yield() }])
    let call = Task { try await client.send(Things.create()) }
    for await _ in arrivals { break }
    call.cancel()
    let error = await #expect(throws: PostHogError.self) { _ = try await call.value }
    #expect(error?.kind == .cancelled(hasSent ? .sent : .notSent) && error?.mayHaveTakenEffect == hasSent)
    #expect(transport.sent.count == (hasSent ? 1 : 0))
  }

  @Test("while a started backfill is looked up: it may have started")
  func beginning() async throws {
    let bench = try WaitBench {
      $0.backfillIDs = .workflow
      $0.timing.backfillAppears = .seconds(3_600)
    }
    let end = bench.clock.date.addingTimeInterval(-3_600)
    let request = BackfillRequest(startAt: .instant(end.addingTimeInterval(-7_200)), endAt: .instant(end))
    let call = Task { try await bench.export.backfills.begin(request) }
    try await bench.clock.waitForSleepers()
    call.cancel()
    let error = await #expect(throws: PostHogError.self) { _ = try await call.value }
    guard case .cancelled = error?.kind else { throw try #require(error) }
    #expect(error?.mayHaveTakenEffect == true && bench.clock.sleeperCount == 0)
  }
}

/// Waits until it is cancelled.
private struct Dawdle: Middleware {
  let hasSent: Bool
  let onArrival: @Sendable () -> Void

  func send(
    _ request: HTTPRequest, body: [UInt8]?, attempt: Attempt,
    next: @Sendable (HTTPRequest, [UInt8]?) async throws(TransportError) -> TransportResponse
  ) async throws(TransportError) -> TransportResponse {
    if hasSent { _ = try await next(request, body) }
    onArrival()
    do {
      try await Task.sleep(for: .seconds(600))
    } catch {
      throw TransportError(.cancelled, phase: .notSent)
    }
    return try await next(request, body)
  }
}
