// Operations that differ only by the beginning of their path are emitted once, so nothing else may differ between them.

import SpecReading
import SwiftEmission
import Testing

@Suite struct TwinTests {
  /// Two operations at two levels, each with something of its own.
  private func emit(_ first: String, _ second: String) throws -> [EmittedFile] {
    let levels = [("zoo", "zoos", "", first), ("park", "parks", "park_", second)].map { name, path, prefix, own in
      """
        /\(path)/{\(name)}/pets:
          parameters: [{name: \(name), in: path, required: true, schema: {type: integer}}]
          post: {operationId: \(prefix)pets_add, \(own)}
      """
    }
    let configuration = """
      scopes:
        protocol: Keeper
        levels:
          - {name: zoo, type: Zoo, path: '/zoos/{zoo}'}
          - {name: park, type: Park, path: '/parks/{park}', operation-prefix: park_}
      """
    let spec = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n" + levels.joined(separator: "\n")
    return try Description(files: ["spec.yaml": spec, "apigen.yaml": configuration]).emitted().files
  }

  private static func body(_ schema: String) -> String {
    "requestBody: {required: true, content: {application/json: {schema: \(schema)}}}, responses: {'204': {description: D}}"
  }

  @Test(arguments: [
    ("{type: string}", "{type: string, x-secret: true}"), ("{type: string, x-secret: true}", "{type: string}"),
    ("{type: string, maxLength: 1}", "{type: string, maxLength: 2}"),
    ("{type: string, enum: [a], x-enum-varnames: [b]}", "{type: string, enum: [a], x-enum-varnames: [c]}"),
    ("{type: string}", "{type: string, deprecated: true}"), ("{type: string}", "{type: string, description: D}"),
    (
      "{type: object, properties: {a: {items: {type: string}}}}",
      "{type: object, properties: {a: {items: {type: string, x-odd: [1, {b: 2}]}}}}"
    ),
  ])
  func schemasThatDifferAreRefused(first: String, second: String) throws {
    let error = #expect(throws: DiagnosticError.self) { try emit(Self.body(first), Self.body(second)) }
    #expect(error?.diagnostics.contains { $0.message.hasSuffix("but differ in the request body") } == true)
  }

  @Test func securityThatDiffersIsRefused() throws {
    let error = #expect(throws: DiagnosticError.self) {
      try emit(Self.body("{}"), Self.body("{}") + ", security: []")
    }
    #expect(error?.diagnostics.contains { $0.message.hasSuffix("but differ in `security`") } == true)
  }

  @Test(arguments: [
    (
      "{type: object, required: [a, b], properties: {a: {type: string}, b: {type: string}}}",
      "{properties: {a: {type: string}, b: {type: string}}, required: [b, a], type: object}"
    ),
    ("{type: string, x-a: {b: 1, c: 2}}", "{x-a: {c: 2, b: 1}, type: string}"),
  ])
  func whatIsWrittenInAnotherOrderIsTheSame(first: String, second: String) throws {
    #expect(try !emit(Self.body(first), Self.body(second)).isEmpty)
  }

  @Test func whatAnOperationSaysOfItselfMayDiffer() throws {
    let own = ", summary: S, description: D, tags: [T], deprecated: true, x-deprecation-message: M"
    #expect(try !emit(Self.body("{}"), Self.body("{}") + own).isEmpty)
  }
}
