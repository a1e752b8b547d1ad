// The failures of an export and of a project that are still to be mended.

public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension BatchExports.Item where Sender == PostHogClient, Scope == ProjectScope {
  /// The intervals that failed and were not exported since, the earliest first: one element each, however often it failed.
  ///
  ///     for failure in try await export.unresolvedFailures(since: lastWeek) {
  ///       _ = try await export.runs[failure.run.id].beginRetry().wait()
  ///     }
  ///
  /// An interval is left out when a run has completed it, in whatever pieces and whatever failed later, when a run or a
  /// backfill of it is in progress, and when a later backfill over it completed and found nothing to export. So doing this
  /// again, also in another process, retries nothing that is running or has succeeded; a retry that failed is listed again. A
  /// completed run with failed records counts as completed.
  ///
  /// PostHog pauses an export after three failures among its latest runs, retries included: mend the cause first.
  ///
  /// It lists the runs that were created since then, a request for each hundred, and the backfills if any run failed.
  ///
  /// - Parameter since: Intervals that end later than this are looked at.
  /// - Throws: What listing throws. Cancelling the task ends it at once.
  public func unresolvedFailures(since: Date) async throws(PostHogError) -> [UnresolvedFailure] {
    var search = FailureSearch()
    // A run is created when its interval has ended, so none of these intervals has an earlier one.
    var runs = self.runs.list(after: .at(since)).makeAsyncIterator()
    while let run = try await runs.next() { search.add(run) }
    guard !search.unresolved(of: id, since: since).isEmpty else { return [] }
    var backfills = self.backfills.list().makeAsyncIterator()
    while let backfill = try await backfills.next() { search.add(backfill) }
    return search.unresolved(of: id, since: since)
  }
}

extension BatchExports.Collection where Sender == PostHogClient, Scope == ProjectScope {
  /// The intervals of all batch exports that failed and were not exported since, export by export.
  ///
  /// - Parameter since: Intervals that end later than this are looked at.
  /// - Throws: What listing throws. Cancelling the task ends it at once.
  /// - SeeAlso: What counts says the function of the same name of one batch export.
  public func unresolvedFailures(since: Date) async throws(PostHogError) -> [UnresolvedFailure] {
    var failures: [UnresolvedFailure] = []
    var exports = list().makeAsyncIterator()
    while let export = try await exports.next() {
      failures += try await self[export.id].unresolvedFailures(since: since)
    }
    return failures
  }
}
