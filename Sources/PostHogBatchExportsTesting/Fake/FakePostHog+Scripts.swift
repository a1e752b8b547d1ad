extension FakePostHog {
  /// Makes the next run that starts fail. Runs of a backfill start in the order of their intervals.
  public func failNextRun(_ error: String = "The destination refused the data.", as status: FakeJobStatus = .failed) {
    nextRun(.failed(error, as: status))
  }

  /// Sets the outcome of the next run, after any outcomes already queued.
  public func nextRun(_ outcome: FakeJobOutcome) {
    withState { $0.scripts.runs.append(outcome) }
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
