// Beginning a backfill and having its handle, also where the server gives the name of a workflow instead of an id: then it is
// the new one in the list of backfills with the same start and end.

import OperationClient
import OperationCore
public import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Backfills.Collection where Sender == PostHogClient {
  /// Begins a backfill and returns its handle.
  ///
  ///     let backfill = try await export.backfills.begin(request).wait()
  ///
  /// - Parameters:
  ///   - request: What to export again.
  ///   - grace: How long to look for the backfill where the server doesn't give its id, as servers before 2026 don't.
  /// - Throws: What creating and listing throw, and ``PostHogError/Kind-swift.enum/deadline(_:)`` when the backfill didn't
  ///   show up. An error whose ``PostHogError/mayHaveTakenEffect`` is true leaves open whether it began.
  public func begin(
    _ request: BackfillRequest, grace: Duration = .seconds(30)
  ) async throws(PostHogError) -> PostHogClient.BackfillHandle {
    let operation = Backfills.create(in: scope, batchExportID: batchExportID, request)
    return try await begin(by: operation, grace: grace) { backfill in
      Self.fits(backfill.startAt, request.startAt) && Self.fits(backfill.endAt, request.endAt)
    }
  }

  /// Begins a backfill and waits until it has ended: ``begin(_:grace:)`` and then `wait` of its handle.
  public func run(
    _ request: BackfillRequest, until goal: JobGoal = .succeeded, timeout: Duration = .seconds(86_400),
    polling: Polling = Polling(), grace: Duration = .seconds(30),
    onChange: JobState<BatchExportBackfill>.Handler? = nil
  ) async throws(PostHogError) -> BatchExportBackfill {
    try await begin(request, grace: grace)
      .wait(until: goal, timeout: timeout, polling: polling, grace: grace, onChange: onChange)
  }

  /// Whether a backfill can have begun with a bound. A day begins at a moment that only the server knows.
  private static func fits(_ date: Date?, _ bound: BackfillBound?) -> Bool {
    guard let bound else { return date == nil }
    guard let instant = Date(rfc3339: bound.queryText) else { return date != nil }
    return date == instant
  }

  /// Sends the operation that begins a backfill, and looks for that where its answer has no id.
  fileprivate func begin(
    by operation: APIOperation<BackfillStarted>, grace: Duration, isIt: (BatchExportBackfill) -> Bool
  ) async throws(PostHogError) -> PostHogClient.BackfillHandle {
    let known = Set(try await newest().map(\.id))
    let started = try await sender.send(operation)
    if let id = started.id { return self[id] }

    // From here on it has begun, whatever happens to the look for it.
    func failure(_ kind: PostHogError.Kind) -> PostHogError {
      let call = CallContext(operation, to: sender.host.description)
      return PostHogError(kind, in: FailureContext(call).with(attempts: 1, mayHaveTakenEffect: true))
        .redacted(sender.knownKeys)
    }
    let stopwatch = Stopwatch(sender.clock)
    var poller = Poller(
      sender, of: "the newest backfills", operationID: operation.id, polling: Polling(),
      faults: PassingFaults(hasTimeLimit: true))
    do throws(PostHogError) {
      while true {
        do throws(PostHogError) {
          let found = try await newest().first { !known.contains($0.id) && isIt($0) }
          if let found { return self[found.id] }
          poller.missed()
        } catch {
          try poller.failed(error)
        }
        let remaining = stopwatch.remaining(of: grace)
        guard remaining > .zero else { throw failure(.deadline(grace)) }
        try await poller.pause(atMost: remaining)
      }
    } catch {
      throw failure(error.kind)
    }
  }

  /// The newest backfills, a page of them.
  private func newest() async throws(PostHogError) -> [BatchExportBackfill] {
    try await sender.send(Backfills.list(in: scope, batchExportID: batchExportID, ordering: .newestFirst)).results
  }
}

extension Runs.Item where Sender == PostHogClient {
  /// Retries the run, and returns the handle of the backfill that exports its interval again.
  ///
  ///     let run = export.runs[failure.run.id]
  ///     _ = try await run.beginRetry().wait()
  ///
  /// The server gives the name of a workflow only; so the backfill is looked for in the list, by the interval of the run.
  ///
  /// - Parameter grace: How long to look for it.
  /// - Throws: What retrieving, retrying and listing throw, and ``PostHogError/Kind-swift.enum/deadline(_:)`` when the
  ///   backfill didn't show up. An error whose ``PostHogError/mayHaveTakenEffect`` is true leaves open whether it began.
  public func beginRetry(
    grace: Duration = .seconds(30)
  ) async throws(PostHogError) -> PostHogClient.BackfillHandle {
    let run = try await retrieve()
    let operation = Runs.retry(in: scope, batchExportID: batchExportID, id: id)
    let backfills = BoundScope(sender: sender, scope: scope).batchExports[batchExportID].backfills
    return try await backfills.begin(by: operation, grace: grace) { backfill in
      backfill.startAt == run.dataIntervalStart && backfill.endAt == run.dataIntervalEnd
    }
  }
}
