// Waiting for a backfill, and what its runs came to.

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
  /// It needs nothing but the id, so another process can go on waiting. Cancelling the task ends the wait at once, and
  /// not the backfill.
  ///
  /// A backfill is `Completed` for PostHog when all of its runs have ended, even if all of them failed. So the default
  /// goal lists the runs once it is completed, a request for each hundred. Servers that don't say which backfill a run
  /// belongs to (before mid 2025) leave this without an effect.
  ///
  /// - Parameters:
  ///   - goal: When the wait is no error. By default the backfill and all of its runs have to be `Completed`, without a
  ///     failed record.
  ///   - timeout: How long to wait: a day, as backfills take hours. The last look is taken when the time is up; a look
  ///     in progress is not cut short, but has the client's own deadline, and so has the list of the runs where less of
  ///     this time is left.
  ///   - polling: How often to look.
  ///   - grace: How long the backfill may be missing at first: half a minute. The server stores one that has just been
  ///     created a little after it gave its id.
  ///   - onChange: Called with each state that differs from the one before, the last one too.
  /// - Throws: ``PostHogError/Kind-swift.enum/job(_:)`` when it ended in another way or not in time, else what a look
  ///   throws; once a look has worked, faults of the network and the server that pass within five looks are not thrown, and
  ///   what a proxy answers instead of PostHog never is: the wait goes on until its timeout.
  public func wait(
    until goal: JobGoal = .succeeded, timeout: Duration = .seconds(86_400), polling: Polling = Polling(),
    grace: Duration = .seconds(30), onChange: JobState<BatchExportBackfill>.Handler? = nil
  ) async throws(PostHogError) -> BatchExportBackfill {
    let watch = watch(polling, grace: grace)
    let stopwatch = Stopwatch(sender.clock)
    let backfill = try await watch.wait(until: goal, timeout: timeout, onChange: onChange)
    guard goal == .succeeded else { return backfill }
    let end = max(timeout, stopwatch.elapsed + sender.configuration.deadline.countable)
    let runs = try await tally(of: backfill, for: watch, until: end, stopwatch)
    if runs.open > 0 { throw watch.failure(.runsFailed, backfill.reading, runs) }
    if runs.recordsFailed > 0 { throw watch.failure(.recordsFailed, backfill.reading, runs) }
    return backfill
  }

  /// The states of the backfill, from now until it has ended. See ``JobProgress``.
  ///
  /// The last state is `Completed` even if runs failed: ``tally()`` tells.
  ///
  /// - Parameters:
  ///   - polling: How often to look.
  ///   - grace: How long the backfill may be missing at first: half a minute.
  public func progress(
    polling: Polling = Polling(), grace: Duration = .seconds(30)
  ) -> JobProgress<BatchExportBackfill> {
    JobProgress(watch: watch(polling, grace: grace))
  }

  /// Counts the runs of the backfill, and their records.
  ///
  /// It lists the runs that the batch export had from the beginning of the backfill to its end, a request for each
  /// hundred.
  ///
  /// - Throws: What retrieving and listing throw. Cancelling the task ends it at once.
  public func tally() async throws(PostHogError) -> RunTally {
    try await tally(of: try await retrieve()) { () throws(PostHogError) in }
  }

  /// Counts the runs for a wait, which outlasts what is no answer of PostHog's until its end.
  private func tally(
    of backfill: BatchExportBackfill, for watch: JobWatch<BatchExportBackfill>, until end: Duration,
    _ stopwatch: Stopwatch
  ) async throws(PostHogError) -> RunTally {
    var poller = Poller(
      sender, of: "the runs of \(watch.job)", operationID: watch.operationID, polling: watch.polling,
      faults: PassingFaults(hasTimeLimit: true, hasSucceeded: true))
    while true {
      do throws(PostHogError) {
        return try await tally(of: backfill) { () throws(PostHogError) in
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

  private func tally(
    of backfill: BatchExportBackfill, checking: () throws(PostHogError) -> Void
  ) async throws(PostHogError) -> RunTally {
    // A minute of slack, for servers whose clocks differ.
    let pages = sender.pages(
      of: Runs.list(
        in: scope, batchExportID: batchExportID, after: .at(backfill.createdAt.addingTimeInterval(-60)),
        before: backfill.finishedAt.map { .at($0.addingTimeInterval(60)) }))
    var tally = RunTally()
    var iterator = pages.makeAsyncIterator()
    // By pages, since a server that gives one empty page after the other gives no item at which to look at the time.
    while let page = try await iterator.next() {
      try checking()
      for run in page.results where run.backfill == id { tally.add(run) }
    }
    let keys = sender.knownKeys
    return tally.mapTexts { KeyRedaction.postHog.redacted($0, keys: keys) }
  }

  private func watch(_ polling: Polling, grace: Duration) -> JobWatch<BatchExportBackfill> {
    let operation = Backfills.retrieve(in: scope, batchExportID: batchExportID, id: id)
    return JobWatch(
      client: sender, job: .backfill(id), operationID: operation.id, polling: polling, grace: grace,
      look: { [sender] () async throws(PostHogError) in try await sender.send(operation) }, read: \.reading)
  }
}
