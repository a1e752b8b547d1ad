// Documents that contradict themselves, or say what no type can represent: no generated type is wrong.

import Diagnostics
import SwiftEmission
import Testing

@Suite struct ContradictionTests {
  @Test(arguments: [
    (
      "{type: integer, enum: ['1']}",
      "enum: \"1\" doesn't have the type of the schema: values become free-form JSON"
    ),
    (
      "{type: string, enum: [a, 1]}",
      "enum: 1 doesn't have the type of the schema: values become free-form JSON"
    ),
    (
      "{type: integer, enum: [1, 1.5]}",
      "enum: 1.5 doesn't have the type of the schema: values become free-form JSON"
    ),
    (
      "{type: string, const: null}",
      "const: null doesn't have the type of the schema: values become free-form JSON"
    ),
    ("{const: a, enum: [b, c]}", "const: \"a\" isn't one of the values of `enum`: it becomes free-form JSON"),
    ("false", "no value satisfies `false`: it becomes free-form JSON"),
    (
      "{type: integer, const: a}",
      "const: \"a\" doesn't have the type of the schema: values become free-form JSON"
    ),
    ("{enum: [a, 1]}", "enum: these values become free-form JSON"),
    ("{const: {a: 1}}", "const: these values become free-form JSON"),
    (
      "{type: [object, array], properties: {a: {type: string}}, items: {type: string}}",
      "type: values of several types become free-form JSON"
    ),
  ])
  func valuesOfAnotherTypeAreFreeForm(schema: String, warning: String) throws {
    let (text, warnings) = try AllOfTests.emitted(schema)
    #expect(text.contains("  public var p: JSONValue"), "\(text)")
    #expect(warnings == [warning])
  }

  @Test(arguments: [
    ("{type: integer, default: abc}", "\"abc\""), ("{type: integer, default: 1.5}", "1.5"),
    ("{type: string, default: 1}", "1"), ("{type: boolean, default: 'true'}", "\"true\""),
    ("{type: array, items: {type: string}, default: {}}", "{}"),
    ("{$ref: '#/components/schemas/E', default: d}", "\"d\""),
    ("{type: integer, enum: [1, 2], default: 3}", "3"), ("{type: [string, integer], default: []}", "[]"),
    ("{$ref: '#/components/schemas/C', default: a}", "\"a\""),
  ])
  func aDefaultOfAnotherTypeIsLeftOut(schema: String, value: String) throws {
    let (text, warnings) = try AllOfTests.emitted(schema)
    #expect(warnings == ["default: \(value) isn't a value of this schema: it is left out"])
    #expect(!text.contains("Default:") && !text.contains("default:"), "\(text)")
  }

  @Test(arguments: [
    "{type: integer, default: 2.0}", "{type: number, default: 1}", "{type: string, default: null}",
    "{type: [string, integer], default: a}", "{oneOf: [{$ref: '#/components/schemas/E'}, {enum: ['']}], default: ''}",
    "{anyOf: [{$ref: '#/components/schemas/E'}, {type: string}], default: d}",
    "{type: integer, enum: [1, 2.0], default: 2}",
    "{type: object, default: {}}", "{default: 1}", "{type: [integer, number], default: 1.5}",
  ])
  func aDefaultOfTheTypeIsKept(schema: String) throws {
    #expect(try AllOfTests.emitted(schema).warnings.isEmpty)
  }

  /// `items` describes the elements after the first ones, and `additionalProperties` those that no pattern matches.
  @Test(arguments: [
    ("{type: array, prefixItems: [{type: string}], items: {type: integer}}", "[JSONValue]"),
    ("{type: array, prefixItems: [{type: string}], items: false}", "[JSONValue]"),
    ("{type: object, patternProperties: {'^x': {type: string}}, additionalProperties: {type: integer}}", "JSONValue"),
    ("{type: object, patternProperties: {'^x': {type: string}}, additionalProperties: false}", "JSONValue"),
  ])
  func whatHoldsOfSomeElementsOnlyIsNotSaidOfAll(schema: String, type: String) throws {
    let (text, warnings) = try AllOfTests.emitted(schema)
    #expect(text.contains("  public var p: \(type)\n"), "\(text)")
    #expect(warnings.count == (schema.contains("integer") ? 1 : 0))
    #expect(warnings.allSatisfy { $0.hasPrefix("`items` beside") || $0.hasPrefix("`additionalProperties` beside") })
  }

