/// What the next jobs come to, in the order in which they start; the usual outcome once a list is used up.
struct Scripts: Sendable {
  var runs: [FakeJobOutcome] = []
  var backfills: [FakeJobOutcome] = []
  var fileDownloads: [FakeFileDownloadOutcome] = []
  var testSteps: [FakeTestStepOutcome] = []
  var rowCounts: [FakeRowCount] = []
  var answers: [(matches: @Sendable (FakeRequest) -> Bool, response: FakeResponse)] = []

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
