import DataReading
import Diagnostics
import SpecDrift
import Testing

/// Changes that somebody accepted, levels of a project, and the view of any reader.
@Suite struct AcceptanceTests {
  private static let old = """
    openapi: 3.1.0
    info: {title: T, version: '1'}
    paths:
      /things:
        get:
          operationId: things_list
          responses:
            '200':
              description: D
              content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Thing'}}}}
    components:
      schemas:
        Thing:
          type: object
          required: [name]
          properties:
            name: {type: string, maxLength: 10}
            kind: {enum: [a, b]}
    """
  private static let new = old.replacing("maxLength: 10", with: "maxLength: 20").replacing("[a, b]", with: "[a, b, c]")
    .replacing("required: [name]", with: "required: []")

  private func compared(
    _ old: String = old, _ new: String = new, reader: Reader = .generated, levels: String? = nil
  ) async throws -> Comparison {
    func side(_ text: String) throws -> Comparison.Side {
      try Comparison.Side(documentAt: "spec.yaml", files: FileStore(texts: ["spec.yaml": text]))
    }
    let files = FileStore(texts: levels.map { ["apigen.yaml": $0] } ?? [:])
    return try await Comparison(
      old: side(old), new: side(new), today: "2026-11-28", reader: reader,
      levels: LevelSettings(besides: "spec.yaml", in: files))
  }

  private func accepted(_ text: String) throws -> AcceptedChanges {
    try AcceptedChanges(DataReader().read(bytes: Array(text.utf8), path: "accepted.yaml"))
  }

  private func entry(_ change: Change, _ more: String = "", at: String? = nil) -> String {
    """
    accepted:
      - {fingerprint: '\(change.fingerprint)', rule: \(change.rule.id), at: "\(at ?? change.at)", reason: R, date: 2026-11-01\(more)}
    """
  }

  private func change(_ rule: String, in comparison: Comparison) throws -> Change {
    try #require(comparison.changes.first { $0.rule.id == rule })
  }

