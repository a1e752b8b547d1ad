// Each rule is shown by a pair of small documents, and pairs that differ only in how they are written show none.

import SpecDrift
import Testing

@Suite struct PairTests {
  @Test(arguments: try Pair.all()) func aPairHasExactlyItsChanges(pair: Pair) async throws {
    let comparison = try await pair.comparison()
    let found = comparison.changes.map(Pair.Record.init)
    #expect(
      found.filter(\.isNoticed).map(\.line).sorted() == pair.records.filter(\.isNoticed).map(\.line).sorted())
    for record in pair.records {
      #expect(
        found.contains(where: record.isShown),
        "\(record.line) \(record.subject ?? "")\nof \(found.map { "\($0.line) \($0.subject ?? "")" })")
    }
    let code = comparison.changes.filter { $0.source != .none }
    #expect(
      comparison.verdict.source.rawValue == pair.source,
      "\(code.map { "\($0.rule.id) \($0.source): \($0.before) → \($0.after)" })")
  }

  /// Each change is there in the opposite direction too, as the opposite change.
  @Test(arguments: try Pair.all()) func aPairHasTheOppositeChangesInReverse(pair: Pair) async throws {
    var found = try await pair.comparison(isReversed: true).changes.map(Pair.Record.init).filter { record in
      record.isNoticed && Rule.named(record.rule)?.mirror != nil
    }
    for record in pair.records where record.isNoticed {
      guard let rule = Rule.named(record.rule), let mirror = rule.mirror else { continue }
      // What is removed is added again as one of several kinds.
      let opposites = [mirror] + Rule.all.filter { $0.mirror == rule.id }.map(\.id)
      let index = found.firstIndex { other in
        opposites.contains(other.rule) && other.direction == record.direction
          && other.operations.count == record.operations.count
          && (record.subject == nil || other.subject == record.subject)
      }
      guard let index else {
        Issue.record("no opposite of \(record.line) in \(found.map(\.line))")
        continue
      }
      found.remove(at: index)
    }
    #expect(found.map(\.line) == [])
  }

  @Test func everyRuleHasAPair() throws {
    let shown = Set(try Pair.all().flatMap(\.records).map(\.rule))
    let unknown = shown.subtracting(Rule.all.map(\.id))
    #expect(unknown.isEmpty)
    // `all-of` is never reported; `DriftTests` show the rules about corrections.
    #expect(Rule.all.filter { !shown.contains($0.id) && !$0.isAboutCorrections }.map(\.id) == ["all-of"])
  }

  @Test func manyPairsHaveNoChange() throws {
    #expect(try Pair.all().count { $0.group == "Same.yaml" } >= 30)
    #expect(try Pair.all().filter { $0.group == "Same.yaml" }.allSatisfy { $0.records.isEmpty })
  }
}
