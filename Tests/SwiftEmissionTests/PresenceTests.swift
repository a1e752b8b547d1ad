// Required and nullable properties, in every spelling of OpenAPI 3.0 and 3.1.

import Diagnostics
import Foundation
import SwiftEmission
import TestSupport
import Testing

@Suite struct PresenceTests {
  struct Spelling: Sendable, CustomTestStringConvertible {
    let version: String
    /// The schema of the property `c`, which is required.
    let schema: String
    /// Other schemas of the components.
    var others = ""
    /// The type of `c`.
    let type: String
    var testDescription: String { "\(version): \(schema) \(others)" }
  }

  static let reference = "$ref: '#/components/schemas/C'"
  static let spellings = [
    Spelling(version: "3.0.3", schema: "{\(reference)}", type: "C"),
    Spelling(version: "3.0.3", schema: "{\(reference), nullable: true}", type: "C?"),
    Spelling(version: "3.0.3", schema: "{\(reference), nullable: false}", type: "C"),
    Spelling(version: "3.0.3", schema: "{allOf: [{\(reference)}], nullable: true}", type: "C?"),
    Spelling(version: "3.0.3", schema: "{oneOf: [{\(reference)}], nullable: true}", type: "C?"),
    Spelling(version: "3.0.3", schema: "{anyOf: [{\(reference)}], nullable: true, readOnly: true}", type: "C?"),
    Spelling(version: "3.0.3", schema: "{allOf: [{\(reference), nullable: true}]}", type: "C?"),
    Spelling(
      version: "3.0.3", schema: "{$ref: '#/components/schemas/D'}", others: "D: {\(reference), nullable: true}",
      type: "C?"),
    Spelling(
      version: "3.0.3", schema: "{$ref: '#/components/schemas/D'}",
      others: "D: {allOf: [{\(reference)}], nullable: true}", type: "C?"),
    Spelling(
      version: "3.0.3", schema: "{$ref: '#/components/schemas/D'}",
      others: "D: {type: object, nullable: true, properties: {a: {type: string}}}", type: "D?"),
    Spelling(
      version: "3.0.3", schema: "{$ref: '#/components/schemas/D'}",
      others: "D: {nullable: true, oneOf: [{\(reference)}, {type: integer}]}", type: "D?"),
    Spelling(
      version: "3.0.3", schema: "{$ref: '#/components/schemas/D'}",
      others: "D: {type: string, nullable: true, enum: [a, b]}", type: "D?"),
    Spelling(version: "3.0.3", schema: "{type: array, items: {allOf: [{\(reference)}], nullable: true}}", type: "[C?]"),
    Spelling(version: "3.0.3", schema: "{type: array, items: {\(reference), nullable: true}}", type: "[C?]"),
    Spelling(
      version: "3.0.3", schema: "{type: object, additionalProperties: {\(reference), nullable: true}}",
      type: "[String: C?]"),
    Spelling(version: "3.1.0", schema: "{allOf: [{\(reference)}], nullable: true}", type: "C?"),
    Spelling(version: "3.1.0", schema: "{\(reference), nullable: true}", type: "C?"),
    Spelling(version: "3.1.0", schema: "{\(reference), type: [object, 'null']}", type: "C?"),
    Spelling(version: "3.1.0", schema: "{anyOf: [{\(reference)}, {type: 'null'}]}", type: "C?"),
    Spelling(
      version: "3.1.0", schema: "{allOf: [{$ref: '#/components/schemas/N'}, {type: string}]}",
      others: "N: {type: [string, 'null']}", type: "String"),
    Spelling(
      version: "3.1.0", schema: "{$ref: '#/components/schemas/N', type: string}",
      others: "N: {type: [string, 'null']}", type: "String"),
    Spelling(
      version: "3.1.0", schema: "{type: string, anyOf: [{type: string}, {type: 'null'}]}", type: "String"),
    Spelling(version: "3.1.0", schema: "{oneOf: [{\(reference)}, {enum: [null]}]}", type: "C?"),
    Spelling(version: "3.1.0", schema: "{oneOf: [{\(reference)}, {const: null}]}", type: "C?"),
    Spelling(version: "3.1.0", schema: "{type: [string, 'null']}", type: "String?"),
    Spelling(version: "3.1.0", schema: "{type: string, nullable: true}", type: "String?"),
    Spelling(
      version: "3.1.0", schema: "{allOf: [{$ref: '#/components/schemas/D'}, {description: Text.}]}",
      others: "D: {anyOf: [{\(reference)}, {type: 'null'}]}", type: "C?"),
  ]

