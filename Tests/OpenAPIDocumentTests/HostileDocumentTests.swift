import Foundation
import OpenAPIDocument
import DataReading
import Testing

/// Documents made to exhaust a reader: each ends soon, in a small stack, with a document or with errors.
@Suite(.timeLimit(.minutes(10))) struct HostileDocumentTests {
  /// Reads on a thread with the smallest stack that platforms use.
  private func readInSmallStack(_ body: String) async throws -> Outcome {
    let description = Description.body(body)
    return try await withCheckedThrowingContinuation { continuation in
      let thread = Thread { continuation.resume(with: Result { try description.read() }) }
      thread.stackSize = 512 << 10
      thread.start()
    }
  }

  private static let count = 20_000

  private func lines(_ line: (Int) -> String) -> String {
    (0..<Self.count).map(line).joined(separator: "\n")
  }

  @Test(arguments: ["items: {", "not: {", "additionalProperties: {", "allOf: [{", "properties: {a: {"])
  func deepSchemas(opening: String) async throws {
    let closing = String(opening.reversed().compactMap { ["{": "}", "[": "]"][$0] })
    for depth in [38, 240] {
      let nested = String(repeating: opening, count: depth) + String(repeating: closing, count: depth)
      let outcome = try await readInSmallStack("components: {schemas: {A: {\(nested)}}}")
      #expect((outcome.document == nil) == (depth > 40))
    }
  }

  @Test func longChainsOfReferences() async throws {
    let outcome = try await readInSmallStack(
      "components:\n  schemas:\n    s\(Self.count): {}\n"
        + lines { "    s\($0): {$ref: '#/components/schemas/s\($0 + 1)'}" })
    #expect(outcome.document?.schemas.count == 1)
  }

  @Test func longChainsOfParts() async throws {
    let outcome = try await readInSmallStack(
      "components:\n  schemas:\n    s\(Self.count): {}\n"
        + lines { "    s\($0): {allOf: [{$ref: '#/components/schemas/s\($0 + 1)'}]}" })
    #expect(outcome.document?.schemas.count == Self.count + 1)
  }

  @Test func longChainsOfCallbacks() async throws {
    let outcome = try await readInSmallStack(
      "components:\n  callbacks:\n    c\(Self.count): {}\n"
        + lines { "    c\($0): {/: {get: {callbacks: {c: {$ref: '#/components/callbacks/c\($0 + 1)'}}}}}" })
    #expect(outcome.document != nil)
  }

  @Test func manyReferencesToAnItemOfManyOperations() async throws {
    let outcome = try await readInSmallStack(
      "components: {pathItems: {p: {get: {}, put: {}, post: {}, delete: {}, head: {}, patch: {}}}}\npaths:\n"
        + lines { "  /\($0): {$ref: '#/components/pathItems/p'}" })
    #expect(outcome.findings.contains { $0.contains("there are more than 50000 operations") })
  }

  @Test func manyWrongNamesAmongManyRightOnes() async throws {
    let outcome = try await readInSmallStack(
      "components:\n  schemas:\n" + lines { "    schema\($0): {items: {$ref: '#/components/schemas/scheme\($0)'}}" })
    #expect(outcome.diagnostics.count == Self.count)
  }

  @Test func manyNamesInOnePathAndManyOthersDeclared() async throws {
    let path = (0..<Self.count).map { "/{p\($0)}" }.joined()
    let outcome = try await readInSmallStack(
      "paths:\n  ? \(path)\n  : get:\n      parameters:\n"
        + lines { "        - {name: q\($0), in: path, required: true, schema: {}}" })
    #expect(outcome.diagnostics.count == Self.count + 1)
  }

  @Test func aCircleOfManyParts() async throws {
    let outcome = try await readInSmallStack(
      "components:\n  schemas:\n"
        + lines {
          "    s\($0): {allOf: [{$ref: '#/components/schemas/s\(($0 + 1) % Self.count)'}, {$ref: '#/components/schemas/s0'}]}"
        })
    #expect(outcome.findings.contains { $0.contains("is a part of itself") })
  }

  @Test func theLimitsOfTheReaderHold() throws {
    let description = Description.body("components: {schemas: {A: {title: \(String(repeating: "a", count: 500))}}}")
    let outcome = try description.read(limits: ReadingLimits(maxBytes: 100))
    #expect(outcome.document == nil)
  }
}
