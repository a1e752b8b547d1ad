// The parts of an `allOf`, and the keywords beside it and beside alternatives: all of them apply, or a warning reports
// what is lost.

import Diagnostics
import SwiftEmission
import Testing

@Suite struct AllOfTests {
  /// Returns the text that is generated for an object with one required property, and the warnings.
  static func emitted(_ schema: String, schemas: String = "") throws -> (text: String, warnings: [String]) {
    let text = """
      openapi: 3.1.0
      info: {title: T, version: "1"}
      paths:
        /:
          get:
            operationId: get
            responses: {"200": {description: A., content: {application/json: {schema: {$ref: '#/components/schemas/Whole'}}}}}
      components:
        schemas:
          S: {type: string}
          E: {type: string, enum: [a, b, c]}
          L: {type: array}
          C: {type: object, properties: {n: {type: string}}}
          D: {type: object, properties: {m: {type: string}}}
          Whole: {type: object, required: [p], properties: {p: \(schema)}}
          \(schemas)
      """
    let (files, diagnostics) = try Description(files: ["spec.yaml": text]).emitted()
    return (
      files.map(\.text).joined(),
      diagnostics.filter { $0.severity == .warning && $0.location != nil && $0.hint != nil }.map(\.message)
    )
  }

  @Test(arguments: [
    ("{type: string, allOf: [{description: Text.}, {minLength: 1}]}", "String"),
    ("{type: string, allOf: [{$ref: '#/components/schemas/S'}, {$ref: '#/components/schemas/S'}]}", "String"),
    ("{type: string, format: date-time, allOf: [{$ref: '#/components/schemas/S'}]}", "Date"),
    ("{format: date-time, allOf: [{$ref: '#/components/schemas/S'}]}", "Date"),
    ("{allOf: [{$ref: '#/components/schemas/S'}, {format: uuid}]}", "UUID"),
    ("{$ref: '#/components/schemas/S', format: uuid}", "UUID"),
    ("{allOf: [{type: integer}, {format: int64}]}", "Int64"),
    ("{allOf: [{type: string}, {enum: [x, y]}]}", "WholeP"),
    ("{enum: [x, y], allOf: [{$ref: '#/components/schemas/S'}]}", "WholeP"),
    ("{const: x, allOf: [{$ref: '#/components/schemas/S'}]}", "WholeP"),
    ("{enum: [a, b], allOf: [{$ref: '#/components/schemas/E'}]}", "WholeP"),
    ("{enum: [a, b, c, d], allOf: [{$ref: '#/components/schemas/E'}]}", "E"),
    ("{enum: [a, b], oneOf: [{$ref: '#/components/schemas/E'}]}", "WholeP"),
    ("{enum: [a, b], oneOf: [{const: a}, {const: b}]}", "WholeP"),
    ("{oneOf: [{const: a}, {const: b}]}", "WholeP"),
    ("{items: {type: integer}, allOf: [{$ref: '#/components/schemas/L'}]}", "[Int]"),
    ("{type: array, items: {type: integer}, allOf: [{minItems: 1}, {maxItems: 2}]}", "[Int]"),
    ("{allOf: [{type: array, items: {type: number}}, {type: array, items: {type: integer}}]}", "[Int]"),
    (
      "{allOf: [{type: array, items: {$ref: '#/components/schemas/C'}}, {items: {$ref: '#/components/schemas/D'}}]}",
      "[WholePItem]"
    ),
    ("{additionalProperties: {type: integer}, allOf: [{description: D.}]}", "[String: Int]"),
    ("{allOf: [{additionalProperties: {type: number}}, {additionalProperties: {type: integer}}]}", "[String: Int]"),
    ("{type: object, allOf: [{$ref: '#/components/schemas/C'}]}", "C"),
    ("{type: object, additionalProperties: false, allOf: [{$ref: '#/components/schemas/C'}]}", "C"),
    ("{type: [string, integer], allOf: [{$ref: '#/components/schemas/S'}]}", "String"),
  ])
  func allOfItHolds(schema: String, type: String) throws {
    let (text, warnings) = try Self.emitted(schema)
    #expect(text.contains("  public var p: \(type)\n"), "\(text)")
    #expect(warnings.isEmpty)
  }

