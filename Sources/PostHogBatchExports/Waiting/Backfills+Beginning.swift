// Starts a backfill and returns its handle, even if the server gives the name of a workflow instead of an id: then it
// is the new backfill in the list with the same start and end.

import OperationClient
import OperationCore
public import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Backfills.Collection where Sender == PostHogClient {
  /// Starts a backfill and returns its handle.
  ///
  ///     let backfill = try await export.backfills.begin(request).wait()
  ///
  /// - Parameters:
  ///   - request: What to export again.
  ///   - grace: How long to look for the backfill if the server doesn't give its id, as servers before 2026 don't.
  /// - Throws: What creating and listing throw, and ``PostHogError/Kind-swift.enum/deadline(_:)`` if the backfill
  ///   didn't appear in the list. If ``PostHogError/mayHaveTakenEffect`` of an error is `true`, the backfill may have
  ///   started.
  public func begin(
    _ request: BackfillRequest, grace: Duration = .seconds(30)
  ) async throws(PostHogError) -> PostHogClient.BackfillHandle {
    let operation = Backfills.create(in: scope, batchExportID: batchExportID, request)
    return try await begin(by: operation, grace: grace) { backfill in
      Self.fits(backfill.startAt, request.startAt) && Self.fits(backfill.endAt, request.endAt)
    }
  }

  /// Starts a backfill and waits until it has ended: ``begin(_:grace:)`` followed by `wait` of its handle.
  public func run(
    _ request: BackfillRequest, until goal: JobGoal = .succeeded, timeout: Duration = .seconds(86_400),
    polling: Polling = Polling(), grace: Duration = .seconds(30),
    onChange: JobState<BatchExportBackfill>.Handler? = nil
  ) async throws(PostHogError) -> BatchExportBackfill {
    try await begin(request, grace: grace)
      .wait(until: goal, timeout: timeout, polling: polling, grace: grace, onChange: onChange)
  }

  /// Returns whether a backfill can have started with a bound. Only the server knows at which time a day begins.
  private static func fits(_ date: Date?, _ bound: BackfillBound?) -> Bool {
    guard let bound else { return date == nil }
    guard let instant = Date(rfc3339: bound.queryText) else { return date != nil }
    return date == instant
  }

  /// Sends the operation that starts a backfill, and looks the backfill up if the response has no id.
  fileprivate func begin(
    by operation: APIOperation<BackfillStarted>, grace: Duration, isIt: (BatchExportBackfill) -> Bool
  ) async throws(PostHogError) -> PostHogClient.BackfillHandle {
    let known = Set(try await newest().map(\.id))
    let started = try await sender.send(operation)
    if let id = started.id { return self[id] }

    // From here on the backfill has started, even if looking it up fails.
    func failure(_ kind: PostHogError.Kind) -> PostHogError {
      let call = CallContext(operation, to: sender.host.description)
      return PostHogError(kind, in: FailureContext(call).with(attempts: 1, mayHaveTakenEffect: true))
        .redacted(sender.knownKeys)
    }
    let stopwatch = Stopwatch(sender.clock)
    var poller = Poller(
      sender, of: "the newest backfills", operationID: operation.id, polling: Polling(),
      faults: TransientErrors(hasTimeLimit: true))
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

  /// Returns the newest backfills, one page of them.
  func newest() async throws(PostHogError) -> [BatchExportBackfill] {
    try await sender.send(Backfills.list(in: scope, batchExportID: batchExportID, ordering: .newestFirst)).results
  }
}

extension Runs.Item where Sender == PostHogClient {
  /// Retries the run, and returns the handle of the backfill that exports its interval again.
  ///
  ///     let run = export.runs[failure.run.id]
  ///     _ = try await run.beginRetry().wait()
  ///
  /// The server gives only the name of a workflow, so the backfill is looked up in the list, by the interval of the
  /// run.
  ///
  /// - Parameter grace: How long to look for it.
  /// - Throws: What retrieving, retrying and listing throw, and ``PostHogError/Kind-swift.enum/deadline(_:)`` if the
  ///   backfill didn't appear in the list. If ``PostHogError/mayHaveTakenEffect`` of an error is `true`, the backfill
  ///   may have started.
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
