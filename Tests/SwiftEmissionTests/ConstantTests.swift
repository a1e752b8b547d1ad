// `const`, and the equivalent `enum` of one value.

import Foundation
import SwiftEmission
import TestSupport
import Testing

@Suite struct ConstantTests {
  /// Returns what is generated for a body and, if it is also decoded, for the same schema in a response.
  private static func emitted(
    _ kind: String, required: Bool = false, method: String = "post", isRead: Bool = false
  ) throws -> [EmittedFile] {
    let content = "{application/json: {schema: {$ref: '#/components/schemas/Whole'}}}"
    let text = """
      openapi: 3.1.0
      info: {title: T, version: "1"}
      paths:
        /:
          \(method):
            operationId: send
            requestBody: {required: true, content: \(content)}
            responses: {"200": {description: A.\(isRead ? ", content: \(content)" : "")}}
      components:
        schemas:
          Whole:
            type: object
            required: [name\(required ? ", kind" : "")]
            properties: {kind: {\(kind)}, name: {type: string}}
      """
    return try Description(files: ["spec.yaml": text]).emitted().files
  }

  @Test("both spellings are the same type", arguments: ["post", "patch"], [true, false])
  func spellings(method: String, required: Bool) async throws {
    for isRead in [true, false] {
      for (const, one) in [
        ("const: a", "enum: [a]"), ("type: [string, 'null'], const: a", "type: [string, 'null'], enum: [a]"),
        ("const: 7", "enum: [7]"),
      ] {
        let files = try Self.emitted(const, required: required, method: method, isRead: isRead)
        let others = try Self.emitted(one, required: required, method: method, isRead: isRead)
        #expect(files.map(\.text) == others.map(\.text))
        #expect(try await SwiftCompiler.complaints(about: files) == nil)
      }
    }
  }

  @Test(arguments: [
    ("const: a", false, "post", "kind: WholeKind? = nil", "json.write(\"kind\", kind)"),
    ("const: a", false, "patch", "kind: WholeKind? = nil", "json.write(\"kind\", kind)"),
    (
      "type: [string, 'null'], const: a", false, "patch", "kind: Patch<WholeKind> = .keep", "json.write(\"kind\", kind)"
    ),
    ("type: [string, 'null'], const: a", true, "post", "kind: WholeKind?,", "json.writeNullable(\"kind\", kind)"),
    (
      "type: [string, 'null'], enum: [a]", false, "patch", "kind: Patch<WholeKind> = .keep",
      "json.write(\"kind\", kind)"
    ),
  ])
  func aConstantThatMayBeAbsentOrNullIsSentWhenItIsSet(
    kind: String, required: Bool, method: String, parameter: String, write: String
  ) throws {
    let text = try Self.emitted(kind, required: required, method: method).map(\.text).joined()
    #expect(text.contains(parameter) && text.contains(write), "\(text)")
  }

  @Test(arguments: [("const: a", "\"a\""), ("enum: [a]", "\"a\""), ("type: integer, const: 7", "7")])
  func aConstantThatMustBeThereIsAlwaysSent(kind: String, literal: String) throws {
    let text = try Self.emitted(kind, required: true).map(\.text).joined()
    #expect(text.contains("json.write(\"kind\", \(literal))") && text.contains("init(name: String)"), "\(text)")
    #expect(text.contains("try json.expect(\"kind\", \(literal))"))
    // A type that is also decoded keeps the value of the server.
    let both = try Self.emitted(kind, required: true, isRead: true).map(\.text).joined()
    #expect(both.contains("public private(set) var kind: WholeKind") && both.contains("init(name: String)"), "\(both)")
    #expect(both.contains("kind = try json.required(\"kind\")") && both.contains("json.write(\"kind\", kind)"))
    #expect(both.contains("self.kind = .\(literal == "7" ? "value7" : "a")\n"))
  }

  @Test func aTruthValueThatMustBeThereIsAlwaysSent() throws {
    let text = try Self.emitted("const: true", required: true).map(\.text).joined()
    #expect(text.contains("json.write(\"kind\", true)") && text.contains("init(name: String)"), "\(text)")
    let both = try Self.emitted("enum: [true]", required: true, isRead: true).map(\.text).joined()
    #expect(both.contains("public private(set) var kind: Bool") && both.contains("self.kind = true"), "\(both)")
  }
}