  /// Two alternatives that say the same in other places have nothing that distinguishes them.
  @Test func changesThatNothingDistinguishesAreAcceptedTogether() async throws {
    let one = "{type: object, required: [a], properties: {a: {type: string}}}"
    let kind = "{anyOf: [\(one), \(one), {type: boolean}]}"
    var comparison = try await compared(
      Self.old.replacing("{enum: [a, b]}", with: kind),
      Self.old.replacing("{enum: [a, b]}", with: "{type: boolean}"))
    #expect(Set(comparison.changes.map(\.fingerprint)).count < comparison.changes.count)
    let text = try AcceptedChanges.adding(comparison.changes, today: "2026-11-01", to: nil)
    #expect(
      try comparison.accept(accepted(text.replacing("reason: \"\"", with: "reason: R")), today: "2026-11-28") == [])
    #expect(comparison.verdict == (.none, .none, .none))
  }

  /// One keyword in an old document and in two new ones. What is accepted of the first isn't accepted of the second.
  @Test(arguments: [
    [
      "servers: [{url: https://a.example.com/v1}]", "servers: [{url: https://b.example.com/v1}]",
      "servers: [{url: https://c.example.com/v1}]",
    ],
    [
      "servers: [{url: https://a.example.com/v1}]", "servers: [{url: https://a.example.com/v2}]",
      "servers: [{url: https://a.example.com/v3}]",
    ],
    ["x-sunset: 2027-01-01", "x-sunset: 2026-12-30", "x-sunset: 2026-12-31"],
    ["x-stability-level: stable", "x-stability-level: beta", "x-stability-level: draft"],
    ["x-deprecation-message: a", "x-deprecation-message: b", "x-deprecation-message: c"],
    ["x-retry: repeatable", "x-retry: never", "x-retry: done-on-404"],
    [
      "parameters: [{name: q, in: query, explode: false, schema: {type: array, items: {type: string}}}]",
      "parameters: [{name: q, in: query, style: pipeDelimited, explode: false, schema: {type: array, items: {type: string}}}]",
      "parameters: [{name: q, in: query, style: spaceDelimited, explode: false, schema: {type: array, items: {type: string}}}]",
    ],
    [
      "parameters: [{name: q, in: query, schema: {type: string}, x-sent-default: a}]",
      "parameters: [{name: q, in: query, schema: {type: string}, x-sent-default: b}]",
      "parameters: [{name: q, in: query, schema: {type: string}, x-sent-default: c}]",
    ],
  ])
  func anotherValueIsAnotherChange(keywords: [String]) async throws {
    let documents = keywords.map { keyword in
      keyword.hasPrefix("servers")
        ? "\(Self.old)\n\(keyword)"
        : Self.old.replacing(
          "operationId: things_list", with: "deprecated: true\n      \(keyword)\n      operationId: things_list"
        )
    }
    let one = try await compared(documents[0], documents[1]).changes.map(\.fingerprint)
    let other = try await compared(documents[0], documents[2]).changes.map(\.fingerprint)
    #expect(!one.isEmpty && Set(one).isDisjoint(with: other), "\(one) \(other)")
  }

  /// What a keyword says of a component counts, and not the name of the component.
  @Test(arguments: [
    "additionalProperties: {$ref: '#/components/schemas/Part'}", "not: {$ref: '#/components/schemas/Part'}",
    "patternProperties: {^a: {$ref: '#/components/schemas/Part'}}", "contains: {$ref: '#/components/schemas/Part'}",
    "anyOf: [{$ref: '#/components/schemas/Thing'}, {type: boolean}, {$ref: '#/components/schemas/Part'}]",
  ])
  func aFingerprintIsOfWhatIsReferredTo(keyword: String) async throws {
    func document(_ keyword: String, _ part: String, named name: String = "Part") -> String {
      let text = Self.old.replacing("kind: {enum: [a, b]}", with: "kind: {\(keyword)}")
      return "\(text)\n    Part: \(part)".replacing("Part", with: name)
    }
    let rest =
      switch keyword.prefix(while: { $0 != ":" }) {
      case "anyOf": "anyOf: [{$ref: '#/components/schemas/Thing'}, {type: boolean}]"
      case "additionalProperties": "type: object"
      default: "maxLength: 3"
      }
    let old = document(rest, "{type: string}")
    func fingerprints(_ part: String, named name: String = "Part") async throws -> [String] {
      let all = keyword.hasPrefix("anyOf") ? keyword : "\(rest), \(keyword)"
      return try await compared(old, document(all, part, named: name)).changes
        .filter { $0.wire != .none }.map(\.fingerprint)
    }
    let one = try await fingerprints("{type: string, pattern: a}")
    #expect(one.count == 1)
    #expect(try await fingerprints("{pattern: a, type: string, description: D}", named: "Piece") == one)
    #expect(try await fingerprints("{type: string, pattern: b}") != one)
    #expect(try await fingerprints("{type: object, properties: {description: {pattern: a}}}") != one)
  }

  @Test func anAcceptedChangeDoesNotCount() async throws {
    var comparison = try await compared()
    let change = try change("res.property.became-optional", in: comparison)
    #expect(change.at == "GET /things, response 200, [], name")
    #expect(comparison.verdict.wire == .breaking && comparison.verdict.source == .breaking)
    #expect(try comparison.accept(accepted(entry(change)), today: "2026-11-28").isEmpty)
    #expect(comparison.verdict.wire == .info && comparison.verdict.source == .info)
    #expect(comparison.changes.last?.acceptance?.reason == "R")
    #expect(TextReport(comparison).text().contains("accepted: R\n"))
    #expect(!GitHubReport(comparison).text.contains("became-optional"))
    #expect(SARIFReport(comparison, version: "1").text.contains(#""justification": "R""#))
    #expect(JSONReport(comparison).text.contains(#""accepted": {"reason": "R", "date": "2026-11-01""#))
  }

  @Test func anAxisCanBeAccepted() async throws {
    var comparison = try await compared()
    let change = try change("res.property.became-optional", in: comparison)
    _ = try comparison.accept(accepted(entry(change, ", axes: [source]")), today: "2026-11-28")
    #expect(comparison.verdict.wire == .breaking && comparison.verdict.source == .info)
  }

  @Test(arguments: [
    (", until: 2026-11-27", ["the change was accepted until 2026-11-27, so it counts again"], Level.breaking),
    (", until: 2026-11-28", [], Level.info),
  ])
  func anEntryCountsUpToItsLastDay(more: String, warnings: [String], wire: Level) async throws {
    var comparison = try await compared()
    let change = try change("res.property.became-optional", in: comparison)
    let found = try comparison.accept(accepted(entry(change, more)), today: "2026-11-28")
    #expect(found.map(\.message) == warnings)
    #expect(comparison.verdict.wire == wire)
  }

  @Test func aStaleEntryIsReported() async throws {
    let change = try await change("res.property.became-optional", in: compared())
    var comparison = try await compared(Self.old, Self.old)
    let warnings = try comparison.accept(accepted(entry(change)), today: "2026-11-28")
    #expect(warnings.map(\.message) == ["no change has this fingerprint"])
    #expect(warnings.first?.location?.line == 2)
  }

  @Test func anEntryThatDescribesAnotherChangeIsAnError() async throws {
    var comparison = try await compared()
    let change = try change("res.property.became-optional", in: comparison)
    let file = try accepted(entry(change, at: "GET /things, response 200, [], kind"))
    let error = #expect(throws: DiagnosticError.self) { try comparison.accept(file, today: "2026-11-28") }
    #expect(error?.diagnostics.first?.message.contains("GET /things, response 200, [], name") == true)
  }

  /// What a fingerprint doesn't depend on, and what it does.
  @Test func aFingerprintIsThatOfTheChange() async throws {
    let fingerprints = try await Set(compared().changes.filter { $0.wire != .none }.map(\.fingerprint))
    func renamed(_ text: String) -> String {
      "# a line more\n"
        + text.replacing("schemas/Thing", with: "schemas/Item").replacing("    Thing:", with: "    Item:")
    }
    let same = try await compared(renamed(Self.old), renamed(Self.new)).changes.filter { $0.wire != .none }
    #expect(Set(same.map(\.fingerprint)) == fingerprints)
    let twice = Self.old.replacing("kind: {enum: [a, b]}", with: "kind: {enum: [a, b]}\n        sort: {enum: [a, b]}")
    let added = try await compared(twice, twice.replacing("[a, b]", with: "[a, b, c]")).changes
    #expect(added.filter { $0.rule.id == "res.enum.value-added" }.count == 2)
    #expect(Set(added.map(\.fingerprint)).count == added.count)
  }

  @Test(arguments: [
    ("accepted: {}", "expected a sequence, found a mapping"), ("acepted: []", "unknown key 'acepted'"),
    ("accepted: [{fingerprint: f, rule: r, at: a, reason: ' ', date: 2026-11-01}]", "`reason` is empty"),
    ("accepted: [{fingerprint: f, rule: r, at: a, date: 2026-11-01}]", "the entry has no `reason`"),
    ("accepted: [{fingerprint: f, rule: r, at: a, reason: R, date: yesterday}]", "\"yesterday\" isn't a day"),
    ("accepted: [{fingerprint: f, rule: r, at: a, reason: R, date: 2026-11-01, axes: [wir]}]", "unknown axis 'wir'"),
    ("accepted: [{fingerprint: 1, rule: r, at: a, reason: R, date: 2026-11-01}]", "expected text, found an integer"),
    ("accepted: [1]", "expected a mapping, found an integer"), ("[]", "expected a mapping, found a list"),
    (
      "accepted: [&a {fingerprint: f, rule: r, at: a, reason: R, date: 2026-11-01}, {<<: *a, at: b}]",
      "another entry has the same fingerprint"
    ),
  ])
  func aFaultOfTheFileIsReported(text: String, message: String) throws {
    let error = #expect(throws: DiagnosticError.self) { try accepted(text) }
    #expect(error?.diagnostics.map(\.message).contains(message) == true, "\(error?.diagnostics.map(\.message) ?? [])")
  }

  @Test func entriesAreAddedAtTheEnd() async throws {
    let comparison = try await compared()
    let first = try AcceptedChanges.adding(Array(comparison.changes.prefix(1)), today: "2026-11-28", to: nil)
    let file = SourceFile(path: "accepted.yaml", bytes: Array(first.utf8))
    let text = try AcceptedChanges.adding(Array(comparison.changes.dropFirst()), today: "2026-11-28", to: file)
    #expect(text.hasPrefix(first))
    var marked = try await compared()
    let complete = text.replacing("reason: \"\"", with: "reason: \"why\"")
    #expect(try marked.accept(accepted(complete), today: "2026-11-28").isEmpty)
    #expect(marked.changes.allSatisfy { $0.acceptance?.reason == "why" })
    let other = SourceFile(path: "accepted.yaml", bytes: Array("accepted: []\n".utf8))
    #expect(throws: DiagnosticError.self) {
      try AcceptedChanges.adding(comparison.changes, today: "2026-11-28", to: other)
    }
  }

  /// A second entry would make the file an error.
  @Test func aChangeWithAnEntryGetsNoOther() async throws {
    let comparison = try await compared()
    let change = try change("res.property.became-optional", in: comparison)
    let file = SourceFile(path: "accepted.yaml", bytes: Array(entry(change, ", until: 2026-11-02").utf8))
    let error = #expect(throws: DiagnosticError.self) {
      try AcceptedChanges.adding([change], today: "2026-11-28", to: file)
    }
    #expect(error?.diagnostics.map(\.message) == ["the change already has this entry"])
    #expect(error?.diagnostics.first?.location?.line == 2)
  }

  @Test func aProjectHasLevelsOfItsOwn() async throws {
    let comparison = try await compared(levels: "levels: {res.property.became-optional: {wire: warning, source: none}}")
    #expect(comparison.verdict.wire == .warning && comparison.verdict.source == .info)
  }

  @Test(arguments: [
    ("levels: {res.property.became-option: {wire: info}}", "unknown key 'res.property.became-option'"),
    ("levels: {op.removed: {wires: info}}", "unknown key 'wires'"),
    ("levels: {op.removed: {wire: bad}}", "unknown level 'bad'"),
    ("levels: {op.removed: info}", "expected a mapping, found text"),
    ("levels: []", "expected a mapping, found a list"),
  ])
  func faultsOfLevelsAreReported(text: String, message: String) async throws {
    let error = await #expect(throws: DiagnosticError.self) { try await compared(levels: text) }
    #expect(error?.diagnostics.map(\.message) == [message])
  }

  /// A value more of an enum and a longer text break programs that rely on what the document promises.
  @Test func anyReaderReliesOnThePromises() async throws {
    let comparison = try await compared(reader: .any)
    #expect(comparison.verdict.source == .none)
    let levels = Dictionary(uniqueKeysWithValues: comparison.changes.map { ($0.rule.id, $0.wire) })
    #expect(
      levels == [
        "res.property.became-optional": .breaking, "res.enum.value-added": .breaking,
        "res.maxLength.loosened": .breaking,
      ])
  }
}
