// Operations that differ only in how their paths begin are generated once, so nothing else may differ between them.

import Diagnostics
import SwiftEmission
import Testing

@Suite struct TwinTests {
  /// Two operations at two levels, each with a difference.
  private func emit(
    _ first: String, _ second: String, paths: (String, String) = ("", ""), components: String = "{}"
  ) throws -> (files: [EmittedFile], diagnostics: [Diagnostic]) {
    let levels = [("zoo", "zoos", "", first, paths.0), ("park", "parks", "park_", second, paths.1)]
      .map { name, path, prefix, own, ofPath in
        """
          /\(path)/{\(name)}/pets:
            \(ofPath)
            parameters: [{name: \(name), in: path, required: true, schema: {type: integer}}]
            post: {operationId: \(prefix)pets_add, \(own)}
        """
      }
    let spec =
      "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents: \(components)\npaths:\n"
      + levels.joined(separator: "\n")
    return try Description(files: ["spec.yaml": spec, "apigen.yaml": Self.configuration]).emitted()
  }

  /// Returns the reported differences of the scope variants.
  private func differences(
    _ first: String, _ second: String, paths: (String, String) = ("", ""), components: String = "{}"
  ) -> [String] {
    do {
      _ = try emit(first, second, paths: paths, components: components)
      return []
    } catch let error as DiagnosticError {
      return error.diagnostics.filter { $0.severity == .error }.map {
        String($0.message.split(separator: "but differ in ").last ?? "")
      }
    } catch {
      return ["\(error)"]
    }
  }