  @Test(arguments: spellings) func whatMayBeNullIsOptional(spelling: Spelling) async throws {
    let description = Self.description(
      """
      C: {type: object, required: [n], properties: {n: {type: string}}}
      Whole: {type: object, required: [c], properties: {c: \(spelling.schema)}}
      \(spelling.others)
      """, version: spelling.version)
    let files = try description.emitted().files
    #expect(
      files.contains { $0.text.contains("  public var c: \(spelling.type)\n") },
      "\(files.map(\.text).joined())")
  }

  /// Returns a document whose only operation responds with the schema `root` among these schemas of the components.
  private static func description(
    _ schemas: String, version: String = "3.1.0", root: String = "Whole"
  ) -> Description {
    let indented = schemas.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
    let text = """
      openapi: \(version)
      info: {title: T, version: "1"}
      paths:
        /:
          get:
            operationId: get
            responses: {"200": {description: A., content: {application/json: {schema: {$ref: '#/components/schemas/\(root)'}}}}}
      components:
        schemas:
      \(indented)
      """
    return Description(files: ["spec.yaml": text])
  }

  /// A property that several parts declare: all declarations apply.
  @Test(arguments: [
    ("[{properties: {p: {type: string}}}, {properties: {p: {description: Its name.}}}]", "String?"),
    ("[{required: [p], properties: {p: {type: string}}}, {properties: {p: {description: Its name.}}}]", "String"),
    ("[{required: [p], properties: {p: {type: string}}}, {properties: {p: {type: [string, 'null']}}}]", "String"),
    ("[{required: [p], properties: {p: {type: [string, 'null']}}}, {properties: {p: {type: string}}}]", "String"),
    ("[{required: [p], properties: {p: {type: number}}}, {properties: {p: {type: integer}}}]", "Int"),
    (
      "[{required: [p], properties: {p: {type: string, format: date-time}}}, {properties: {p: {type: string}}}]", "Date"
    ),
    ("[{required: [p], properties: {p: {$ref: '#/components/schemas/C'}}}, {properties: {p: {description: D.}}}]", "C"),
    (
      "[{required: [p], properties: {p: {$ref: '#/components/schemas/C'}}}, {properties: {p: {required: [n]}}}]",
      "WholeP"
    ),
    (
      "[{required: [p], properties: {p: {properties: {a: {type: string}}}}}, {properties: {p: {properties: {b: {type: string}}}}}]",
      "WholeP"
    ),
  ])
  func allDeclarationsOfAPropertyHold(parts: String, type: String) throws {
    let description = Self.description(
      """
      C: {type: object, properties: {n: {type: string}}}
      Whole: {type: object, allOf: \(parts)}
      """)
    let emitted = try description.emitted().files.map(\.text).joined()
    #expect(emitted.contains("  public var p: \(type)\n"), "\(emitted)")
    if parts.contains("required: [n]") { #expect(emitted.contains("  public var n: String\n"), "\(emitted)") }
    if parts.contains("b: {") {
      #expect(emitted.contains("  public var a: String?\n") && emitted.contains("  public var b: String?\n"))
    }
  }

  /// Declarations that refer to each other in every order are processed completely.
  @Test func declarationsOfARecursivePropertyComeToAnEnd() async throws {
    let description = Self.description(
      """
      P: {type: object, properties: {x: {allOf: [{$ref: '#/components/schemas/P'}, {$ref: '#/components/schemas/Q'}]}}}
      Q: {type: object, properties: {x: {allOf: [{$ref: '#/components/schemas/Q'}, {$ref: '#/components/schemas/P'}]}, y: {allOf: [{$ref: '#/components/schemas/P'}], description: Y.}}}
      """, root: "P")
    let files = try description.emitted().files
    #expect(try await SwiftCompiler.complaints(about: files) == nil)
  }

  @Test func itemsOfAPageMayBeNull() throws {
    let text = """
      openapi: 3.1.0
      info: {title: T, version: "1"}
      paths:
        /:
          get:
            operationId: get
            parameters: [{name: offset, in: query, schema: {type: integer}}]
            responses:
              "200":
                description: A.
                content:
                  application/json:
                    schema: {type: object, properties: {count: {type: integer}, next: {type: [string, 'null']}, results: {type: array, items: {type: [string, 'null']}}}}
      """
    let emitted = try Description(files: ["spec.yaml": text]).emitted().files.map(\.text).joined()
    #expect(emitted.contains("APIOperation<OffsetPage<String?>>"), "\(emitted)")
  }

  /// A property that is required beside alternatives isn't required in their types, which a warning reports.
  @Test(arguments: [
    "{allOf: [{oneOf: [{$ref: '#/components/schemas/P'}, {$ref: '#/components/schemas/Q'}]}, {required: [b]}]}",
    "{oneOf: [{$ref: '#/components/schemas/P'}, {$ref: '#/components/schemas/Q'}], required: [b, k]}",
  ])
  func whatIsRequiredBesideAlternativesIsWarnedOf(schema: String) throws {
    let description = Self.description(
      """
      P: {type: object, required: [k], properties: {k: {const: x}, b: {type: string}}}
      Q: {type: object, required: [k], properties: {k: {const: y}, b: {type: string}}}
      Whole: \(schema)
      """)
    let warnings = try description.emitted().diagnostics.map(\.message)
    #expect(warnings == ["`b` is required beside alternatives, whose own types don't require it"])
  }

  /// Parts of an `allOf` of which the last, or the schema itself, requires properties of others.
  @Test(arguments: [
    "{allOf: [{$ref: '#/components/schemas/C'}, {required: [a]}]}",
    "{allOf: [{$ref: '#/components/schemas/C'}, {type: object, required: [a]}]}",
    "{allOf: [{required: [a]}, {$ref: '#/components/schemas/C'}]}",
    "{allOf: [{$ref: '#/components/schemas/C'}], required: [a]}",
    "{allOf: [{$ref: '#/components/schemas/C'}, {allOf: [{required: [a]}, {description: Deep.}]}]}",
    "{allOf: [{$ref: '#/components/schemas/D'}, {required: [a]}]}",
    "{allOf: [{$ref: '#/components/schemas/C'}, {$ref: '#/components/schemas/R'}]}",
    "{allOf: [{$ref: '#/components/schemas/C'}, {type: object, required: [a, c], properties: {c: {type: string}}}]}",
    "{$ref: '#/components/schemas/C', required: [a]}",
    "{properties: {a: {type: string}, b: {type: string}}, anyOf: [{required: [a]}]}",
    "{properties: {a: {type: string}, b: {type: string}}, anyOf: [{required: [b]}, {required: [a]}], required: [a]}",
  ])
  func whatAnyPartRequiresIsRequired(schema: String) async throws {
    let text = """
      openapi: 3.1.0
      info: {title: T, version: "1"}
      paths:
        /:
          post:
            operationId: post
            requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Whole'}}}}
            responses: {"204": {description: A.}}
      components:
        schemas:
          C: {type: object, properties: {a: {type: string}, b: {type: string}}}
          D: {allOf: [{$ref: '#/components/schemas/C'}, {description: Another.}]}
          R: {required: [a]}
          Whole: \(schema)
      """
    let files = try Description(files: ["spec.yaml": text]).emitted().files
    let emitted = files.map(\.text).joined()
    #expect(emitted.contains("  public var a: String\n") && emitted.contains("  public var b: String?\n"), "\(emitted)")
  }

  /// Every configuration of the shipped API whose schema has required properties.
  @Test func aConfigWithoutWhatItNeedsDoesNotCompile() async throws {
    let configs = [
      "AwsS3Config", "S3CompatibleConfig", "AzureBlobConfig", "BigQueryConfig", "DatabricksConfig", "PostgresConfig",
      "RedshiftConfig", "SnowflakeConfig", "HTTPConfig", "WorkflowsConfig", "RedshiftCopyInputs",
    ]
    let lines = ["import PostHogAPI"] + configs.map { "let \($0.lowercased()) = \($0)()" }
    let complaints = try await SwiftCompiler.complaints(about: ["main.swift": lines.joined(separator: "\n") + "\n"])
    for line in 2...lines.count {
      #expect(complaints?.contains("main.swift:\(line):") == true, "\(lines[line - 1]) compiles")
    }
    #expect(
      try await SwiftCompiler.complaints(about: ["main.swift": "import PostHogAPI\nlet config = NoOpConfig()\n"]) == nil
    )
  }

  /// Generating no files at all is always a mistake of the user.
  @Test(arguments: [
    "paths: {}\ncomponents: {schemas: {A: {type: object}}}",
    "paths: {/: {post: {requestBody: {required: true, content: {text/plain: {}}}, responses: {'204': {description: A.}}}}}",
  ])
  func aDocumentFromWhichNothingCanBeGeneratedIsRejected(body: String) throws {
    let description = Description(files: ["spec.yaml": "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n\(body)\n"])
    let error = #expect(throws: (any Error).self) { try description.emitted() }
    #expect(error.map { "\($0)".contains("nothing can be generated") } == true)
  }
}
