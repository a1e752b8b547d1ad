import OperationClient
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension BackfillSession {
  /// Starts a backfill and waits until the server lists it; returns `nil` if it was not started, for a reason that may pass.
  ///
  /// - Parameter poller: Counts the faults.
  func start(_ range: Range<Date>, _ poller: inout Poller) async throws(BackfillError) -> BatchExportBackfill? {
    guard let request = plan.calendar.backfillRequest(for: range) else { return nil }
    let before = try await newest()
    if before.contains(where: { $0.isComing(over: range) }) { return nil }
    switch await create(request) {
    case .success(let started):
      guard let found = try await find(range, started.id, besides: before) else {
        throw .stopped(.notListed, BackfillSummary())
      }
      return found
    case .failure(let error):
      if error.kind == .concurrencyLimited { return try await waitForSlot(error, &poller) }
      // The response is lost, or the same backfill is in progress already, which the server reports as its own failure.
      if error.mayHaveTakenEffect, let found = try await find(range, nil, besides: before) { return found }
      do throws(PostHogError) { try poller.failed(error) } catch { throw .request(error) }
      return nil
    }
  }

  /// Sends the request once. Before it is sent again, it is looked at anew what is still to be exported.
  private func create(_ request: BackfillRequest) async -> Result<BackfillStarted, PostHogError> {
    let once = client.configured { $0.retryPolicy.maximumAttempts = 1 }
    let operation = Backfills.create(in: export.scope, batchExportID: export.id, request)
    do throws(PostHogError) { return .success(try await once.send(operation)) } catch { return .failure(error) }
  }

  /// Looks for a backfill that may have started, by its id or else by its bounds, until it is listed or the time is up.
  private func find(
    _ range: Range<Date>, _ id: UUID?, besides before: [BatchExportBackfill]
  ) async throws(BackfillError) -> BatchExportBackfill? {
    let known = Set(before.map(\.id))
    let stopwatch = Stopwatch(client.clock)
    var poller = poller()
    while true {
      let new = try await newest().filter { !known.contains($0.id) }
      let isOver = stopwatch.elapsed >= options.grace
      if let found = new.first(where: { $0.id == id }) { return found }
      if id == nil || isOver,
        let found = new.first(where: { $0.startAt == range.lowerBound && $0.endAt == range.upperBound })
      {
        return found
      }
      if isOver { return nil }
      poller.missed()
      try await pause(&poller, atMost: stopwatch.remaining(of: options.grace))
    }
  }

  /// Lets other plans go on while the project has as many backfills as it may have.
  private func waitForSlot(_ error: PostHogError, _ poller: inout Poller) async throws(BackfillError)
    -> BatchExportBackfill?
  {
    if let limit = error.jobLimit { slots.learn(limit: limit) }
    report(.limitReached(error.jobLimit))
    slots.giveBack()
    do throws(BackfillError) {
      poller.slowDown()
      try await pause(&poller)
      try await takeSlot()
    } catch {
      slots.takeBack()
      throw error
    }
    return nil
  }

  /// Waits until a slot is free, and takes it.
  func takeSlot() async throws(BackfillError) {
    var poller = poller()
    while !slots.take() {
      try await pause(&poller)
      poller.slowDown()
    }
  }

  func pause(_ poller: inout Poller, atMost limit: Duration? = nil) async throws(BackfillError) {
    do throws(PostHogError) { try await poller.pause(atMost: limit) } catch { throw .request(error) }
  }

  func newest() async throws(BackfillError) -> [BatchExportBackfill] {
    try await outlasting { () async throws(PostHogError) in try await export.backfills.newest() }
  }
}

extension BatchExportBackfill {
  /// Returns whether the backfill is about to export a part of a range.
  func isComing(over range: Range<Date>) -> Bool {
    let backfill = CoverageBackfill(self)
    return backfill.effect == .coming && backfill.span.overlaps(TimeSpan(range))
  }
}