  @Test(arguments: [
    "{allOf: [{type: string, format: uuid}, {type: string, format: date-time}]}",
    "{type: string, format: uuid, allOf: [{format: date-time}]}",
    "{allOf: [{type: string}, {type: integer}]}", "{type: integer, allOf: [{$ref: '#/components/schemas/S'}]}",
    "{type: object, allOf: [{$ref: '#/components/schemas/S'}]}",
    "{type: array, allOf: [{$ref: '#/components/schemas/C'}]}",
    "{allOf: [{$ref: '#/components/schemas/S'}, {$ref: '#/components/schemas/C'}]}",
    "{enum: [x], allOf: [{$ref: '#/components/schemas/E'}]}", "{enum: [1], allOf: [{$ref: '#/components/schemas/S'}]}",
    "{allOf: [{const: a}, {const: b}]}",
    "{type: string, allOf: [{oneOf: [{type: string}, {type: integer}]}]}",
  ])
  func whatNoTypeSaysIsFreeFormAndWarnedOf(schema: String) throws {
    let (text, warnings) = try Self.emitted(schema)
    #expect(text.contains("  public var p: JSONValue\n") || text.contains("  public var p: JSONValue?\n"), "\(text)")
    #expect(
      warnings == ["allOf: no type represents all parts together: the value becomes free-form JSON"])
  }

  @Test func whatPartsSayBesideTheirShapeIsSaid() throws {
    let (text, _) = try Self.emitted(
      "{type: array, minItems: 2, uniqueItems: true, allOf: [{items: {type: string}}, {maxItems: 5}, {minItems: 3}]}")
    #expect(text.contains("/// The property `p`. 3 to 5 elements. No element twice."), "\(text)")
    let hidden = try Self.emitted("{allOf: [{$ref: '#/components/schemas/S'}, {writeOnly: true}]}")
    #expect(!hidden.text.contains("public var p"))
  }

  @Test func undeclaredPropertiesAreKeptBesideAParts() throws {
    let (text, _) = try Self.emitted("{additionalProperties: true, allOf: [{$ref: '#/components/schemas/C'}]}")
    #expect(text.contains("public var additionalMembers: [String: JSONValue]"))
    let typed = try Self.emitted(
      "{additionalProperties: {type: integer}, allOf: [{$ref: '#/components/schemas/C'}, {additionalProperties: true}]}"
    )
    #expect(typed.text.contains("public var additionalMembers: [String: Int]"))
  }

  /// A single alternative of required properties isn't an alternative.
  @Test(arguments: ["anyOf", "oneOf"])
  func whatTheOnlyAlternativeRequiresIsRequired(keyword: String) throws {
    let whole = "{type: object, properties: {n: {type: string}, m: {type: string}}, \(keyword): "
    let one = try Self.emitted(whole + "[{required: [n]}]}")
    #expect(one.text.contains("  public var n: String\n") && one.text.contains("  public var m: String?\n"))
    #expect(one.warnings.isEmpty)
    let several = try Self.emitted(whole + "[{required: [n]}, {required: [n, m]}]}")
    #expect(several.text.contains("  public var n: String\n") && several.text.contains("  public var m: String?\n"))
    #expect(several.warnings == ["no type expresses that one of several alternatives is required: `m`"])
    let mixed = try Self.emitted("{\(keyword): [{$ref: '#/components/schemas/C'}, {required: [n]}]}")
    #expect(mixed.warnings == ["no type expresses that one of several alternatives is required: `n`"])
  }

  @Test func alternativesThatOnlyRestrictLeaveTheType() throws {
    let (text, warnings) = try Self.emitted("{type: string, anyOf: [{format: ipv4}, {pattern: '^a'}]}")
    #expect(text.contains("  public var p: String\n"))
    #expect(
      warnings == [
        "oneOf or anyOf: alternatives without types aren't carried over; the value has the type beside them"
      ])
  }

  @Test(arguments: ["properties: {x: {type: string}}", "enum: [{}]", "allOf: [{$ref: '#/components/schemas/E'}]"])
  func whatStandsBesideAlternativesIsCarriedOrWarnedOf(beside: String) throws {
    let (text, warnings) = try Self.emitted(
      "{oneOf: [{$ref: '#/components/schemas/C'}, {type: array, items: {type: string}}], \(beside)}")
    #expect(text.contains("  public var p: WholeP\n"))
    #expect(warnings == ["`\(beside.prefix { $0 != ":" })` beside oneOf or anyOf isn't carried over"])
  }

  @Test func alternativesOfTwoKindsAreFreeForm() throws {
    let (text, warnings) = try Self.emitted(
      "{oneOf: [{type: string}, {type: integer}], anyOf: [{type: boolean}, {type: string}]}")
    #expect(text.contains("  public var p: JSONValue"))
    #expect(
      warnings == ["oneOf beside anyOf: no type represents both together: the value becomes free-form JSON"])
    let one = try Self.emitted("{oneOf: [{$ref: '#/components/schemas/C'}], anyOf: [{$ref: '#/components/schemas/D'}]}")
    #expect(one.text.contains("public var n: String?") && one.text.contains("public var m: String?"))
  }
}
