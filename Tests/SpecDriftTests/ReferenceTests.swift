// Schemas that are written alike and refer to one that changed.

import DataReading
import Foundation
import OpenAPIDocument
import SpecDrift
import Testing

@Suite struct ReferenceTests {
  private static let part = "{$ref: '#/components/schemas/Part'}"

  /// Schemas with the reference in each keyword that takes a schema.
  static let schemas: [String] =
    [
      part, "{allOf: [\(part), {type: string}]}", "{oneOf: [\(part), {type: integer}]}",
      "{anyOf: [\(part), {type: integer}, {type: boolean}]}", "{type: array, items: \(part)}",
      "{type: array, prefixItems: [{type: integer}, \(part)]}", "{type: array, contains: \(part)}",
      "{type: array, prefixItems: [{type: integer}], unevaluatedItems: \(part)}",
      "{type: object, properties: {a: \(part)}}", "{type: object, additionalProperties: \(part)}",
      "{type: object, patternProperties: {'^a': \(part)}}", "{type: object, propertyNames: \(part)}",
      "{type: object, unevaluatedProperties: \(part)}", "{type: object, dependentSchemas: {a: \(part)}}",
      "{type: object, dependencies: {a: \(part), b: [c]}}", "{not: \(part)}", "{if: \(part), then: {minLength: 1}}",
      "{if: {minLength: 1}, then: \(part)}", "{if: {minLength: 1}, else: \(part)}",
      "{type: string, contentMediaType: application/json, contentSchema: \(part)}",
      "{allOf: [{anyOf: [\(part), {type: integer}]}, {anyOf: [\(part), {type: boolean}]}, {anyOf: [\(part), {type: number}]}]}",
      nested(8),
    ].flatMap { [$0, "{type: object, properties: {around: \($0)}}"] }

  /// Lists of alternatives within each other, each with more around it.
  private static func nested(_ depth: Int) -> String {
    (0..<depth).reduce(part) { inner, level in
      "{oneOf: [{allOf: [\(inner), {description: d}]}, {type: object, required: [a\(level)]}]}"
    }
  }

  @Test(arguments: schemas) func whatIsBehindAReferenceIsCompared(schema: String) async throws {
    func document(_ part: String) -> String {
      """
      openapi: 3.1.0
      info: {title: T, version: '1'}
      paths:
        /a:
          get:
            operationId: getA
            responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Whole'}}}}}
          post:
            operationId: postA
            requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Whole'}}}}
            responses: {'204': {description: d}}
      components: {schemas: {Whole: \(schema), Part: \(part)}}
      """
    }
    let changes = try await changes(
      from: document("{type: string, maxLength: 5}"), to: document("{type: string, maxLength: 4}"))
    let found = Set(changes.filter { $0.wire != .none || $0.behaviour != .none }.flatMap(\.operations))
    #expect(found == ["GET /a", "POST /a"], "\(changes.map(\.rule.id))")
  }

  /// Schemas that contain themselves, in each of which `v` changes.
  static let recursive = [
    "Whole: {oneOf: [{$ref: '#/components/schemas/Not'}, {$ref: '#/components/schemas/Part'}]}, "
      + "Not: {type: object, properties: {arg: {$ref: '#/components/schemas/Whole'}}}, "
      + "Part: {type: object, properties: {v: {type: string}}}",
    "Whole: {oneOf: [{$ref: '#/components/schemas/Not'}, {$ref: '#/components/schemas/Part'}]}, "
      + "Not: {type: object, properties: {op: {const: not}, arg: {$ref: '#/components/schemas/Whole'}}}, "
      + "Part: {type: object, properties: {op: {const: part}, v: {type: string}}}",
    "Whole: {type: object, properties: {v: {type: string}, inner: {$ref: '#/components/schemas/Whole'}}}",
    "Whole: {not: {$ref: '#/components/schemas/Whole'}, type: object, properties: {v: {type: string}}}",
  ]

  @Test(arguments: recursive) func schemasThatContainThemselvesAreCompared(components: String) async throws {
    try await expectChanges(components, "type: string", "type: integer")
  }

  /// Components of which the schema `Whole` is one, where work could grow faster than the document.
  static let crowded = [
    // Lists of alternatives within each other: a million combinations.
    (0..<20).map { level in
      let inner = "{$ref: '#/components/schemas/S\(level + 1)'}"
      return "S\(level): {oneOf: [\(inner), {allOf: [\(inner), {required: [a\(level)]}]}]}"
    }.joined(separator: ", ") + ", S20: {const: x5}, Whole: {$ref: '#/components/schemas/S0'}",
    // A long list of values, all of which change.
    "Whole: {enum: [\((0..<5000).map { "v\($0)x5" }.joined(separator: ", "))]}",
    // A long list of alternatives, all of which change.
    "Whole: {oneOf: ["
      + (0..<600).map { "{allOf: [{minLength: \($0)}, {anyOf: [{const: x5}, {type: object}]}]}" }.joined(
        separator: ", ")
      + "]}",
  ]

