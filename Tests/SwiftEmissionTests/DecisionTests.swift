// Small decisions about doc comments and warnings, each with a document of its own.

import Diagnostics
import SwiftEmission
import TestSupport
import Testing

@Suite struct DecisionTests {
  private static func description(
    _ operation: String, version: String = "3.0.3", schemas: String = "{}"
  ) -> Description {
    Description(files: [
      "spec.yaml": """
      openapi: \(version)
      info: {title: T, version: '1'}
      paths:
        /a:
      \(operation.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n"))
      components: {schemas: \(schemas)}
      """
    ])
  }

  @Test(
    arguments: [
      ("minimum: 1, exclusiveMinimum: true", "More than 1."),
      ("minimum: 1, exclusiveMinimum: false", "At least 1."),
      ("maximum: 5, exclusiveMaximum: true", "Less than 5."),
      ("minimum: 1, maximum: 5, exclusiveMaximum: true", "At least 1. Less than 5."),
      ("exclusiveMinimum: true", ""),
      ("minimum: 1.0e+2, maximum: 2.50e3", "100 to 2500."), ("multipleOf: 0.10", "A multiple of 0.1."),
      ("default: 1.0e+2", "Default: `100`."), ("default: 1.5e300", "Default: `1.5e+300`."),
      ("default: 0.1000000000000000055511151231257827", "Default: `0.1`."),
    ])
  func boundsAreSaidAsAPersonWouldSayThem(schema: String, comment: String) throws {
    let operation = """
      get:
        parameters: [{name: x, in: query, description: Some., schema: {type: number, \(schema)}}]
        responses: {'204': {description: d}}
      """
    let text = try Self.description(operation).emitted().files[0].text
    #expect(text.contains("/// - Parameter x: Some.\(comment.isEmpty ? "" : " \(comment)")\n"), "\(text)")
  }

  @Test(arguments: [
    "[{$ref: '#/components/schemas/A'}]", "[{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/C'}]",
  ])
  func aMappingToASchemaThatIsNoBranchIsWarnedOf(branches: String) throws {
    let operation = """
      get:
        responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/U'}}}}}
      """
    let kind = "type: object, required: [k], properties: {k: {type: string}}"
    let schemas = """
      {U: {oneOf: \(branches), discriminator: {propertyName: k, mapping: {a: '#/components/schemas/A', b: '#/components/schemas/B'}}}, A: {\(kind)}, B: {\(kind)}, C: {\(kind)}}
      """
    let warnings = try Self.description(operation, schemas: schemas).emitted().diagnostics.filter {
      $0.severity == .warning
    }
    #expect(warnings.map(\.message) == ["the discriminator maps 'b' to a schema that isn't one of the branches"])
  }

  @Test("a document that has x-retry for some operations needs it for all")
  func unsaidRetries() throws {
    func warnings(_ retry: String) throws -> [String] {
      let operations = ["post", "patch", "delete", "get", "put"].map { method in
        "\(method):\n  \(method == "delete" ? retry : "deprecated: false")\n  responses: {'204': {description: d}}"
      }
      return try Self.description(operations.joined(separator: "\n")).emitted().diagnostics
        .filter { $0.severity == .warning }.map(\.message)
    }
    #expect(try warnings("deprecated: true") == [])
    let message = "no x-retry: it is never retried after a failure that leaves the outcome unknown"
    #expect(try warnings("x-retry: never") == [message, message])
  }

  @Test(
    "text is hidden wherever x-secret marks it, and nothing else is hidden",
    arguments: [
      ("type: string, x-secret: true", true), ("type: [string, 'null'], x-secret: true", true),
      ("x-secret: true, allOf: [{type: string}]", true),
      ("x-secret: true, oneOf: [{type: string}, {type: 'null'}]", true),
      ("type: string, const: a, x-secret: true", true), ("type: string, format: date-time, x-secret: true", true),
      ("type: integer, x-secret: true", false), ("type: string, enum: [a, b], x-secret: true", false),
      ("type: object, additionalProperties: {type: string}, x-secret: true", false),
      ("type: array, items: {type: string}, x-secret: true", false), ("x-secret: true", false),
    ])
  func secrets(schema: String, isHidden: Bool) throws {
    let operation = """
      get:
        responses: {'200': {description: d, content: {application/json: {schema: {type: object, properties: {p: {\(schema)}}}}}}}
      """
    let description = Self.description(operation, version: "3.1.0")
    if isHidden {
      #expect(try description.emitted().files[0].text.contains("public var p: Secret?"))
    } else {
      let error = #expect(throws: DiagnosticError.self) { try description.emitted() }
      #expect(error?.diagnostics.map(\.message) == ["x-secret: only text can be a secret, and this is something else"])
    }
  }

  @Test(
    "a branch that is only encoded sends its other constants too",
    arguments: ["{type: string}", "{const: xml}", "{type: [string, 'null']}", "{type: integer}"],
    ["", ", required: [kind, format]"])
  func constants(format: String, required: String) async throws {
    let operation = """
      post:
        requestBody:
          content:
            application/json:
              schema:
                type: object
                properties:
                  part:
                    oneOf:
                      - {type: object, properties: {kind: {const: a}, format: {const: csv}}\(required)}
                      - {type: object, properties: {kind: {const: b}, format: \(format)}}
        responses: {'204': {description: d}}
      """
    let files = try Self.description(operation, version: "3.1.0").emitted().files
    #expect(try await SwiftCompiler.complaints(about: files) == nil)
    #expect(files[0].text.contains(#""csv""#))
  }

  @Test func whatTheServerIsKnownForStandsAtTheOperation() throws {
    let operation = """
      post:
        operationId: count
        x-rate-limit: own
        x-outcome: list the counts
        x-known-faults: {'500': It fails., '403': Older servers refuse.}
        responses: {'204': {description: d}}
      """
    let text = try Self.description(operation).emitted().files[0].text
    #expect(text.contains("      hasOwnRateLimit: true,\n      outcome: \"list the counts\",\n"), "\(text)")
    #expect(text.contains(#"knownFaults: [403: "Older servers refuse.", 500: "It fails."])"#), "\(text)")
  }

  @Test(
    arguments: [
      ("x-rate-limit: shared", #"x-rate-limit: expected own, found "shared""#),
      ("x-outcome: 3", "x-outcome: expected text, found an integer"),
      ("x-known-faults: []", "x-known-faults: expected texts by status, found a list"),
      ("x-known-faults: {'200': a}", "x-known-faults: '200' isn't a status of an error"),
      ("x-known-faults: {'500': 1}", "x-known-faults: expected text, found an integer"),
    ])
  func aFactThatCannotBeReadIsAnError(fact: String, message: String) throws {
    let operation = "get:\n  \(fact)\n  responses: {'204': {description: d}}"
    let error = #expect(throws: (any Error).self) { try Self.description(operation).emitted() }
    #expect(error.map { "\($0)" }?.contains("error: \(message)") == true)
  }
}
