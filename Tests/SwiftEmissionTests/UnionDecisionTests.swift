// Which unions have a type, and which become free-form JSON, each with a document of its own.

import Diagnostics
import SwiftEmission
import TestSupport
import Testing

@Suite struct UnionDecisionTests {
  /// Returns what is generated for a property `p` of this schema, decoded, encoded or both, and the warnings.
  private func emit(
    _ schema: String, schemas: String = "", ways: Set<String> = ["read"]
  ) throws -> (text: String, files: [EmittedFile], warnings: [Diagnostic]) {
    let content = "content: {application/json: {schema: {$ref: '#/components/schemas/Crate'}}}"
    let spec = """
      openapi: 3.1.0
      info: {title: T, version: '1'}
      paths:
        /a:
          post:
            \(ways.contains("written") ? "requestBody: {\(content)}" : "")
            responses: {'200': {description: d\(ways.contains("read") ? ", \(content)" : "")}}
      components:
        schemas:
          Crate: {type: object, required: [p], properties: {p: \(schema)}}
      \(schemas.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n"))
      """
    let (files, diagnostics) = try Description(files: ["spec.yaml": spec]).emitted()
    return (files.map(\.text).joined(), files, diagnostics.filter { $0.severity == .warning })
  }

  private static let pets = """
    Cat: {type: object, required: [kind], properties: {kind: {const: cat}, lives: {type: integer}}}
    Dog: {type: object, required: [kind], properties: {kind: {const: dog}, tail: {type: string}}}
    Fox: {type: object, required: [kind, den], properties: {kind: {const: fox}, den: {type: string}}}
    Bare: {type: object, properties: {size: {type: integer}}}
    Loud: {type: object, required: [kind], properties: {kind: {type: string}, db: {type: number}}}
    Pets: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}
    """

  private static func union(_ branches: String..., rest: String = "", keyword: String = "oneOf") -> String {
    let list = branches.map { $0.hasPrefix("{") ? $0 : "{$ref: '#/components/schemas/\($0)'}" }
    return "{\(keyword): [\(list.joined(separator: ", "))]\(rest)}"
  }

  private static let kind = ", discriminator: {propertyName: kind}"

  private static func mapped(_ mapping: String...) -> String {
    let entries = mapping.map {
      let parts = $0.split(separator: "=")
      return "\(parts[0]): '#/components/schemas/\(parts[1])'"
    }
    return ", discriminator: {propertyName: kind, mapping: {\(entries.joined(separator: ", "))}}"
  }

  @Test(
    "alternatives that can't be distinguished become JSON, with a warning",
    arguments: [
      (
        "{oneOf: [{type: string}, {type: boolean}], anyOf: [{type: integer}, {type: array}]}", "read",
        "oneOf beside anyOf: no type represents both together",
        "keep one of them, or describe the value in one list of branches"
      ),
      (
        union("Cat", "Dog", rest: mapped("a=Cat", "a2=Cat", "b=Dog")), "read",
        "the discriminator 'kind' has the value 'a' for 'Cat', where 'kind' can't have it", "make the two agree"
      ),
      (
        union("Loud", "{type: object, properties: {kind: {type: string}}}", rest: kind), "read",
        "the discriminator 'kind' has no value for a branch without a name",
        "give 'kind' a const there, or make the branch a named schema"
      ),
      (
        union("Cat", "{type: string}", rest: kind), "read",
        "the discriminator 'kind' can't select a branch without a name, which isn't an object",
        "remove the discriminator, or make it an object"
      ),
      (
        union("Cat", "{type: object, properties: {kind: {const: cat}}}", rest: kind), "written",
        "the discriminator 'kind' has the value 'cat' for two branches",
        "give each branch a value of its own in the mapping"
      ),
      (
        union("Cat", "Bare", rest: kind), "read written",
        "the discriminator 'kind' isn't a property of 'Bare', so it wouldn't be sent",
        "declare 'kind' in its properties"
      ),
      (
        union("Bare", "{type: object, properties: {kind: {const: cat}}, additionalProperties: true}", rest: kind),
        "written",
        "the discriminator 'kind' isn't a property of 'Bare', so it wouldn't be sent",
        "declare 'kind' in its properties"
      ),
    ])
  func unclear(schema: String, ways: String, message: String, hint: String) async throws {
    let (text, files, warnings) = try emit(
      schema, schemas: Self.pets, ways: Set(ways.split(separator: " ").map(String.init)))
    #expect(warnings.map(\.message) == ["\(message): the value becomes free-form JSON"])
    #expect(warnings.map(\.hint) == [hint])
    #expect(text.contains("var p: JSONValue"))
    #expect(try await SwiftCompiler.complaints(about: files) == nil)
  }

