// The pairs of documents that were published with the rules, if they are available: the changes on the wire and in
// behaviour are exactly those expected.

import APIContract
import Diagnostics
import Foundation
import Generation
import OpenAPIDocument
import SpecDrift
import TestSupport
import Testing

@Suite struct SharedCaseTests {
  static let folder = SharedFolder.driftCases
  static let cases = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

  struct Expected: Decodable {
    struct Verdict: Decodable {
      let wire: String
      let source: String
      let behaviour: String
    }
    struct Operations: Decodable {
      let names: [String]
      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        names = try (try? container.decode([String].self)) ?? [container.decode(String.self)]
      }
    }
    struct Record: Decodable {
      let rule: String
      let operation: Operations
      let direction: String
      let at: String
      let wire: String
      let source: String
      let behaviour: String
      let note: String?
    }
    let verdict: Verdict
    let changes: [Record]
  }

  /// The source level that the pairs expect, and the one that holds since the generator types both spellings alike:
  /// `swiftc` compiles the program of the pair with either.
  private static let moved: [String: (then: String, now: String, by: String)] = [
    "const-or-enum-of-one": ("breaking", "none", "a constant is an enum of one value"),
    "enum-or-any-of-constants": ("breaking", "none", "alternatives of constants are an enum"),
    "req-tag-member-renamed": ("none", "breaking", "the tag of a union that is only sent is a property"),
  ]

  /// Returns the path of a document of a pair, whose file has this stem.
  static func document(_ stem: String, of name: String) throws -> String {
    let folder = folder.appending(path: name)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return folder.appending(path: try #require(files.first { $0.hasPrefix(stem + ".") })).path
  }

  /// Compares the two documents of a pair, whose files have these stems.
  private static func comparison(of name: String, from old: String, to new: String) async throws -> Comparison {
    func side(_ stem: String) throws -> Comparison.Side {
      try Comparison.Side(documentAt: document(stem, of: name))
    }
    return try await Comparison(old: side(old), new: side(new), today: "2026-11-28")
  }

  @Test func thePairsAreThere() {
    if Self.cases.isEmpty { print("SKIPPED: no pairs at \(Self.folder.path); set DRIFT_CASES to their folder.") }
  }

  @Test(arguments: cases) func changesAreAsExpected(name: String) async throws {
    let folder = Self.folder.appending(path: name)
    let expected = try JSONDecoder().decode(
      Expected.self, from: Data(contentsOf: folder.appending(path: "expected.json")))
    let comparison = try await Self.comparison(of: name, from: "old", to: "new")
    let found = comparison.changes.filter { $0.wire != .none || $0.behaviour != .none }.map { change in
      let isNoted = expected.changes.contains { $0.rule == change.rule.id && $0.note != nil }
      let subject = Self.hasSubject(change.rule.id) && isNoted ? change.subject : ""
      return
        "\(change.rule.id) \(change.direction?.rawValue ?? "none") \(change.operations.sorted().joined(separator: ",")) "
        + "\(subject) \(change.wire)/\(change.behaviour)"
    }
    let wanted = expected.changes.filter { $0.wire != "none" || $0.behaviour != "none" }.map { record in
      let subject = Self.hasSubject(record.rule) ? record.note ?? "" : ""
      return "\(record.rule) \(record.direction) \(record.operation.names.sorted().joined(separator: ",")) "
        + "\(subject) \(record.wire)/\(record.behaviour)"
    }
    #expect(found.sorted() == wanted.sorted())
    #expect(
      comparison.verdict.source.rawValue == Self.moved[name]?.now ?? expected.verdict.source,
      "\(comparison.changes.filter { $0.source != .none }.map { "\($0.rule.id) \($0.source) \($0.before) → \($0.after)" })"
    )
  }

  @Test(arguments: cases) func changesAreWhereTheyAreExpected(name: String) async throws {
    let expected = try JSONDecoder().decode(
      Expected.self, from: Data(contentsOf: Self.folder.appending(path: "\(name)/expected.json")))
    let changes = try await Self.comparison(of: name, from: "old", to: "new").changes
    for record in expected.changes where record.wire != "none" || record.behaviour != "none" {
      let places = changes.filter { $0.rule.id == record.rule }.flatMap { [$0.old, $0.new] }.compactMap(\.self)
      #expect(places.contains { "#\($0.pointer)" == record.at }, "\(record.rule) at \(record.at): \(places)")
    }
  }

  /// If several things change at one place, the note says which.
  private static func hasSubject(_ rule: String) -> Bool { rule.contains("enum.value") }

  /// Each change is also found in the opposite direction, under its mirror.
  @Test(arguments: cases) func changesHaveTheirMirrors(name: String) async throws {
    func key(_ rule: String, _ change: Change) -> String {
      "\(rule) \(change.direction?.rawValue ?? "") \(change.subject) \(change.operations.count)"
    }
    let there = try await Self.comparison(of: name, from: "old", to: "new").changes.filter {
      $0.wire != .none || $0.behaviour != .none
    }
    let back = try await Self.comparison(of: name, from: "new", to: "old").changes.filter {
      $0.wire != .none || $0.behaviour != .none
    }
    let families = Set(back.flatMap { [key($0.rule.id, $0)] })
    for change in there {
      guard let mirror = change.rule.mirror else { continue }
      // A removed thing is added again as one of several kinds.
      let kinds = Rule.all.filter { $0.mirror == change.rule.id }.map(\.id) + [mirror]
      #expect(kinds.contains { families.contains(key($0, change)) }, "\(change.rule.id) of \(families)")
    }
  }
}
