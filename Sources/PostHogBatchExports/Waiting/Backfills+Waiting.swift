import OperationClient
public import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Backfills.Item where Sender == PostHogClient {
  /// Waits until the backfill has ended, and returns it.
  ///
  ///     let backfill = try await export.backfills.begin(request).wait()
  ///
  /// The wait needs nothing but the id, so another process can resume it. Cancelling the task ends the wait at once,
  /// but not the backfill.
  ///
  /// PostHog reports a backfill as `Completed` when all of its runs have ended, even if all of them failed. So with the
  /// default goal the function lists the runs once the backfill is completed, with one request per hundred runs.
  /// Servers that don't say which backfill a run belongs to (before mid 2025) make this check ineffective.
  ///
  /// - Parameters:
  ///   - goal: When the wait succeeds. By default the backfill and all of its runs have to be `Completed`, without a
  ///     failed record.
  ///   - timeout: How long to wait; one day by default, as backfills take hours. The last check is made when the time
  ///     is up; a check in progress isn't cut short, but has the client's own deadline, and so has the list of the runs
  ///     if less of this time is left.
  ///   - polling: How often to check.
  ///   - grace: How long the backfill may be missing at first; half a minute by default. The server stores a new
  ///     backfill a little after it gave its id.
  ///   - onChange: Called with each state that differs from the one before, including the last one.
  /// - Returns: The backfill in its final state.
  /// - Throws: ``PostHogError/Kind-swift.enum/job(_:)`` if it ended in another way or not in time, otherwise what a
  ///   check throws. Once a check has succeeded, faults of the network and the server that pass within five checks
  ///   aren't thrown. Responses of a proxy instead of PostHog never are: the wait goes on until its timeout.
  public func wait(
    until goal: JobGoal = .succeeded, timeout: Duration = .seconds(86_400), polling: Polling = Polling(),
    grace: Duration = .seconds(30), onChange: JobState<BatchExportBackfill>.Handler? = nil
  ) async throws(PostHogError) -> BatchExportBackfill {
    let watch = watch(polling, grace: grace)
    let stopwatch = Stopwatch(sender.clock)
    let backfill = try await watch.wait(until: goal, timeout: timeout, onChange: onChange)
    guard goal == .succeeded else { return backfill }
    let end = max(timeout, stopwatch.elapsed + sender.configuration.deadline.countable)
    let runs = try await runCounts(of: backfill, for: watch, until: end, stopwatch)
    if runs.open > 0 { throw watch.failure(.runsFailed, backfill.reading, runs) }
    if runs.recordsFailed > 0 { throw watch.failure(.recordsFailed, backfill.reading, runs) }
    return backfill
  }

  /// Returns the states of the backfill, from now until it has ended. See ``JobProgress``.
  ///
  /// The last state is `Completed` even if runs failed; ``runCounts()`` shows that.
  ///
  /// - Parameters:
  ///   - polling: How often to check.
  ///   - grace: How long the backfill may be missing at first; half a minute by default.
  public func progress(
    polling: Polling = Polling(), grace: Duration = .seconds(30)
  ) -> JobProgress<BatchExportBackfill> {
    JobProgress(watch: watch(polling, grace: grace))
  }

  /// Counts the runs of the backfill, and their records.
  ///
  /// The function lists the runs that the batch export had from the beginning of the backfill to its end, with one
  /// request per hundred runs.
  ///
  /// - Throws: What retrieving and listing throw. Cancelling the task ends the function at once.
  public func runCounts() async throws(PostHogError) -> RunCounts {
    try await runCounts(of: try await retrieve()) { () throws(PostHogError) in }
  }

  /// Counts the runs for a wait, and ignores responses that aren't PostHog's until the end of the wait.
  private func runCounts(
    of backfill: BatchExportBackfill, for watch: JobWatch<BatchExportBackfill>, until end: Duration,
    _ stopwatch: Stopwatch
  ) async throws(PostHogError) -> RunCounts {
    var poller = Poller(
      sender, of: "the runs of \(watch.job)", operationID: watch.operationID, polling: watch.polling,
      faults: TransientErrors(hasTimeLimit: true, hasSucceeded: true))
    while true {
      do throws(PostHogError) {
        return try await runCounts(of: backfill) { () throws(PostHogError) in
          guard stopwatch.elapsed < end else { throw watch.failure(.timedOut(after: end), backfill.reading) }
        }
      } catch {
        try poller.failed(error)
      }
      let remaining = stopwatch.remaining(of: end)
      guard remaining > .zero else {
        throw watch.failure(.timedOut(after: end), backfill.reading, lastFault: poller.lastFault)
      }
      try await poller.pause(atMost: remaining)
    }
  }

  private func runCounts(
    of backfill: BatchExportBackfill, checking: () throws(PostHogError) -> Void
  ) async throws(PostHogError) -> RunCounts {
    // A minute of slack, for servers whose clocks differ.
    let pages = sender.pages(
      of: Runs.list(
        in: scope, batchExportID: batchExportID, after: .at(backfill.createdAt.addingTimeInterval(-60)),
        before: backfill.finishedAt.map { .at($0.addingTimeInterval(60)) }))
    var counts = RunCounts()
    var iterator = pages.makeAsyncIterator()
    // By pages, since a server that returns one empty page after the other returns no item at which to check the time.
    while let page = try await iterator.next() {
      try checking()
      for run in page.results where run.backfill == id { counts.add(run) }
    }
    let keys = sender.knownKeys
    return counts.mapTexts { KeyRedaction.postHog.redacted($0, keys: keys) }
  }

  private func watch(_ polling: Polling, grace: Duration) -> JobWatch<BatchExportBackfill> {
    let operation = Backfills.retrieve(in: scope, batchExportID: batchExportID, id: id)
    return JobWatch(
      client: sender, job: .backfill(id), operationID: operation.id, polling: polling, grace: grace,
      look: { [sender] () async throws(PostHogError) in try await sender.send(operation) }, read: \.reading)
  }
}
