import OpenAPIDocument
import DataReading
import Testing

/// The result of reading Schema Objects.
@Suite struct SchemaTests {
  private func schema(_ text: String, version: String = "3.1.0") throws -> Schema {
    let document = try Description.body(
      "paths: {}\ncomponents: {schemas: {A: \(text), Other: {}}}", version: version
    ).document()
    return try #require(document.schemas.values.first { $0.name == "A" }).schema
  }

  @Test(arguments: [
    ("3.0.0", "{type: string}", [SchemaType.string], false),
    ("3.0.0", "{type: string, nullable: true}", [.string, .null], true),
    ("3.0.0", "{type: string, nullable: false}", [.string], false),
    ("3.0.0", "{nullable: true}", [], true),
    ("3.1.0", "{type: [string, 'null', integer]}", [.string, .null, .integer], false),
    ("3.1.0", "{type: string, nullable: true}", [.string, .null], true),
    ("3.2.0", "{}", [], false),
  ])
  func types(version: String, text: String, types: [SchemaType], nullable: Bool) throws {
    let schema = try schema(text, version: version)
    #expect(schema.types == types)
    #expect(schema.nullable == nullable)
  }

  @Test func plainKeywords() throws {
    let schema = try schema(
      """
      {title: T, description: D, format: uuid, readOnly: true, deprecated: true, default: 5, enum: [a, null, 1],
       const: c, required: [b, a], examples: [x], example: y, x-a: {b: c}}
      """)
    #expect(schema.title == "T" && schema.description == "D" && schema.format == "uuid")
    #expect(schema.readOnly && !schema.writeOnly && schema.deprecated)
    #expect(schema.defaultValue?.integer == 5)
    #expect(schema.enumValues?.map(\.kindName) == ["text", "null", "an integer"])
    #expect(schema.const?.string == "c")
    #expect(schema.required.map(\.name) == ["a", "b"])
    #expect(schema.examples.map(\.string) == ["x", "y"])
    #expect(schema.extensions.keys.sorted() == ["x-a"])
    #expect(schema.extensions["x-a"]?["b"]?.string == "c")
  }

  @Test func propertiesStayInDocumentOrderWhateverTheyAreCalled() throws {
    let schema = try schema(
      "{properties: {z: {type: string}, x-y: {}, $ref: {}, a: {$ref: '#/components/schemas/Other'}}}")
    #expect(schema.properties.map(\.name) == ["z", "x-y", "$ref", "a"])
    #expect(schema.properties.first?.schema.inline?.types == [.string])
    #expect(schema.properties.last?.schema.reference?.pointer == "/components/schemas/Other")
  }

  @Test(arguments: [
    ("{}", "unspecified"), ("{additionalProperties: false}", "forbidden"), ("{additionalProperties: true}", "any"),
    ("{additionalProperties: {}}", "any"), ("{additionalProperties: {type: string}}", "schema"),
  ])
  func additionalProperties(text: String, expected: String) throws {
    let found =
      switch try schema(text, version: "3.0.0").additionalProperties {
      case .unspecified: "unspecified"
      case .forbidden: "forbidden"
      case .any: "any"
      case .schema: "schema"
      }
    #expect(found == expected)
  }

  @Test func limitsAreKeptInDocumentOrder() throws {
    let schema = try schema("{pattern: '^a', minLength: 1, maxLength: 9.0, uniqueItems: true}")
    #expect(schema.constraints.map(\.keyword) == ["pattern", "minLength", "maxLength", "uniqueItems"])
  }

  @Test func compositionsKeepTheirBranches() throws {
    let schema = try schema(
      "{allOf: [{$ref: '#/components/schemas/Other'}, {type: object}], oneOf: [{}], anyOf: [true, false]}")
    #expect(schema.allOf.map { $0.reference != nil } == [true, false])
    #expect(schema.oneOf.count == 1)
    #expect(schema.anyOf.map(\.inline?.isNever) == [false, true])
  }
}
