// Witnesses for the wire axis: a comparison says that calls break exactly if some call of a program that was built from
// the old document fails against the new.

import DataReading
import Foundation
@testable import SpecDrift
import TestSupport
import Testing

@Suite struct WireVerdictTests {
  /// Two documents, by their files.
  struct Case: Sendable {
    let name: String
    var isReversed = false
    let old: @Sendable () throws -> WireSide
    let new: @Sendable () throws -> WireSide

    var description: String { isReversed ? "\(name), in reverse" : name }
  }

  /// Every pair in both directions.
  static func pairs() throws -> [Case] {
    try Pair.all().flatMap { pair -> [Case] in
      func side(_ text: String, _ configuration: String?) -> @Sendable () throws -> WireSide {
        { try WireSide(documentAt: "document.yaml", files: FileStore(document: text, configuration: configuration)) }
      }
      let old = side(pair.old, pair.configurations.old)
      let new = side(pair.new, pair.configurations.new)
      return both(pair.testDescription, old, new)
    }
  }

  /// The pairs that were published with the rules, if they are there.
  static func sharedPairs() throws -> [Case] {
    try SharedCaseTests.cases.flatMap { name -> [Case] in
      func side(_ stem: String) throws -> @Sendable () throws -> WireSide {
        let path = try SharedCaseTests.document(stem, of: name)
        return { try WireSide(documentAt: path) }
      }
      return try both("shared: \(name)", side("old"), side("new"))
    }
  }

  private static func both(
    _ name: String, _ old: @escaping @Sendable () throws -> WireSide, _ new: @escaping @Sendable () throws -> WireSide
  ) -> [Case] {
    [
      Case(name: name, old: old, new: new), Case(name: name, isReversed: true, old: new, new: old),
    ]
  }

  /// A sample of the pairs in every run, and all of them in `make verify`.
  private static func sample() throws -> [Case] {
    var generator = SeededGenerator(seed: 1)
    let all = try (pairs() + sharedPairs()).shuffled(using: &generator)
    return Array(all.prefix(Effort.seeds(140, of: UInt64(all.count)).count))
  }

  @Test func callsBreakWhereTheComparisonSaysSo() async throws {
    if SharedCaseTests.cases.isEmpty { print("SKIPPED: no pairs at \(SharedCaseTests.folder.path); set DRIFT_CASES.") }
    let cases = try Self.sample()
    let parts = try await withThrowingTaskGroup(of: WireTally.self) { group in
      for part in 0..<2 {
        group.addTask {
          var tally = WireTally()
          for (index, pair) in cases.enumerated() where index % 2 == part {
            try await tally.add(pair, seed: UInt64(index), tries: Effort.seeds(100, of: 400).count)
          }
          return tally
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let tally = parts.reduce(WireTally()) { $0.adding($1) }
    print("Witnesses of the wire axis: \(tally.summary)")
    #expect(tally.faults.isEmpty, "\(tally.faults.sorted().joined(separator: "\n"))")
    #expect(tally.breaking > 0 && tally.requests > 1000 && tally.responses > 1000)
    // A sample needn't have each of them.
    guard try cases.count == Self.pairs().count + Self.sharedPairs().count else { return }
    let exemptions = Set(WireExemptions.reasons.keys).union(WireExemptions.withoutWorkingCalls.keys)
    #expect(exemptions.subtracting(tally.exemptions) == [], "no pair needs these")
  }
}
