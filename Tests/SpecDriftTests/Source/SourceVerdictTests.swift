// The compiler as a referee: a comparison says that programs break exactly if a program that uses every public
// declaration of the old generated code doesn't compile against the new.

import Foundation
@testable import SpecDrift
import SwiftEmission
import TestSupport
import Testing

@Suite struct SourceVerdictTests {
  /// Two documents.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let old: Written
    let new: Written
  }

  /// A document and the configuration beside it.
  struct Written {
    let text: String
    let configuration: String?

    func side() throws -> GeneratedSide? { try GeneratedSide(text, configuration: configuration) }

    /// The same with handles; a configuration is a mapping in braces.
    var withHandles: Written {
      let rest = configuration.map { ", " + $0.drop { $0 == "{" } } ?? "}"
      return Written(text: text, configuration: "{handles: true\(rest)")
    }
  }

  /// Every pair in both directions, with handles and without.
  private static func pairs() throws -> [Case] {
    try Pair.all().flatMap { pair in
      let (old, new) = (pair.written.old, pair.written.new)
      let name = pair.testDescription
      return [
        Case(testDescription: name, old: old, new: new),
        Case(testDescription: "\(name), in reverse", old: new, new: old),
        Case(testDescription: "\(name), with handles", old: old.withHandles, new: new.withHandles),
        Case(testDescription: "\(name), with handles, in reverse", old: new.withHandles, new: old.withHandles),
      ]
    }
  }

  /// Any two documents of different pairs in the same frame.
  private static func strangers(_ seeds: Range<UInt64>) throws -> [Case] {
    let frames = Dictionary(grouping: try Pair.all(), by: \.frame)
    let sorted = frames.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value)
    return seeds.compactMap { seed in
      var generator = SeededGenerator(seed: seed)
      guard let pairs = sorted.randomElement(using: &generator), let one = pairs.randomElement(using: &generator),
        let other = pairs.randomElement(using: &generator)
      else { return nil }
      return Case(
        testDescription: "\(seed): \(one.testDescription) and \(other.testDescription)",
        old: Bool.random(using: &generator) ? one.written.old : one.written.new,
        new: Bool.random(using: &generator) ? other.written.old : other.written.new)
    }
  }

  /// The pairs of a run: a sample, or all of them.
  private static func sample() throws -> [Case] {
    var generator = SeededGenerator(seed: 1)
    let all = try pairs().shuffled(using: &generator)
    return Array(all.prefix(Effort.seeds(60, of: UInt64(all.count)).count))
  }

  @Test(.serialized, arguments: try sample()) func theCompilerAgrees(case pair: Case) async throws {
    guard let old = try pair.old.side(), let new = try pair.new.side() else { return }
    let comparison = await Comparison(old: old.comparedSide, new: new.comparedSide, today: "2026-11-28")
    let seen = try await SourceJudgement(from: old, to: new)
    #expect(max(comparison.verdict.source, .info) == max(seen.verdict, .info), "\(seen.messages.prefix(5))")
    Self.expectAgreement(on: old, new, with: seen)
  }

  @Test(.serialized, arguments: try strangers(Effort.seeds(60, of: 2000)))
  func theCompilerAgreesOnOtherPairs(case pair: Case) async throws {
    guard let old = try pair.old.side(), let new = try pair.new.side() else { return }
    Self.expectAgreement(on: old, new, with: try await SourceJudgement(from: old, to: new))
  }

  /// The pairs that were published with the rules, each with a program by hand.
  @Test(.serialized, arguments: SharedCaseTests.cases.prefix(Effort.seeds(15, of: 1000).count))
  func theCompilerAgreesOnSharedPairs(name: String) async throws {
    func side(_ stem: String) throws -> GeneratedSide? {
      try GeneratedSide(documentAt: SharedCaseTests.document(stem, of: name))
    }
    guard let old = try side("old"), let new = try side("new") else { return }
    let verdict = await Comparison(old: old.comparedSide, new: new.comparedSide, today: "2026-11-28").verdict.source
    let seen = try await SourceJudgement(from: old, to: new)
    #expect(max(verdict, .info) == max(seen.verdict, .info), "\(seen.messages.prefix(5))")
    Self.expectAgreement(on: old, new, with: seen)
    let file = SharedCaseTests.folder.appending(path: "\(name)/client.swift")
    guard let client = try? String(contentsOf: file, encoding: .utf8) else { return }
    let program = ["TheClient.swift": client.replacing("import API\n", with: "")]
    let known = try await SwiftCompiler.messages(about: old.files.merging(program) { $1 })
    // The generator of the day types one of them otherwise.
    guard !known.contains(where: \.isError) else { return }
    let errors = try await SwiftCompiler.messages(about: new.files.merging(program) { $1 }).filter(\.isError)
    #expect(errors.isEmpty || verdict == .breaking, "\(errors)")
  }

  /// Expects that the comparison and the compiler say the same of each declaration.
  private static func expectAgreement(on old: GeneratedSide, _ new: GeneratedSide, with seen: SourceJudgement) {
    let changes = SurfaceComparison.changes(from: old.surface, to: new.surface)
    func declarations(_ level: Level) -> Set<SurfaceDeclaration> {
      Set(
        changes.filter { $0.level == level }.compactMap { change in
          // A new case breaks switches over its enum.
          change.old ?? old.surface.first { $0.kind == .type && $0.path == change.new?.owner }
        })
    }
    let (broken, warned) = (declarations(.breaking), declarations(.warning))
    for change in changes where change.level == .breaking {
      guard let declaration = change.old, !seen.broken.contains(declaration) else { continue }
      // A type of another kind is broken with its members.
      let isOfOtherKind = declaration.kind == .type && change.new != nil
      let hasBroken = seen.broken.contains { $0.owner == declaration.path }
      #expect(isOfOtherKind && hasBroken, "compiles: \(declaration.text) → \(change.new?.text ?? "")")
    }
    let missed = seen.broken.subtracting(broken).map(\.text)
    #expect(missed == [], "\(seen.messages.filter(\.isError).prefix(5))")
    #expect(warned.subtracting(broken).subtracting(seen.broken) == seen.warned, "\(seen.messages.prefix(5))")
  }
}

extension Pair {
  fileprivate var written: (old: SourceVerdictTests.Written, new: SourceVerdictTests.Written) {
    (.init(text: old, configuration: configurations.old), .init(text: new, configuration: configurations.new))
  }
}
