/// The outcomes of the next jobs, in the order in which they start. After the last one, jobs have the usual outcome.
struct Scripts: Sendable {
  var runs: [FakeJobOutcome] = []
  var backfills: [FakeJobOutcome] = []
  var fileDownloads: [FakeFileDownloadOutcome] = []
  var testSteps: [FakeTestStepOutcome] = []
  var rowCounts: [FakeRowCount] = []
  var responses: [(matches: @Sendable (FakeRequest) -> Bool, response: FakeResponse)] = []

  private var unscriptedRuns = 0

  /// Returns the outcome of a run that no test has decided: the usual one, except for every n-th run.
  mutating func takeRun(failingEvery period: Int?, else usual: FakeJobOutcome) -> FakeJobOutcome {
    unscriptedRuns += 1
    guard let period, period > 0, unscriptedRuns.isMultiple(of: period) else { return usual }
    return .failed("The destination refused the data.")
  }

  /// Removes and returns the first response for a request.
  mutating func takeResponse(to request: FakeRequest) -> FakeResponse? {
    guard let index = responses.firstIndex(where: { $0.matches(request) }) else { return nil }
    return responses.remove(at: index).response
  }
}

extension Array {
  /// Removes and returns the first element, if there is one.
  mutating func takeFirst() -> Element? { isEmpty ? nil : removeFirst() }
}