  @Test(arguments: crowded) func manyChangesAreFoundInBoundedTime(components: String) async throws {
    try await expectChanges(components, "x5", "x4")
  }

  private func expectChanges(_ components: String, _ old: String, _ new: String) async throws {
    let document = """
      {openapi: 3.1.0, info: {title: T, version: '1'}, components: {schemas: {\(components)}},
       paths: {/a: {get: {operationId: getA, responses: {'200': {description: d, content: {application/json: {schema:
         {$ref: '#/components/schemas/Whole'}}}}}}}}}
      """
    let files = FileStore(texts: ["old.yaml": document, "new.yaml": document.replacing(old, with: new)])
    let documents = try ["old.yaml", "new.yaml"].map {
      try DocumentReader(reader: DataReader(files: files)).read(path: $0)
    }
    let sides = documents.map { Comparison.Side($0, files: nil) }
    let changes = await Comparison(old: sides[0], new: sides[1], today: "2026-11-28").changes
    #expect(changes.contains { $0.wire != .none || $0.behaviour != .none }, "\(changes.map(\.rule.id))")
  }

  /// What a component behind a reference that isn't one to a schema changes.
  struct Component: CustomTestStringConvertible {
    let name: String
    /// The path item, and the components before and after.
    let item: String
    let old: String
    let new: String
    let expected: [String]

    var testDescription: String { name }
  }

  static let components = [
    Component(
      name: "the header of a part",
      item: """
        {post: {operationId: a, responses: {'204': {description: d}}, requestBody: {content: {multipart/form-data: {
          schema: {type: object, properties: {p: {type: string}}},
          encoding: {p: {headers: {X-A: {$ref: '#/components/headers/H'}}}}}}}}}
        """,
      old: "{headers: {H: {schema: {type: string}}}}", new: "{headers: {H: {schema: {type: integer}}}}",
      expected: ["body.encoding-changed"]),
    Component(
      name: "a link",
      item: "{get: {operationId: a, responses: {'204': {description: d, links: {L: {$ref: '#/components/links/L'}}}}}}",
      old: "{links: {L: {operationId: a}}}", new: "{links: {L: {operationId: a, parameters: {p: 1}}}}",
      expected: ["res.link-changed"]),
    Component(
      name: "a body that may be anything",
      item: """
        {post: {operationId: a, responses: {'204': {description: d}},
          requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/X'}}}}}}
        """,
      old: "{schemas: {X: {}, Y: {}}}", new: "{schemas: {X: {$ref: '#/components/schemas/Y'}, Y: {description: d}}}",
      expected: []),
    Component(
      name: "an operation beside a reference to a path",
      item:
        "{$ref: '#/components/pathItems/P', post: {operationId: b, responses: {'204': {$ref: '#/components/responses/R'}}}}",
      old:
        "{pathItems: {P: {get: {operationId: a, responses: {'204': {description: d}}}}}, responses: {R: {description: d}}}",
      new: """
        {pathItems: {P: {get: {operationId: a, responses: {'204': {description: d}}}}},
         responses: {R: {description: d, content: {application/json: {schema: {type: string}}}}}}
        """, expected: ["res.body.added"]),
  ]

  @Test(arguments: components) func whatIsBehindAReferenceToAComponentIsCompared(component: Component) async throws {
    let document = { (components: String) in
      """
      openapi: 3.1.0
      info: {title: T, version: '1'}
      paths: {/a: \(component.item)}
      components: \(components)
      """
    }
    let changes = try await changes(from: document(component.old), to: document(component.new))
    #expect(changes.filter { $0.wire != .none || $0.behaviour != .none }.map(\.rule.id) == component.expected)
  }

  @Test func operationsBesideAReferenceToAPathAreCompared() async throws {
    let document = """
      openapi: 3.1.0
      info: {title: T, version: '1'}
      paths:
        /a:
          $ref: '#/components/pathItems/Item'
          post: {operationId: postA, responses: {'204': {description: d}}}
      components: {pathItems: {Item: {get: {operationId: getA, responses: {'204': {description: d}}}}}}
      """
    let new = document.replacing("    post: {operationId: postA, responses: {'204': {description: d}}}\n", with: "")
    let changes = try await changes(from: document, to: new)
    #expect(changes.map(\.rule.id) == ["op.removed"])
  }

  private func changes(from old: String, to new: String) async throws -> [Change] {
    let files = FileStore(texts: ["old.yaml": old, "new.yaml": new])
    let sides = try ["old.yaml", "new.yaml"].map { try Comparison.Side(documentAt: $0, files: files) }
    return await Comparison(old: sides[0], new: sides[1], today: "2026-11-28").changes
  }
}
