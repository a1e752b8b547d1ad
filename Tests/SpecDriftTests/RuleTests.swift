// What the rules say of themselves.

import DataReading
import SpecDrift
import Testing

@Suite struct RuleTests {
  @Test(arguments: Rule.all) func aRuleHasAdviceAndAnExample(rule: Rule) throws {
    #expect(rule.advice.hasSuffix("."))
    #expect(rule.advice.count < 200)
    #expect(!rule.subject.hasSuffix("."))
    #expect(rule.example.before != rule.example.after)
    for text in [rule.example.before, rule.example.after] {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.allSatisfy { !$0.isEmpty && $0.count <= 78 })
      #expect(throws: Never.self) {
        try DataReader().read(bytes: Array(text.utf8), path: "example.yaml")
      }
    }
  }

  /// Only rules about the same thing may share a sentence.
  @Test func adviceIsAboutTheRule() {
    let uses = Dictionary(grouping: Rule.all, by: \.advice).filter { $0.value.count > 2 }
    #expect(uses.isEmpty, "\(uses.mapValues { $0.map(\.id) })")
  }

  @Test func aRuleIsTheOppositeOfItsOpposite() {
    for rule in Rule.all {
      guard let mirror = rule.mirror.flatMap(Rule.named) else {
        #expect(rule.mirror == nil)
        continue
      }
      #expect(mirror.mirror.flatMap(Rule.named)?.mirror == mirror.id, "\(rule.id)")
    }
  }

  /// Keywords keep their case.
  @Test(arguments: [
    ("op.removed", "An operation"), ("op.stability-lowered", "x-stability-level of"),
    ("req.maxLength.tightened", "maxLength of"),
  ])
  func aTitleBeginsWithACapital(rule: String, beginning: String) {
    #expect(Rule.named(rule)?.title.hasPrefix(beginning) == true)
  }

  @Test func idsAreUnique() {
    #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
    #expect(Rule.all.count == 252)
  }
}