  static func parameter(_ parameter: String) throws -> (text: String, warnings: [String]) {
    let text = """
      openapi: 3.1.0
      info: {title: T, version: "1"}
      paths:
        /:
          get:
            operationId: get
            parameters: [{name: x, in: query, \(parameter)}]
            responses: {"204": {description: A.}}
      """
    let (files, diagnostics) = try Description(files: ["spec.yaml": text]).emitted()
    return (files.map(\.text).joined(), diagnostics.filter { $0.severity == .warning }.map(\.message))
  }

  @Test(arguments: [
    ("abc", "type: integer"), ("1.5", "type: integer"), ("x", "type: number"), ("1", "type: boolean"),
    ("x", "type: string, format: uuid"), ("tomorrow", "type: string, format: date"),
    ("2026-01-01", "type: string, format: date-time"), ("2026-01-01T00:00:00", "type: string, format: date-time"),
    ("2026-01-01T00:00:00Zz", "type: string, format: date-time"), ("c", "type: string, enum: [a, b]"),
    ("3", "enum: [1, 2]"),
  ])
  func aSentDefaultOfAnotherTypeIsRefused(value: String, schema: String) throws {
    let error = #expect(throws: DiagnosticError.self) {
      try Self.parameter("x-sent-default: \(value), schema: {\(schema)}")
    }
    #expect(error?.diagnostics.map(\.message) == ["x-sent-default: '\(value)' isn't a value of the parameter 'x'"])
  }

  @Test(arguments: [
    ("1", "type: integer"), ("1.5", "type: number"), ("true", "type: boolean"),
    ("2026-01-01", "type: string, format: date"),
    ("'2026-01-01T00:00:00Z'", "type: string, format: date-time"),
    ("'2026-01-01T00:00:00.5-03:30'", "type: string, format: date-time"), ("a", "type: string, enum: [a, b]"),
    ("2", "enum: [1, 2]"), ("0198C0DE-0000-0000-0000-00000000000f", "type: string, format: uuid"),
    ("x", "type: string"),
  ])
  func aSentDefaultOfTheTypeIsTaken(value: String, schema: String) throws {
    #expect(try Self.parameter("x-sent-default: \(value), schema: {\(schema)}").warnings.isEmpty)
  }

  @Test func aFreeFormParameterIsTextAndWarnedOf() throws {
    let (text, warnings) = try Self.parameter("schema: {type: object}")
    #expect(text.contains("x: String? = nil"))
    #expect(
      warnings == [
        "the query parameter 'x' isn't a scalar or a list of scalars: it is sent as text that the caller serializes"
      ])
    #expect(try Self.parameter("schema: {}").warnings.isEmpty)
  }

  @Test(arguments: [
    ("{type: string, properties: {a: {type: string}}}", "properties", "object", "String"),
    ("{type: integer, items: {type: string}}", "items", "array", "Int"),
    ("{type: string, additionalProperties: {type: string}}", "additionalProperties", "object", "String"),
  ])
  func whatIsSaidOfOtherTypesIsWarnedOf(schema: String, keyword: String, excluded: String, type: String) throws {
    let (text, warnings) = try AllOfTests.emitted(schema)
    #expect(text.contains("  public var p: \(type)\n"))
    #expect(
      warnings == ["`\(keyword)` has no effect beside `type`, which doesn't include \(excluded): it isn't carried over"]
    )
  }

  @Test func aSerializedParameterIsTextAndWarnedOf() throws {
    let json = try Self.parameter(
      "content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}")
    #expect(json.text.contains("x: String? = nil"))
    #expect(
      json.warnings == ["the parameter 'x' is sent as text: its value is application/json, serialized by the caller"])
    #expect(try Self.parameter("content: {text/plain: {schema: {type: string}}}").warnings.isEmpty)
  }
}
