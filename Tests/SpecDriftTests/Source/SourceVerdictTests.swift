// The compiler as a referee: a comparison says that programs break exactly if a program that uses every public
// declaration of the old generated code doesn't compile against the new.

import SpecDrift
import TestSupport
import Testing

@Suite struct SourceVerdictTests {
  /// Two documents of a pair, in one of the two directions.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let old: String
    let new: String
    let configurations: (old: String?, new: String?)
  }

  /// Every pair in both directions, with handles and without.
  private static func cases() throws -> [Case] {
    try Pair.all().flatMap { pair in
      [("", ""), (" with handles", "handles: true\n")].flatMap { name, more in
        [false, true].map { isReversed in
          let (old, new) = (pair.configurations.old ?? "{}", pair.configurations.new ?? "{}")
          let both = more.isEmpty ? (old, new) : (Self.adding(more, to: old), Self.adding(more, to: new))
          return Case(
            testDescription: "\(pair.testDescription)\(name)\(isReversed ? " in reverse" : "")",
            old: isReversed ? pair.new : pair.old, new: isReversed ? pair.old : pair.new,
            configurations: isReversed ? (both.1, both.0) : both)
        }
      }
    }
  }

  /// Adds a key to a configuration, which is a mapping in braces.
  private static func adding(_ more: String, to configuration: String) -> String {
    let rest = configuration.drop { $0 == "{" || $0.isWhitespace }
    return rest == "}" ? "{\(more.dropLast())}" : "{\(more.dropLast()), \(rest)"
  }

  /// The cases of a run: a sample, or all of them.
  private static func sample() throws -> [Case] {
    var generator = SeededGenerator(seed: 1)
    let all = try cases().shuffled(using: &generator)
    return Array(all.prefix(Effort.seeds(60, of: UInt64(all.count)).count))
  }

  @Test(.serialized, arguments: try sample()) func theCompilerAgrees(case pair: Case) async throws {
    guard let old = try GeneratedSide(pair.old, configuration: pair.configurations.old),
      let new = try GeneratedSide(pair.new, configuration: pair.configurations.new)
    else { return }
    let comparison = Comparison(old: old.comparedSide, new: new.comparedSide, today: "2026-11-28")
    let seen = try await SourceJudgement.of(UseProgram(of: old.surface).text, from: old, to: new)
    #expect(
      SourceJudgement(comparison.verdict.source) == seen.judgement,
      "\(seen.messages.prefix(5))\n\(comparison.changes.filter { $0.source != .none }.map { "\($0.rule.id) \($0.source): \($0.before) → \($0.after)" })"
    )
  }
}
