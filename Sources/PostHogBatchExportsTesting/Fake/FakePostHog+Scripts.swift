// What happens next, where a test wants something else than success.

extension FakePostHog {
  /// The next run that starts fails. Runs of a backfill start in the order of their intervals.
  public func failNextRun(_ error: String = "The destination refused the data.", as status: FakeJobStatus = .failed) {
    nextRun(.failed(error, as: status))
  }

  /// The next run that starts, after those that are scripted already, ends so.
  public func nextRun(_ outcome: FakeJobOutcome) {
    withState { $0.scripts.runs.append(outcome) }
  }

  /// The next backfill ends so, whatever its runs come to.
  public func nextBackfill(_ outcome: FakeJobOutcome) {
    withState { $0.scripts.backfills.append(outcome) }
  }

  /// The next file download ends so.
  public func nextFileDownload(_ outcome: FakeFileDownloadOutcome) {
    withState { $0.scripts.fileDownloads.append(outcome) }
  }

  /// The next step of a destination test ends so.
  public func nextTestStep(_ outcome: FakeTestStepOutcome) {
    withState { $0.scripts.testSteps.append(outcome) }
  }

  /// The next count of rows ends so.
  public func nextRowCount(_ outcome: FakeRowCount) {
    withState { $0.scripts.rowCounts.append(outcome) }
  }

  /// Answers the next request that `matches` with `response`, before the fake looks at it. Such answers are used once,
  /// in the order in which they were given.
  public func respondNext(
    to matches: @escaping @Sendable (FakeRequest) -> Bool = { _ in true }, with response: FakeResponse
  ) {
    withState { $0.scripts.answers.append((matches, response)) }
  }
}
