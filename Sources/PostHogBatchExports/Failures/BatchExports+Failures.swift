public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension BatchExports.Item where Sender == PostHogClient, Scope == ProjectScope {
  /// Returns the intervals that failed and have not been exported since, the earliest first: one element for each
  /// interval, however often it failed.
  ///
  ///     for failure in try await export.unresolvedFailures(since: lastWeek) {
  ///       _ = try await export.runs[failure.run.id].beginRetry().wait()
  ///     }
  ///
  /// An interval is left out if runs have completed it, in any number of pieces and whatever failed later; if a run or
  /// a backfill of it is in progress; or if a later backfill over it completed and found nothing to export. So
  /// repeating the loop above, also in another process, retries nothing that is running or has succeeded; a retry that
  /// failed is listed again. A completed run with failed records counts as completed.
  ///
  /// PostHog pauses an export after three failures among its latest runs, retries included, so fix the cause first.
  ///
  /// The function lists the runs that were created since then, with one request per hundred runs, and the backfills if
  /// any run failed.
  ///
  /// - Parameter since: Only intervals that end later than this are considered.
  /// - Throws: What listing throws. Cancelling the task ends the function at once.
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
  /// Returns the intervals of all batch exports that failed and have not been exported since, export by export.
  ///
  /// - Parameter since: Only intervals that end later than this are considered.
  /// - Throws: What listing throws. Cancelling the task ends the function at once.
  /// - SeeAlso: The function with the same name of one batch export, which explains what counts as a failure.
  public func unresolvedFailures(since: Date) async throws(PostHogError) -> [UnresolvedFailure] {
    var failures: [UnresolvedFailure] = []
    var exports = list().makeAsyncIterator()
    while let export = try await exports.next() {
      failures += try await self[export.id].unresolvedFailures(since: since)
    }
    return failures
  }
}
