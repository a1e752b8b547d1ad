// What only other programs than generated code rely on.

import DataReading
import SpecDrift
import Testing

@Suite struct AnyReaderTests {
  struct Change: CustomTestStringConvertible {
    let name: String
    let frame: Frame
    let old: String
    let new: String
    /// Keys of the old and of the new document.
    var roots = ("{}", "{}")
    /// The expected changes.
    let expected: [String]

    var testDescription: String { name }
  }

  private static func pets(mapping: String, property: String = "kind", claws: String = "integer") -> String {
    """
    {components: {schemas: {
      Pet: {type: object, required: [kind], properties: {kind: {type: string}, sort: {type: string}},
        discriminator: {propertyName: \(property), mapping: \(mapping)}},
      Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {claws: {type: \(claws)}}}]},
      Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {barks: {type: boolean}}}]}}}}
    """
  }

  private static func kitten(_ age: String) -> String {
    """
    {components: {schemas: {
      Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}},
      Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object}]},
      Kitten: {allOf: [{$ref: '#/components/schemas/Cat'}, {type: object, properties: {age: {type: \(age)}}}]}}}}
    """
  }

  private static let beasts = """
    {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind}}
    """

  private static func dog(_ required: String) -> String {
    """
    {components: {schemas: {
      Cat: {type: object, required: [kind], properties: {kind: {type: string}}},
      Dog: {type: object, \(required)properties: {kind: {type: string}, barks: {type: boolean}}}}}}
    """
  }

  private static let objects = """
    {type: object, required: [a], properties: {a: {type: string}}}, \
    {type: object, required: [b], properties: {b: {type: string}}}
    """

  private static let pet = "{$ref: '#/components/schemas/Pet'}"

  static let changes = [
    Change(
      name: "another property tells what extends a schema", frame: .responseSchema, old: pet, new: pet,
      roots: (pets(mapping: "{}"), pets(mapping: "{}", property: "sort")),
      expected: ["res.tag.member-changed breaking"]),
    Change(
      name: "another value tells what extends a schema", frame: .responseSchema, old: pet, new: pet,
      roots: (pets(mapping: "{cat: Cat}"), pets(mapping: "{lion: Cat}")), expected: ["res.tag.value-changed breaking"]),
    Change(
      name: "what extends a schema has another type", frame: .responseSchema, old: pet, new: pet,
      roots: (pets(mapping: "{}"), pets(mapping: "{}", claws: "string")), expected: ["res.type.changed breaking"]),
    Change(
      name: "what extends a schema that may be null has another type", frame: .responseProperty,
      old: "{oneOf: [\(pet), {type: 'null'}]}", new: "{oneOf: [\(pet), {type: 'null'}]}",
      roots: (pets(mapping: "{}"), pets(mapping: "{}", claws: "string")), expected: ["res.type.changed breaking"]),
    Change(
      name: "what extends a schema with a text has another type", frame: .responseProperty,
      old: "{allOf: [\(pet)], title: T}", new: "{allOf: [\(pet)], title: T}",
      roots: (pets(mapping: "{}"), pets(mapping: "{}", claws: "string")), expected: ["res.type.changed breaking"]),
    Change(
      name: "the names of what extends a schema are its values", frame: .responseSchema, old: pet, new: pet,
      roots: (pets(mapping: "{}"), pets(mapping: "{Cat: Cat, Dog: Dog}")), expected: []),
    Change(
      name: "what extends a schema by way of another has another type", frame: .responseSchema, old: pet, new: pet,
      roots: (kitten("integer"), kitten("string")), expected: ["res.type.changed breaking"]),
    Change(
      name: "how an object in a header is written", frame: .response,
      old: "{headers: {X-Part: {schema: {type: object}}}}",
      new: "{headers: {X-Part: {schema: {type: object}, explode: true}}}",
      expected: ["param.serialization-changed breaking"]),
    Change(
      name: "a list in a header has one form", frame: .response,
      old: "{headers: {X-Part: {schema: {type: array}}}}",
      new: "{headers: {X-Part: {schema: {type: array}, explode: true}}}", expected: []),
    Change(
      name: "a stricter bound of the other kind", frame: .responseProperty, old: "{type: number, exclusiveMinimum: 3}",
      new: "{type: number, minimum: 4}", expected: ["res.minimum.tightened info"]),
    Change(
      name: "all alternatives change", frame: .responseSchema,
      old: "{anyOf: [{properties: {a: {type: string}}}, {properties: {b: {type: string}}}]}",
      new: "{anyOf: [{properties: {a: {type: integer}}}, {properties: {b: {type: integer}}}]}",
      expected: ["res.type.changed breaking", "res.type.changed breaking"]),
    Change(
      name: "an alternative may lack its tag", frame: .responseSchema, old: beasts, new: beasts,
      roots: (dog("required: [kind], "), dog("")), expected: ["res.property.became-optional breaking"]),
    Change(
      name: "a required property is described", frame: .requestSchema,
      old: "{type: object, required: [a, b], properties: {a: {type: string}}}",
      new: "{type: object, required: [a, b], properties: {a: {type: string}, b: {type: string}}}",
      expected: ["req.type.narrowed breaking"]),
    Change(
      name: "open objects fit several alternatives", frame: .requestSchema,
      old: "{anyOf: [\(objects)]}", new: "{oneOf: [\(objects)]}",
      expected: ["req.keyword.tightened breaking"]),
    Change(
      name: "an optional key is no longer accepted", frame: .operation, old: "{security: [{}, {key: []}]}",
      new: "{security: [{}]}",
      roots: (
        "{components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}}",
        "{components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}}"
      ), expected: ["security.alternative-removed warning"]),
    Change(
      name: "the first element has another type", frame: .responseProperty,
      old: "{type: array, prefixItems: [{type: string}]}", new: "{type: array, prefixItems: [{type: integer}]}",
      expected: ["res.type.changed breaking"]),
  ]

  @Test(arguments: changes) func changesThatOthersSee(_ change: Change) async throws {
    func side(_ schema: String, _ root: String) throws -> Comparison.Side {
      let node = { try DataReader().read(bytes: Array($0.utf8), path: "part.yaml") } as (String) throws -> Node
      let text = try change.frame.document(with: node(schema), root: [node(root)])
      return try Comparison.Side(documentAt: "document.yaml", files: FileStore(texts: ["document.yaml": text]))
    }
    let comparison = try await Comparison(
      old: side(change.old, change.roots.0), new: side(change.new, change.roots.1), today: "2026-11-28", reader: .any)
    #expect(comparison.changes.map { "\($0.rule.id) \($0.wire)" } == change.expected)
  }
}
