// Witnesses for the wire axis: a comparison says that calls break exactly if some call of a program that was built from
// the old document fails against the new.

import DataReading
import Foundation
@testable import SpecDrift
import TestSupport
import Testing

@Suite struct WireVerdictTests {
  /// Two documents, by their files.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let old: @Sendable () throws -> WireSide
    let new: @Sendable () throws -> WireSide
  }

  /// Every pair in both directions.
  static func pairs() throws -> [Case] {
    try Pair.all().flatMap { pair -> [Case] in
      func side(_ text: String, _ configuration: String?) -> @Sendable () throws -> WireSide {
        var texts = ["document.yaml": text]
        texts["apigen.yaml"] = configuration
        return { [texts] in try WireSide(documentAt: "document.yaml", files: FileStore(texts: texts)) }
      }
      let old = side(pair.old, pair.configurations.old)
      let new = side(pair.new, pair.configurations.new)
      return both(pair.testDescription, old, new)
    }
  }

  /// The pairs that were published with the rules, if they are there.
  static func sharedPairs() throws -> [Case] {
    try SharedCaseTests.cases.flatMap { name -> [Case] in
      let folder = SharedCaseTests.folder.appending(path: name)
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      func side(_ stem: String) throws -> @Sendable () throws -> WireSide {
        let file = try #require(files.first { $0.hasPrefix(stem + ".") })
        return { try WireSide(documentAt: folder.appending(path: file).path) }
      }
      return try both("shared: \(name)", side("old"), side("new"))
    }
  }

  private static func both(
    _ name: String, _ old: @escaping @Sendable () throws -> WireSide, _ new: @escaping @Sendable () throws -> WireSide
  ) -> [Case] {
    [
      Case(testDescription: name, old: old, new: new),
      Case(testDescription: "\(name), in reverse", old: new, new: old),
    ]
  }

  @Test func survey() async throws {
    let cases = try Self.pairs() + Self.sharedPairs()
    let start = Date()
    let filter = ProcessInfo.processInfo.environment["WIRE_ONLY"]
    let wanted = cases.filter { filter == nil || $0.testDescription.contains(filter!) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for part in 0..<2 {
        group.addTask {
          for (index, pair) in wanted.enumerated() where index % 2 == part {
            let (old, new) = try (pair.old(), pair.new())
            let comparison = Comparison(old: old.comparedSide, new: new.comparedSide, today: "2026-11-28")
            let rules = comparison.changes.filter { $0.wire != .none }.map { "\($0.rule.id):\($0.wire)" }
            do {
              var referee = WireReferee(old: old, new: new.document, seed: UInt64(index))
              let found = try await referee.findings(tries: 200)
              let verdict = comparison.verdict.wire
              let bad = verdict == .breaking ? found.witnesses.isEmpty : verdict < .warning && (!found.witnesses.isEmpty || !found.badErrors.isEmpty)
              print("WIRE \(bad ? "BAD" : "ok") \(verdict) \(pair.testDescription) | \(rules) | \(found.requests) \(found.responses) | bad \(found.badRequests.count) \(found.badResponses.count) \(found.badErrors.count) strange \(found.strange.count) unmade \(found.unmade.count)")
              if bad || filter != nil { print("  WITNESS \((found.witnesses + found.badErrors).prefix(2))") }
              if !found.strange.isEmpty { print("  STRANGE \(found.strange.prefix(2))") }
              if !found.unmade.isEmpty { print("  UNMADE \(found.unmade.prefix(2))") }
            } catch {
              print("WIRE ERROR \(pair.testDescription) \("\(error)".prefix(1500))")
            }
          }
        }
      }
      try await group.waitForAll()
    }
    print("WIRE TIME \(Date().timeIntervalSince(start)) for \(wanted.count)")
  }
}
