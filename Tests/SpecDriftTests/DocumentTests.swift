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

  private static func rules(from old: String, to new: String) throws -> [String] {
    let files = FileStore(texts: ["old.yaml": old, "new.yaml": new])
    let sides = try ["old.yaml", "new.yaml"].map { try Comparison.Side(documentAt: $0, files: files) }
    return Comparison(old: sides[0], new: sides[1], today: "2026-11-28").changes.map(\.rule.id)
  }

  /// Servers are compared with the defaults of their variables, as the generator uses them.
  @Test func serversWithVariablesAreComparedByTheirDefaults() throws {
    func server(_ url: String, _ name: String, _ value: String) -> String {
      Self.document(server: "{url: '\(url)', variables: {\(name): {default: '\(value)'}}}")
    }
    let plain = Self.document(server: "{url: 'https://example.com/api'}")
    let origin = server("{origin}/api", "origin", "https://example.com")
    #expect(try Self.rules(from: plain, to: origin) == [])
    #expect(try Self.rules(from: origin, to: plain) == [])
    let moved = server("{origin}/api", "origin", "https://example.org")
    #expect(try Self.rules(from: plain, to: moved) == ["server.host-changed"])
    #expect(try Self.rules(from: origin, to: moved) == ["server.variable-changed"])
    let old = server("https://example.com/{base}", "base", "v1")
    let new = server("https://example.com/{base}", "base", "v2")
    #expect(try Self.rules(from: old, to: new).contains("server.base-path-changed"))
    #expect(try !Self.rules(from: old, to: new).contains("server.variable-changed"))
    #expect(try Self.rules(from: plain, to: server("https://example.com/{base}", "base", "api")) == [])
  }

  @Test func aDocumentIsReadOnceAlsoWhereNoCodeCanBeGenerated() throws {
    let text = Self.document(server: "{url: /}").replacing(
      "operationId: things", with: "operationId: things, x-retry: often")
    #expect(try Self.rules(from: text, to: text) == ["surface.not-compared"])
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
}
