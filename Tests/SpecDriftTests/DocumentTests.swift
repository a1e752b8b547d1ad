// How documents are prepared for a comparison.

import DataReading
import Diagnostics
import SpecDrift
import Synchronization
import Testing

@Suite struct DocumentTests {
  /// Returns a document with one operation and these servers.
  private static func document(server: String) -> String {
    """
    openapi: 3.1.0
    info: {title: T, version: '1'}
    servers: [\(server)]
    paths:
      /things:
        get: {operationId: things, responses: {'204': {description: D}}}
    """
  }

  /// Returns a document with one operation and these components.
  private static func document(_ operation: String, _ schemas: [String]) -> String {
    """
    openapi: 3.1.0
    info: {title: T, version: '1'}
    paths:
      /things:
        \(operation)
    components:
      schemas:
    \(schemas.joined(separator: "\n"))

    """
  }

  private static func rules(from old: String, to new: String) async throws -> [String] {
    let files = FileStore(texts: ["old.yaml": old, "new.yaml": new])
    let sides = try ["old.yaml", "new.yaml"].map { try Comparison.Side(documentAt: $0, files: files) }
    return await Comparison(old: sides[0], new: sides[1], today: "2026-11-28").changes.map(\.rule.id)
  }

  /// Servers are compared with the defaults of their variables, as the generator uses them.
  @Test func serversWithVariablesAreComparedByTheirDefaults() async throws {
    func server(_ url: String, _ name: String, _ value: String) -> String {
      Self.document(server: "{url: '\(url)', variables: {\(name): {default: '\(value)'}}}")
    }
    let plain = Self.document(server: "{url: 'https://example.com/api'}")
    let origin = server("{origin}/api", "origin", "https://example.com")
    #expect(try await Self.rules(from: plain, to: origin) == [])
    #expect(try await Self.rules(from: origin, to: plain) == [])
    let moved = server("{origin}/api", "origin", "https://example.org")
    #expect(try await Self.rules(from: plain, to: moved) == ["server.host-changed"])
    #expect(try await Self.rules(from: origin, to: moved) == ["server.variable-changed"])
    let old = server("https://example.com/{base}", "base", "v1")
    let new = server("https://example.com/{base}", "base", "v2")
    #expect(try await Self.rules(from: old, to: new).contains("server.base-path-changed"))
    #expect(try await !Self.rules(from: old, to: new).contains("server.variable-changed"))
    #expect(try await Self.rules(from: plain, to: server("https://example.com/{base}", "base", "api")) == [])
  }

  @Test func aDocumentIsReadOnceAlsoWhereNoCodeCanBeGenerated() async throws {
    let text = Self.document(server: "{url: /}").replacing(
      "operationId: things", with: "operationId: things, x-retry: often")
    #expect(try await Self.rules(from: text, to: text) == ["surface.not-compared"])
    let reads = Mutex(0)
    let files = FileStore(
      content: { _, _ throws(DiagnosticError) in
        reads.withLock { $0 += 1 }
        return Array(text.utf8)
      },
      isThere: { $0 == "old.yaml" })
    _ = try Comparison.Side(documentAt: "old.yaml", files: files)
    #expect(reads.withLock { $0 } == 1)
  }

  /// Multiplied out, these would be 16 million alternatives.
  @Test(.timeLimit(.minutes(1)), arguments: [0, 11])
  func manyListsOfAlternativesAreComparedInBoundedTime(changed: Int) async throws {
    func schema(_ type: String) -> String {
      let lists = (0..<12).map { list in
        let branches = (0..<4).map { branch in
          "{required: [b\(list)\(branch)], properties: {b\(list)\(branch): {type: \(list == changed && branch == 2 ? type : "string")}}}"
        }
        return "{oneOf: [\(branches.joined(separator: ", "))]}"
      }
      return "{allOf: [\(lists.joined(separator: ", "))]}"
    }
    func changes(_ new: String) async throws -> [Change] {
      try await Things.contractComparison(Things.document("{a: \(schema("string"))}"), Things.document("{a: \(new)}"))
        .changes
        .filter { $0.wire != .none }
    }
    #expect(try await changes(schema("string")).isEmpty)
    #expect(try await !changes(schema("integer")).isEmpty)
  }

