// The type of a schema, and what happens if a value is missing.

import APIModel
import Diagnostics
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

  /// The presence in a type that is decoded, in one that is encoded, and in one that is a change.
  @Test(
    arguments: [
      ("{type: string}", true, .required, .required, .required),
      ("{type: string}", false, .optional, .optional, .optional),
      ("{type: [string, 'null']}", true, .nullable, .nullable, .nullable),
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

  @Test(
    "a default that isn't a value of its format is left out",
    arguments: [
      (
        "date", ["2024-02-29", "0000-12-31"], ["2023-02-29", "2024-13-01", "2024-1-1", "today", "2024-01-01T00:00:00Z"]
      ),
      (
        "date-time", ["2024-01-01T23:59:60Z", "2024-01-01t00:00:00.5+01:00"],
        [
          "2024-01-01", "2024-01-01T24:00:00Z", "2024-01-01T00:00:00", "2024-01-01T00:00:00.Z", "2024-02-30T00:00:00Z",
          "now",
        ]
      ),
      ("uuid", ["0190B6D0-1111-7222-8333-444455556666"], ["1", "0190b6d0-1111-7222-8333-44445555666g"]),
      ("email", ["a@b", "\"a b\"@c.d".replacing(" ", with: "")], ["a", "@b", "a@", "a b@c"]),
      ("uri", ["not really"], []),
    ] as [(String, [String], [String])])
  func defaultsOfFormats(format: String, values: [String], others: [String]) throws {
    for schema in [
      "{type: string, format: \(format), default: VALUE}",
      "{allOf: [{type: string, default: VALUE}, {format: \(format)}]}",
    ] {
      for value in values + others {
        let (api, diagnostics) = try Description.property(
          schema.replacing("VALUE", with: "'\(value)'"), required: false, method: "get"
        ).decided()
        let isSaid = try api.members(of: "Whole")[0].documentation.facts.contains { $0.hasPrefix("Default:") }
        #expect(isSaid == values.contains(value), "\(value)")
        let message = "default: \"\(value.replacing("\"", with: "\\\""))\" isn't a value of this schema: it is left out"
        #expect(diagnostics.map(\.message) == (others.contains(value) ? [message] : []))
      }
    }
  }

  @Test(
    "the default of one of several parts is used unless another part contradicts it",
    arguments: [
      ("allOf: [{type: string, default: a}, {default: b}]", nil),
      ("allOf: [{type: string, default: a}, {default: a}]", "a"),
      ("default: c, allOf: [{type: string, default: a}, {default: b}]", "c"),
      ("allOf: [{type: string}, {default: b}]", "b"),
    ] as [(String, String?)])
  func defaultsOfParts(schema: String, expected: String?) throws {
    let (api, diagnostics) = try Description.property("{\(schema)}", required: false, method: "get").decided()
    let facts = try api.members(of: "Whole")[0].documentation.facts
    #expect(facts == (expected.map { ["Default: `\($0)`."] } ?? []))
    let message = "default: two parts of allOf have different ones, \"a\" and \"b\": neither is carried over"
    #expect(diagnostics.map(\.message) == (expected == nil ? [message] : []))
  }

  @Test func defaultsOfAPropertyInSeveralParts() throws {
    func part(_ value: String) -> String { "{type: object, properties: {q: {type: string, default: \(value)}}}" }
    for (second, isWarned) in [("a", false), ("b", true)] {
      let (api, diagnostics) = try Description.property("{allOf: [\(part("a")), \(part(second))]}", method: "get")
        .decided()
      #expect(try api.members(of: "WholeP").map(\.presence) == [isWarned ? .optional : .defaulted(.string("a"))])
      #expect(diagnostics.count == (isWarned ? 1 : 0))
    }
  }

  @Test("null beside a reference that excludes it makes the value nullable, with a warning")
  func nullBesideAReference() throws {
    func decide(_ rest: String) throws -> (API, [String]) {
      let text = Description.property("{$ref: '#/components/schemas/Name', \(rest)}").files["spec.yaml"] ?? ""
      let (api, diagnostics) = try Description(files: ["spec.yaml": text + "\n    Name: {type: string, maxLength: 3}"])
        .decided()
      return (api, diagnostics.map(\.message))
    }
    let (nullable, warnings) = try decide("type: [string, 'null']")
    #expect(try nullable.members(of: "Whole").map(\.presence) == [.nullable])
    #expect(
      warnings == ["`type` lists null, which 'Name' excludes: the value is treated as nullable"])
    #expect(try decide("description: D").1 == [])
  }

  @Test(
    "branches that generated code can't distinguish cause one warning for each union",
    arguments: [
      ("{type: string, pattern: a}", "{type: string, maxLength: 3}", true),
      ("{type: integer, minimum: 1}", "{type: integer, maximum: 0}", true),
      ("{type: string, format: uuid}", "{type: string, format: uuid, pattern: a}", true),
      ("{type: array, items: {type: string}}", "{type: array, items: {type: string, format: uuid}}", true),
      ("{properties: {a: {type: string}}}", "{properties: {b: {type: string}}}", true),
      ("{properties: {a: {type: string}}}", "{required: [b], properties: {b: {type: string}}}", false),
      ("{required: [a], properties: {a: {type: string}}}", "{required: [b], properties: {b: {type: string}}}", false),
      (
        "{required: [a], properties: {a: {type: string}}}",
        "{required: [a], properties: {a: {type: string}, b: {type: string}}}", true
      ),
      ("{required: [a], properties: {a: {const: 1}}}", "{required: [a], properties: {a: {const: 2}}}", false),
      ("{required: [a], properties: {a: {const: true}}}", "{required: [a], properties: {a: {const: false}}}", false),
      ("{required: [a], properties: {a: {const: null}}}", "{required: [a], properties: {a: {type: string}}}", false),
      ("{required: [a], properties: {a: {type: [string, 'null']}}}", "{properties: {b: {type: string}}}", false),
      (
        "{required: [a], properties: {a: {properties: {b: {const: x}}}}}",
        "{required: [a], properties: {a: {properties: {b: {const: y}}}}}", false
      ),
      (
        "{required: [a], properties: {a: {properties: {b: {const: true}}}}}",
        "{required: [a], properties: {a: {properties: {b: {const: false}}}}}", false
      ),
      (
        "{required: [a], properties: {a: {oneOf: [{type: string}, {type: integer}]}}}",
        "{required: [a], properties: {a: {type: boolean}}}", true
      ),
      ("{type: object, additionalProperties: {type: string}}", "{properties: {a: {type: string}}}", true),
      ("{type: object, additionalProperties: {type: string}}", "{properties: {a: {type: integer}}}", false),
      ("{const: true}", "{const: false}", true), ("{type: integer}", "{enum: [1, 2]}", false),
      ("{type: number}", "{type: integer}", false), ("{type: string}", "{type: string, format: date}", false),
      ("{type: string, format: date}", "{enum: [a]}", false), ("{}", "{type: boolean}", false),
    ])
  func overlaps(first: String, second: String, isWarned: Bool) throws {
    let (_, diagnostics) = try Description.property("{oneOf: [\(first), \(second)]}", method: "get").decided()
    let messages = diagnostics.filter { $0.severity == .warning }.map(\.message)
    #expect(
      messages.count { $0.hasPrefix("two branches can't be distinguished when they are read: every '") }
        == (isWarned ? 1 : 0),
      "\(messages)")
  }

  @Test func anOverlapIsReportedWithBothBranches() throws {
    let (_, diagnostics) = try Description.property(
      "{oneOf: [{title: small, type: integer, maximum: 9}, {title: large, type: integer, minimum: 10}, {title: odd, type: integer}]}",
      method: "get"
    ).decided()
    #expect(diagnostics.count == 1)
    #expect(
      diagnostics.first?.message
        == "two branches can't be distinguished when they are read: every 'large' is read as 'small'")
    #expect(diagnostics.first?.notes.map(\.message) == ["the branch 'small'"])
    #expect(diagnostics.first?.hint == "make them one branch, or distinguish them by their types or by lists of values")
  }

  /// The types of a schema, by its property, where it is decoded, encoded as a whole and as a change.
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
