// Which type a schema becomes, and what happens when a value is missing.

import APIModel
import Testing

@Suite struct TypeDecisionTests {
  @Test(
    arguments: [
      ("{type: string}", .string), ("{type: boolean}", .bool), ("{type: integer}", .int), ("{type: number}", .double),
      ("{type: integer, format: int64}", .int64), ("{type: integer, format: int32}", .int),
      ("{type: string, format: date-time}", .date), ("{type: string, format: date}", .day),
      ("{type: string, format: uuid}", .uuid), ("{type: string, format: email}", .string),
      ("{type: string, x-secret: true}", .secret), ("{}", .json), ("{type: object}", .json),
      ("{type: array, items: {type: string}}", .array(.string)), ("{type: array}", .array(.json)),
      ("{type: array, items: {type: [string, 'null']}}", .array(.optional(.string))),
      ("{type: object, additionalProperties: {type: integer}}", .map(.int)),
      ("{type: string, enum: [a, b]}", .named("WholeP")), ("{type: object, properties: {q: {}}}", .named("WholeP")),
      ("{oneOf: [{type: string}, {type: integer}]}", .named("WholeP")),
      ("{$ref: '#/components/schemas/Whole'}", .named("Whole")),
    ] as [(String, TypeReference)])
  func types(schema: String, expected: TypeReference) throws {
    let members = try Description.property(schema, required: false).decided().api.members(of: "Whole")
    #expect(members.map(\.type) == [expected])
  }

  /// In a type that is read, in one that is written, and in one that is a change.
  @Test(
    arguments: [
      ("{type: string}", true, .required, .required, .required),
      ("{type: string}", false, .optional, .optional, .optional),
      ("{type: [string, 'null']}", true, .optional, .nullable, .nullable),
      ("{type: [string, 'null']}", false, .optional, .optional, .patch),
      ("{type: string, default: a}", false, .defaulted(.string("a")), .optional, .optional),
      ("{type: boolean, default: true}", false, .defaulted(.bool(true)), .optional, .optional),
      ("{type: number, default: 2}", false, .defaulted(.integer(2)), .optional, .optional),
      ("{type: array, default: []}", false, .defaulted(.emptyList), .optional, .optional),
      ("{type: string, enum: [a, b], default: b}", false, .defaulted(.member("b")), .optional, .optional),
      ("{type: [string, 'null'], default: a}", false, .optional, .optional, .patch),
      (
        "{type: string, const: a}", true, .required, .constant(.string("a"), isKept: false),
        .constant(.string("a"), isKept: false)
      ),
    ] as [(String, Bool, Member.Presence, Member.Presence, Member.Presence)])
  func presence(
    schema: String, required: Bool, read: Member.Presence, written: Member.Presence, changed: Member.Presence
  ) throws {
    func presence(_ direction: String) throws -> [Member.Presence] {
      let content = "{application/json: {schema: {$ref: '#/components/schemas/Whole'}}}"
      let none = "{'204': {description: D}}"
      let operation =
        switch direction {
        case "read": "get: {responses: {'200': {description: D, content: \(content)}}}"
        case "write": "post: {requestBody: {required: true, content: \(content)}, responses: \(none)}"
        default: "patch: {requestBody: {required: true, content: \(content)}, responses: \(none)}"
        }
      let api = try Description(
        """
        paths: {/things: {\(operation)}}
        components: {schemas: {Whole: {type: object, \(required ? "required: [p], " : "")properties: {p: \(schema)}}}}
        """
      ).decided().api
      return try api.members(of: "Whole").map(\.presence)
    }
    #expect(try presence("read") == [read])
    #expect(try presence("write") == [written])
    #expect(try presence("patch") == [changed])
  }

  /// Which types one schema becomes, by what its property is, where it is read, written whole and changed.
  @Test(arguments: [
    ("{type: string}", "post", ["Whole"]),
    ("{type: string, readOnly: true}", "post", ["Whole", "WholeRequest"]),
    ("{type: string, writeOnly: true}", "post", ["Whole", "WholeRequest"]),
    ("{type: [string, 'null']}", "patch", ["Whole", "WholePatch"]),
    ("{type: string}", "patch", ["Whole"]),
    ("{type: string, readOnly: true}", "get", ["Whole"]),
  ])
  func splits(schema: String, method: String, expected: [String]) throws {
    let api = try Description.property(schema, required: false, method: method).decided().api
    #expect(api.types.map(\.name.text).sorted() == expected)
  }

  @Test(arguments: [
    ("{oneOf: [{type: string}, {type: integer}]}", UnionType.Form.untagged, ["string", "integer"]),
    (
      "{oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind}}",
      .tagged(wireName: "kind", name: "kind"), ["cat", "dog"]
    ),
  ])
  func unions(schema: String, form: UnionType.Form, variants: [String]) throws {
    var description = Description.property(schema, method: "get")
    description.files["spec.yaml"]? += """

          Cat: {type: object, required: [kind], properties: {kind: {type: string}, lives: {type: integer}}}
          Dog: {type: object, required: [kind], properties: {kind: {type: string}, legs: {type: integer}}}
      """
    guard case .union(let union) = try description.decided().api.type("WholeP").kind else {
      Issue.record("no union")
      return
    }
    #expect(union.form == form)
    #expect(union.variants.map(\.name.text) == variants)
  }
}