  /// Schemas whose alternatives lead back to each other have other names in each document.
  @Test(.timeLimit(.minutes(1))) func alternativesInCirclesAreMatchedInBoundedTime() async throws {
    func document(_ name: String, _ length: (Int) -> Int) -> String {
      let schemas = (0..<16).map { number in
        let (next, other) = ("\(name)\((number + 1) % 16)", "\(name)\((number + 2) % 16)")
        return """
              \(name)\(number):
                anyOf:
                - {type: array, items: {$ref: '#/components/schemas/\(next)'}}
                - {type: object, additionalProperties: {$ref: '#/components/schemas/\(other)'}}
                - {type: string, maxLength: \(length(number))}
          """
      }
      let content = "content: {application/json: {schema: {$ref: '#/components/schemas/\(name)0'}}}"
      return Self.document("get: {operationId: things, responses: {'200': {description: D, \(content)}}}", schemas)
    }
    let old = document("A") { $0 + 1 }
    #expect(try await Self.noticed(from: old, to: document("B") { $0 + 1 }) == [])
    let rules = try await Self.noticed(from: old, to: document("B") { $0 == 9 ? 99 : $0 + 1 })
    #expect(!rules.isEmpty)
  }

  /// Whether such keywords mean the same is found out within each other.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      ("{not: NEXT}", 3000), ("{if: NEXT, then: {type: object}}", 2500), ("{type: array, contains: NEXT}", 3000),
      ("{type: object, dependentSchemas: {a: NEXT, b: OTHER}}", 12),
      ("{if: {required: [a]}, then: NEXT, else: OTHER}", 12),
      ("{type: object, not: NEXT, properties: {a: OTHER}}", 12),
    ])
  func keywordsWithinEachOtherAreComparedInBoundedTime(schema: String, count: Int) async throws {
    func document(_ last: String) -> String {
      let schemas = (0..<count).map { number in
        let (next, other) = ((number + 1) % count, (number + 2) % count)
        let text = schema.replacing("NEXT", with: "{$ref: '#/components/schemas/C\(next)'}")
          .replacing("OTHER", with: "{$ref: '#/components/schemas/C\(other)'}")
        return "    C\(number): \(number == count - 1 ? "{type: object, properties: {l: {type: \(last)}}}" : text)"
      }
      let body = "requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/C0'}}}}"
      return Self.document(
        "post: {operationId: things, \(body), responses: {'204': {description: D}}}", schemas)
    }
    #expect(try await Self.noticed(from: document("string"), to: document("string")) == [])
    #expect(try await !Self.noticed(from: document("string"), to: document("integer")).isEmpty)
  }

  /// Alternatives of which each value may be a value of the other, as far as their forty properties are.
  @Test(.timeLimit(.minutes(1))) func overlapsWithinEachOtherAreFoundInBoundedTime() async throws {
    func document(_ type: String) -> String {
      let schemas = ["A", "B"].map { name in
        let names = (0..<40).map { "p\($0)" } + ["last"]
        let properties = names.enumerated().map { number, name in
          "\(name): {\(name == "last" ? "type: \(type)" : "$ref: '#/components/schemas/\(number % 2 == 0 ? "A" : "B")'")}"
        }
        return
          "    \(name): {type: object, required: [\(names.joined(separator: ", "))], properties: {\(properties.joined(separator: ", "))}}"
      }
      let body = """
        requestBody: {content: {application/json: {schema: {oneOf: [{$ref: '#/components/schemas/A'}, \
        {$ref: '#/components/schemas/B'}]}}}}
        """
      return Self.document(
        "post: {operationId: things, \(body), responses: {'204': {description: D}}}", schemas)
    }
    let rules = try await Self.noticed(from: document("string"), to: document("integer"))
    #expect(rules == ["req.type.changed", "req.type.changed"])
  }

  /// Each of many values of a keyword has a counterpart, or none has.
  @Test(.timeLimit(.minutes(1)), arguments: [(0, 0), (1, 0), (1, 1)])
  func manyValuesOfAKeywordAreComparedInBoundedTime(old: Int, new: Int) async throws {
    func document(_ first: Int) -> String {
      let parts = (0..<500).map { "{not: {const: 'v\($0 + first * 1000)'}}" }
      let body =
        "requestBody: {content: {application/json: {schema: {type: string, allOf: [\(parts.joined(separator: ", "))]}}}}"
      return Self.document(
        "post: {operationId: things, \(body), responses: {'204': {description: D}}}", ["    Unused: {}"])
    }
    let rules = try await Self.noticed(from: document(old), to: document(new))
    #expect(rules == (old == new ? [] : ["keyword.changed"]))
  }

  private static func noticed(from old: String, to new: String) async throws -> [String] {
    try await rules(from: old, to: new).filter { Rule.named($0).map { max($0.wire, $0.behaviour) != .none } ?? true }
  }
}
