import SpecDrift

/// What was tried for a number of pairs of documents, and where verdicts and witnesses disagree.
struct WireTally {
  var pairs = 0
  var requests = 0
  var responses = 0
  /// The pairs whose verdict is breaking, and those of them that have a witness.
  var breaking = 0
  var witnessed = 0
  /// The pairs whose verdict allows both, and those of them in which a call fails.
  var warnings = 0
  var warningsWithWitness = 0
  var notGenerated = 0
  var exempt = 0
  /// The rules that explain why a pair has no witness, and the pairs without a call that works.
  var exemptions: Set<String> = []
  var faults: [String] = []

  var summary: String {
    "\(pairs) pairs, \(requests) requests, \(responses) responses; \(breaking) breaking, of which \(witnessed) have a "
      + "witness, \(notGenerated) are about operations without code and \(exempt) are exempt; \(warnings) warnings, of "
      + "which \(warningsWithWitness) have a witness"
  }

  func adding(_ other: Self) -> Self {
    var sum = self
    for path in [
      \Self.pairs, \.requests, \.responses, \.breaking, \.witnessed, \.warnings, \.warningsWithWitness, \.notGenerated,
      \.exempt,
    ] { sum[keyPath: path] += other[keyPath: path] }
    sum.exemptions.formUnion(other.exemptions)
    sum.faults += other.faults
    return sum
  }

  /// Compares two documents, and looks for witnesses.
  mutating func add(_ pair: WireVerdictTests.Case, seed: UInt64, tries: Int) async throws {
    let (old, new) = try (pair.old(), pair.new())
    let comparison = await Comparison(old: old.comparedSide, new: new.comparedSide, today: "2026-11-28")
    var referee = WireReferee(old: old, new: new.document, seed: seed)
    let found = try await referee.findings(tries: tries)
    pairs += 1
    requests += found.requests
    responses += found.responses
    judge(comparison, found, of: old, pair.description)
    let strange = found.strange.filter { !$0.isKnown } + found.misread.filter { !$0.isKnown } + found.unmade
    if !strange.isEmpty, WireExemptions.withoutWorkingCalls[pair.name] != nil {
      exemptions.insert(pair.name)
      return
    }
    faults += strange.prefix(1).map { "\(pair.description): the old document and its code disagree: \($0)" }
  }

  private mutating func judge(
    _ comparison: Comparison, _ found: WireReferee.Findings, of old: WireSide, _ name: String
  ) {
    switch comparison.verdict.wire {
    case .breaking:
      breaking += 1
      if found.witnesses.isEmpty { explain(comparison, old, name) } else { witnessed += 1 }
    case .warning:
      warnings += 1
      if !found.witnesses.isEmpty || !found.badErrors.isEmpty { warningsWithWitness += 1 }
    case .info, .none:
      faults += (found.witnesses + found.badErrors).prefix(1).map { "\(name): \(comparison.verdict.wire), but \($0)" }
    }
  }

  /// Expects that no breaking change of a pair without a witness could have one.
  private mutating func explain(_ comparison: Comparison, _ old: WireSide, _ name: String) {
    let generated = Set(old.endpoints.map(\.operation.name))
    let changes = comparison.changes.filter { $0.wire == .breaking && !generated.isDisjoint(with: $0.operations) }
    let rules = Set(changes.map(\.rule.id))
    let unexplained = rules.filter { WireExemptions.reasons[$0] == nil }
    exemptions.formUnion(rules)
    if rules.isEmpty { notGenerated += 1 } else { exempt += 1 }
    if !unexplained.isEmpty { faults.append("\(name): \(unexplained.sorted()) breaking without a witness") }
  }
}

extension String {
  /// Whether a call never worked, for a reason that isn't a fault: empty text can't be sent in a path, nor in a query if
  /// the document doesn't allow it; a parameter in JSON is text in code; a page by offset needs a count.
  fileprivate var isKnown: Bool {
    [": it is empty", ": there is no such operation", "expected a string, found", "\"count\" is missing"].contains {
      contains($0)
    }
  }
}