  @Test("a union that is only decoded or only encoded needs no property for its tag")
  func undeclaredTag() async throws {
    let schema = Self.union("Bare", "Loud", rest: Self.mapped("bare=Bare", "tiny=Bare", "loud=Loud"))
    let read = try emit(schema, schemas: Self.pets)
    #expect(read.warnings.isEmpty)
    #expect(read.text.contains(#"case "bare": self = .bare(try Bare(from: &json))"#))
    #expect(read.text.contains(#"case "tiny": self = .tiny(try Bare(from: &json))"#), "no property says which it was")
    let written = try emit(schema, schemas: Self.pets, ways: ["written"])
    #expect(written.warnings.isEmpty)
    for files in [read.files, written.files] { #expect(try await SwiftCompiler.complaints(about: files) == nil) }
  }

  @Test("if the tag has several values, they select the branch, unless its name is one of them")
  func enumeratedTags() async throws {
    func schemas(_ first: String, _ second: String) -> String {
      """
      cat: {type: object, required: [kind], properties: {kind: {type: string, enum: [\(first)]}, a: {type: string}}}
      dog: {type: object, required: [kind], properties: {kind: {type: string, enum: [\(second)]}, b: {type: string}}}
      """
    }
    let union = Self.union("cat", "dog", rest: Self.kind)
    let apart = try emit(union, schemas: schemas("lion, tiger", "wolf"))
    #expect(apart.text.contains(#"case "lion", "tiger": self = .lion(try Cat(from: &json))"#))
    let shared = try emit(union, schemas: schemas("cat, dog", "cat, dog"))
    #expect(shared.text.contains(#"case "cat": self = .cat(try Cat(from: &json))"#))
    let unclear = try emit(union, schemas: schemas("a, b", "a, b"))
    #expect(
      unclear.warnings.map(\.message) == [
        "the discriminator 'kind' has the value 'a' for two branches: the value becomes free-form JSON"
      ])
    for files in [apart.files, shared.files] { #expect(try await SwiftCompiler.complaints(about: files) == nil) }
  }

  @Test("a schema with two tag values has a factory for each")
  func twoTags() async throws {
    let schema = Self.union("Bare", "Loud", rest: Self.mapped("soft=Loud", "hard=Loud", "bare=Bare"))
    let (text, files, warnings) = try emit(schema, schemas: Self.pets, ways: ["written"])
    #expect(warnings.isEmpty)
    for tag in ["soft", "hard", "bare"] {
      #expect(text.contains("public static func \(tag)("))
      #expect(text.contains(#"Self(kind: "\#(tag)","#))
    }
    #expect(try await SwiftCompiler.complaints(about: files) == nil)
  }

  @Test("undeclared properties can be sent in a tagged union too")
  func additionalProperties() async throws {
    let open =
      "{type: object, required: [kind], properties: {kind: {const: open}}, additionalProperties: {type: string}}"
    let (text, files, warnings) = try emit(
      Self.union("Cat", open, rest: Self.kind), schemas: Self.pets, ways: ["written"])
    #expect(warnings.isEmpty)
    #expect(text.contains("additionalMembers: [String: String]"))
    #expect(text.contains("public static func cat(_ value: Cat) -> Self"))
    #expect(text.contains(#"json.write("kind", "cat")"#))
    #expect(try await SwiftCompiler.complaints(about: files) == nil)
  }

  @Test("a nested union is selected by the outer discriminator")
  func nestedTags() async throws {
    for rest in [Self.kind, Self.mapped("fox=Fox"), Self.mapped("cat=Cat", "dog=Dog", "fox=Fox")] {
      let (text, files, warnings) = try emit(Self.union("Pets", "Fox", rest: rest), schemas: Self.pets)
      #expect(warnings.isEmpty)
      #expect(text.contains(#"case "cat", "dog": self = .cat(try Pets(from: &json))"#), "\(text)")
      #expect(text.contains(#"case "fox": self = .fox(try Fox(from: &json))"#))
      #expect(try await SwiftCompiler.complaints(about: files) == nil)
    }
  }

  @Test("a nested union without a discriminator doesn't accept values that it doesn't know")
  func nestedTrials() async throws {
    let (text, files, warnings) = try emit(Self.union("Pets", "Bare"), schemas: Self.pets)
    #expect(warnings.isEmpty)
    #expect(text.contains(#"json.attempt(Pets.self, unless: \.isOther)"#))
    #expect(try await SwiftCompiler.complaints(about: files) == nil)
  }

  @Test(
    "types that accept fewer values are tried first",
    arguments: [
      (["{type: string}", "{type: string, format: uuid}"], ["uuid", "string"]),
      (["{type: number}", "{type: integer}"], ["integer", "number"]),
      (["{}", "{type: boolean}"], ["boolean", "any"]),
      (["{type: string, enum: ['']}", "{type: string, format: date-time}"], ["dateTime", "empty"]),
      (["Bare", "Fox"], ["fox", "bare"]), (["{type: integer}", "{type: boolean}"], ["integer", "boolean"]),
    ])
  func order(branches: [String], cases: [String]) throws {
    let list = branches.map { $0.hasPrefix("{") ? $0 : "{$ref: '#/components/schemas/\($0)'}" }
    let text = try emit("{anyOf: [\(list.joined(separator: ", "))]}", schemas: Self.pets).text
    let tried = text.split(separator: "\n").compactMap { line in
      line.contains("self = .") ? line.split(separator: ".").last.map { String($0.prefix { $0 != "(" }) } : nil
    }
    #expect(tried == cases + ["other"])
  }

  @Test(
    "alternatives that only restrict keep the type beside them",
    arguments: [
      ("{type: array, items: {type: string}, oneOf: [{minItems: 1}, {maxItems: 3}]}", "[String]"),
      ("{type: string, anyOf: [{pattern: a}, {maxLength: 3}]}", "String"),
      ("{type: string, anyOf: [{format: email}, {format: uri}]}", "String"),
      ("{type: integer, oneOf: [{minimum: 3}, {maximum: 1}], anyOf: [{not: {const: 5}}]}", "Int"),
      ("{type: array, items: {type: integer}, anyOf: [{contains: {const: 1}}, {minItems: 3}]}", "[Int]"),
      ("{oneOf: [{type: string}, {type: integer}], anyOf: [{minLength: 1}, {minimum: 1}]}", "CrateP"),
      ("{oneOf: [{enum: ['']}, {type: string, enum: [a, b]}]}", "CrateP"),
      ("{oneOf: [{enum: ['']}, {type: string, format: uuid}]}", "CrateP"),
      ("{oneOf: [{enum: ['']}, {type: string}]}", "String"),
      ("{oneOf: [{minItems: 1}, {maxLength: 1}]}", "JSONValue?"),
    ])
  func restrictions(schema: String, type: String) async throws {
    let (text, files, _) = try emit(schema)
    #expect(text.contains("var p: \(type)\n"), "\(text)")
    #expect(try await SwiftCompiler.complaints(about: files) == nil)
  }

  @Test(arguments: [
    ("items: {type: string}", "items"), ("additionalProperties: {type: string}", "additionalProperties"),
    ("properties: {a: {}}", "properties"),
  ])
  func whatStandsBesideAlternativesIsWarnedOf(own: String, keyword: String) throws {
    let warnings = try emit("{\(own), oneOf: [{type: array, items: {}}, {type: object, properties: {b: {}}}]}").warnings
    #expect(warnings.map(\.message) == ["`\(keyword)` beside oneOf or anyOf isn't carried over"])
  }

  @Test("a discriminator of a single branch causes a warning if the branch lacks its property")
  func oneBranch() throws {
    let message = "the discriminator 'kind' isn't carried over: the only branch has no such property"
    #expect(try emit(Self.union("Bare", rest: Self.kind), schemas: Self.pets).warnings.map(\.message) == [message])
    #expect(try emit(Self.union("Cat", rest: Self.kind), schemas: Self.pets).warnings.isEmpty)
  }

  @Test("a discriminator on a parent causes a warning if values have the type of the parent")
  func parent() throws {
    let schemas = """
      Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
      Hen: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {eggs: {type: integer}}}]}
      """
    let warnings = try emit("{$ref: '#/components/schemas/Pet'}", schemas: schemas).warnings
    #expect(
      warnings.map(\.message) == [
        "the discriminator 'kind' isn't carried over: values have the type beside it, without the properties that other schemas add"
      ])
    #expect(warnings.map(\.hint) == ["list those schemas in a oneOf beside the discriminator"])
    #expect(try emit("{$ref: '#/components/schemas/Hen'}", schemas: schemas).warnings.isEmpty, "it is only a part")
  }

  @Test("nested unions that share other unions take linear time", .timeLimit(.minutes(1)))
  func manyWays() throws {
    let levels = (0..<40).flatMap { level in
      ["A", "B"].map { name in
        "\(name)\(level): {oneOf: [{$ref: '#/components/schemas/A\(level + 1)'}, {$ref: '#/components/schemas/B\(level + 1)'}]\(Self.kind)}"
      }
    }
    let ends = ["A", "B"].map { "\($0)40: {type: object, properties: {kind: {type: string}}}" }
    let schemas = (levels + ends).joined(separator: "\n")
    #expect(try emit("{$ref: '#/components/schemas/A0'}", schemas: schemas).warnings.count == 1)
  }
}