  @Test(
    "a keyword that doesn't affect the code is compared too",
    arguments: [
      ("x-a: 1", "the response 204"), ("links: {l: {operationId: pets_add}}", "the response 204"),
      ("headers: {X-A: {required: true, schema: {}}}", "the response 204"),
      ("headers: {X-A: {schema: {}, allowEmptyValue: true}}", "the response 204"), ("odd: 1", "the response 204"),
    ])
  func responses(own: String, difference: String) {
    let plain = own.contains("headers") ? ", headers: {X-A: {schema: {}}}" : ""
    #expect(
      differences("responses: {'204': {description: D\(plain)}}", "responses: {'204': {description: D, \(own)}}")
        == [difference])
  }

  @Test(arguments: [
    ("responses: {'204': {description: D}, x-a: 1}", "`x-a` of the responses"),
    ("responses: {'204': {description: D}}, externalDocs: {url: u}", "`externalDocs`"),
    ("responses: {'204': {description: D}}, callbacks: {c: {}}", "`callbacks`"),
    ("responses: {'204': {description: D}}, x-a: 1", "x-a"), ("responses: {'204': {description: D}}, odd: 1", "`odd`"),
    (
      "responses: {'204': {description: D}}, parameters: [{name: Accept, in: header, schema: {}}]",
      "the header parameter 'Accept'"
    ),
  ])
  func operations(own: String, difference: String) {
    #expect(differences("responses: {'204': {description: D}}", own) == [difference])
  }

  @Test(arguments: [
    ("allowEmptyValue: true", "{}"), ("example: 1", "{}"), ("x-a: 1", "{}"), ("schema: {$comment: c}", "schema: {}"),
    ("schema: {externalDocs: {url: u}}", "schema: {}"), ("schema: {not: {type: integer}}", "schema: {}"),
    ("schema: {example: 1}", "schema: {examples: [1]}"), ("schema: {$anchor: a}", "schema: {}"),
    ("schema: {xml: {name: a}}", "schema: {}"), ("schema: {odd: 1}", "schema: {}"),
    ("schema: {minLength: x}", "schema: {}"),
    ("schema: {items: {properties: {a: {$comment: c}}}}", "schema: {items: {properties: {a: {}}}}"),
  ])
  func parametersAndTheirSchemas(first: String, second: String) {
    func own(_ text: String) -> String {
      let schema = text.contains("schema") ? "" : "schema: {}, "
      let rest = text == "{}" ? "" : text
      return "parameters: [{name: a, in: query, \(schema)\(rest)}], responses: {'204': {description: D}}"
    }
    #expect(differences(own(first), own(second)) == ["the query parameter 'a'"])
  }

  @Test(arguments: [
    "examples: {a: {value: 1}}", "example: 1", "encoding: {a: {contentType: text/plain}}", "x-a: 1", "odd: 1",
  ])
  func mediaTypes(own: String) {
    func body(_ own: String) -> String {
      "requestBody: {content: {application/json: {schema: {}\(own)}}}, responses: {'204': {description: D}}"
    }
    #expect(differences(body(""), body(", \(own)")) == ["the request body"])
    let extended = body("").replacing("{content", with: "{x-a: 1, content")
    #expect(differences(body(""), extended) == ["the request body"])
  }

  @Test(arguments: [("servers: [{url: /a}]", "`servers` of the path"), ("x-a: 1", "`x-a` of the path")])
  func paths(own: String, difference: String) {
    let operation = Self.body("{}")
    #expect(differences(operation, operation, paths: ("", own)) == [difference])
    #expect(differences(operation, operation, paths: (own, own)) == [])
    #expect(differences(operation, operation, paths: ("summary: A", "description: B")) == [])
  }

  @Test func referencesAreComparedByWhereTheyLead() {
    let components = """
      {schemas: {A: {}, B: {$ref: '#/components/schemas/A'}, C: {}}, \
      responses: {R: {description: D, headers: {H: {$ref: '#/components/headers/H'}}}}, headers: {H: {schema: {}}}, \
      parameters: {P: {name: p, in: query, description: D, schema: {}}}}
      """
    func same(_ first: String, _ second: String) -> [String] {
      differences(first, second, components: components)
    }
    func schema(_ name: String) -> String { Self.body("{$ref: '#/components/schemas/\(name)'}") }
    #expect(same(schema("A"), schema("B")) == [])
    #expect(same(schema("A"), schema("C")) == ["the request body"])
    let response = "responses: {'204': {$ref: '#/components/responses/R'}}"
    let written = "responses: {'204': {description: D, headers: {H: {$ref: '#/components/headers/H'}}}}"
    #expect(same(response, written) == [])
    #expect(same(response, written.replacing("D,", with: "E,")) == ["the response 204"])
    #expect(same(response, response.replacing("R'", with: "R', description: E")) == ["the response 204"])
    let parameter = "parameters: [{$ref: '#/components/parameters/P'}], \(response)"
    #expect(same(parameter, parameter.replacing("P'", with: "P', description: E")) == ["the query parameter 'p'"])
    #expect(same(parameter, "parameters: [{in: query, name: p, schema: {}, description: D}], \(response)") == [])
  }

  @Test("the same text in two Unicode forms is rejected: Swift doesn't distinguish them, and servers do")
  func unicodeForms() {
    let forms = ["caf\u{E9}", "cafe\u{301}"].map { Self.body("{type: string, default: \($0)}") }
    let message = "`cafe\u{301}` looks like a text that occurs elsewhere, but consists of other characters"
    #expect(differences(forms[0], forms[1]).contains(message))
    #expect(differences(forms[1], forms[1]) == [])
    for schema in ["{enum: [caf\u{E9}, cafe\u{301}]}", "{required: [caf\u{E9}], properties: {cafe\u{301}: {}}}"] {
      #expect(Set(differences(Self.body(schema), Self.body(schema))) == [message])
    }
  }

  @Test("a parameter of another name below the scope is a difference, not another operation")
  func namesBelowTheScope() {
    let own = Self.body("{}")
    let found = namesDiffer(own)
    #expect(found == ["the path parameter 'pet'", "the path parameter 'id'"])
  }

  private func namesDiffer(_ own: String) -> [String] {
    let levels = [("zoo", "zoos", "", "pet"), ("park", "parks", "park_", "id")].map { name, path, prefix, id in
      """
        /\(path)/{\(name)}/pets/{\(id)}:
          parameters: [{name: \(name), in: path, required: true, schema: {}}, {name: \(id), in: path, required: true, schema: {}}]
          post: {operationId: \(prefix)pets_add, \(own)}
      """
    }
    let spec = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n" + levels.joined(separator: "\n")
    do {
      _ = try Description(files: ["spec.yaml": spec, "apigen.yaml": Self.configuration]).emitted()
      return []
    } catch let error as DiagnosticError {
      return error.diagnostics.map { String($0.message.split(separator: "but differ in ").last ?? "") }
    } catch {
      return ["\(error)"]
    }
  }

  @Test(
    "operations of one level declare its parameter equally",
    arguments: [
      "schema: {type: string}", "schema: {type: integer, enum: [1]}", "schema: {type: integer}, style: label",
      "schema: {type: integer}, description: D", "schema: {type: integer}, x-a: 1", "schema: {type: integer, odd: 1}",
    ])
  func parametersOfLevels(own: String) throws {
    func differences(_ second: String, level: String = "zoo") -> [String] {
      let paths = [("zoo", "pets", "schema: {type: integer}"), (level, "trees", second)].map { level, end, own in
        """
          /\(level)s/{\(level)}/\(end):
            parameters: [{name: \(level), in: path, required: true, \(own)}]
            get: {operationId: \(level == "park" ? "park_" : "")\(end), responses: {'204': {description: D}}}
        """
      }
      let spec = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n" + paths.joined(separator: "\n")
      do {
        _ = try Description(files: ["spec.yaml": spec, "apigen.yaml": Self.configuration]).emitted()
        return []
      } catch {
        return (error as? DiagnosticError)?.diagnostics.filter { $0.severity == .error }.map(\.message) ?? ["\(error)"]
      }
    }
    #expect(
      differences(own) == ["'trees' and 'pets' are both at level 'zoo', but differ in the path parameter 'zoo'"])
    #expect(differences("schema: {type: integer}") == [])
    #expect(differences(own, level: "park") == [], "levels may differ")
  }

  @Test("an operation that would be a scope variant, except for the name of its scope's parameter, causes a warning")
  func namesOfLevels() throws {
    func warnings(_ end: String) throws -> [Diagnostic] {
      let paths = [("zoos", "zoo", "pets"), ("parks", "park_id", end)].map { path, name, end in
        """
          /\(path)/{\(name)}/\(end):
            parameters: [{name: \(name), in: path, required: true, schema: {}}]
            get: {operationId: \(path)_pets, responses: {'204': {description: D}}}
        """
      }
      let spec = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n" + paths.joined(separator: "\n")
      return try Description(files: ["spec.yaml": spec, "apigen.yaml": Self.configuration]).emitted().diagnostics
        .filter { $0.severity == .warning }
    }
    let found = try warnings("pets")
    #expect(
      found.map(\.message) == [
        "no path is at level 'park': none begins with '/parks/{park}/'",
        "'parks_pets' isn't treated as 'zoos_pets' at level 'park', because its path has another name for the parameter of '/parks/{park}'",
      ])
    #expect(found.last?.hint == "name the parameter 'park', or change the level's path")
    #expect(try warnings("trees").count == 1, "it has no twin")
  }

  private static let configuration = """
    scopes:
      protocol: Keeper
      levels:
        - {name: zoo, type: Zoo, path: '/zoos/{zoo}'}
        - {name: park, type: Park, path: '/parks/{park}', operation-prefix: park_}
    """

  private static func body(_ schema: String) -> String {
    "requestBody: {required: true, content: {application/json: {schema: \(schema)}}}, responses: {'204': {description: D}}"
  }

  @Test(arguments: [
    ("{type: string}", "{type: string, x-secret: true}"), ("{type: string, x-secret: true}", "{type: string}"),
    ("{type: string, maxLength: 1}", "{type: string, maxLength: 2}"),
    ("{type: string, enum: [a], x-enum-varnames: [b]}", "{type: string, enum: [a], x-enum-varnames: [c]}"),
    ("{type: string}", "{type: string, deprecated: true}"), ("{type: string}", "{type: string, description: D}"),
    (
      "{type: object, properties: {a: {items: {type: string}}}}",
      "{type: object, properties: {a: {items: {type: string, x-odd: [1, {b: 2}]}}}}"
    ),
  ])
  func schemasThatDifferAreRefused(first: String, second: String) throws {
    let error = #expect(throws: DiagnosticError.self) { try emit(Self.body(first), Self.body(second)) }
    #expect(error?.diagnostics.contains { $0.message.hasSuffix("but differ in the request body") } == true)
  }

  @Test func securityThatDiffersIsRefused() throws {
    let error = #expect(throws: DiagnosticError.self) {
      try emit(Self.body("{}"), Self.body("{}") + ", security: []")
    }
    #expect(error?.diagnostics.contains { $0.message.hasSuffix("but differ in `security`") } == true)
  }

  @Test(arguments: [
    (
      "{type: object, required: [a, b], properties: {a: {type: string}, b: {type: string}}}",
      "{properties: {a: {type: string}, b: {type: string}}, required: [b, a], type: object}"
    ),
    ("{type: string, x-a: {b: 1, c: 2}}", "{x-a: {c: 2, b: 1}, type: string}"),
  ])
  func whatIsWrittenInAnotherOrderIsTheSame(first: String, second: String) throws {
    #expect(differences(Self.body(first), Self.body(second)) == [])
  }

  @Test func whatAnOperationSaysOfItselfMayDiffer() throws {
    let own = ", summary: S, description: D, tags: [T], deprecated: true, x-deprecation-message: M"
    #expect(differences(Self.body("{}"), Self.body("{}") + own) == [])
  }
}
