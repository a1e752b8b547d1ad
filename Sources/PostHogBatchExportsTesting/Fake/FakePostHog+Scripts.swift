#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension FakePostHog {
  /// Makes the next run that starts fail. Runs of a backfill start in the order of their intervals.
  public func failNextRun(_ error: String = "The destination refused the data.", as status: FakeJobStatus = .failed) {
    nextRun(.failed(error, as: status))
  }

  /// Sets the outcome of the next run, after any outcomes already queued.
  public func nextRun(_ outcome: FakeJobOutcome) {
    withState { $0.scripts.runs.append(outcome) }
  }

  /// Decides the outcomes of the runs of an export by their intervals, unless ``nextRun(_:)`` has set one.
  ///
  /// ```swift
  /// fake.decideRuns(of: export) { $0.isBackfill ? nil : .failed("The bucket is gone.") }
  /// ```
  ///
  /// - Parameters:
  ///   - export: The ID of the export.
  ///   - outcome: Returns the outcome of a run, `nil` for the usual one. It is called when the run starts, and must not use
  ///     the fake.
  public func decideRuns(of export: UUID, by outcome: @escaping @Sendable (FakeInterval) -> FakeJobOutcome?) {
    withState { $0.runOutcomes[export] = outcome }
  }

  /// Sets what an export has to export: when there are rows, and how many. By default there are some at all times.
  ///
  /// A run of an interval without rows completes with 0 records, and a backfill begins where the rows begin.
  public func setData(_ data: FakeData, of export: UUID) {
    withState { $0.data[export] = data }
  }

  /// Sets the outcome of the next backfill, whatever the outcomes of its runs.
  public func nextBackfill(_ outcome: FakeJobOutcome) {
    withState { $0.scripts.backfills.append(outcome) }
  }

  /// Sets the outcome of the next file download.
  public func nextFileDownload(_ outcome: FakeFileDownloadOutcome) {
    withState { $0.scripts.fileDownloads.append(outcome) }
  }

  /// Sets the outcome of the next step of a destination test.
  public func nextTestStep(_ outcome: FakeTestStepOutcome) {
    withState { $0.scripts.testSteps.append(outcome) }
  }

  /// Sets the outcome of the next row count.
  public func nextRowCount(_ outcome: FakeRowCount) {
    withState { $0.scripts.rowCounts.append(outcome) }
  }

  /// Responds to the next request that matches, before the fake handles it. Each response is used once, in the order in
  /// which they were added.
  ///
  /// - Parameters:
  ///   - matches: Whether to respond to a request.
  ///   - response: The response.
  public func respondNext(
    to matches: @escaping @Sendable (FakeRequest) -> Bool = { _ in true }, with response: FakeResponse
  ) {
    withState { $0.scripts.responses.append((matches, response)) }
  }
}
