/// What the next jobs come to, in the order in which they start; the usual outcome once a list is used up.
struct Scripts: Sendable {
  var runs: [FakeJobOutcome] = []
  var backfills: [FakeJobOutcome] = []
  var fileDownloads: [FakeFileDownloadOutcome] = []
  var testSteps: [FakeTestStepOutcome] = []
  var rowCounts: [FakeRowCount] = []
  var answers: [(matches: @Sendable (FakeRequest) -> Bool, response: FakeResponse)] = []

  private var unscriptedRuns = 0

  /// What the next run comes to: what a test said, or else success, but for every so many-th.
  mutating func takeRun(failingEvery period: Int?) -> FakeJobOutcome {
    if let scripted = runs.takeFirst() { return scripted }
    unscriptedRuns += 1
    guard let period, period > 0, unscriptedRuns.isMultiple(of: period) else { return .completed() }
    return .failed("The destination refused the data.")
  }

  /// Takes the first answer meant for the request.
  mutating func takeAnswer(to request: FakeRequest) -> FakeResponse? {
    guard let index = answers.firstIndex(where: { $0.matches(request) }) else { return nil }
    return answers.remove(at: index).response
  }
}

extension Array {
  /// Takes the first element, if there is one.
  mutating func takeFirst() -> Element? { isEmpty ? nil : removeFirst() }
}
