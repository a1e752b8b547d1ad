// Words that have a meaning in Swift, in each position that a name of a document can have.

import Foundation
import SwiftEmission
import TestSupport
import Testing

@Suite struct NamePositionTests {
  /// Keywords, contextual keywords, and names that generated code uses itself (The Swift Programming Language, Lexical
  /// Structure, and the compiler's own list).
  static let words = """
    Any Protocol Self Type actor any as associatedtype associativity async autoclosure available await borrow borrowing
    break case catch class consume consuming continue convenience copy default defer deinit didSet discard distributed do
    dynamic each else enum escaping extension fallthrough false fileprivate final for func get guard if import in
    indirect infix init inout internal is isolated lazy left let macro module mutating nil nonisolated nonmutating none
    of open operator optional override owned package postfix precedence precedencegroup prefix private protocol public
    reasync repeat required rethrows retroactive return right safe self sending set some static struct subscript super
    switch then throw throws transferring true try typealias unchecked unowned unsafe using var weak where while willSet
    yield
    additionalMembers body bodyBox child childBox hash hashValue id items json known other parent parentBox path queryText
    rawValue scope send sender tag value write String Int Date JSONReader APIOperation Sender Scope Item Collection
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  private func check(_ schemas: String, paths: String = "", configuration: String = "handles: true") async throws {
    let text = """
      openapi: 3.1.0
      info: {title: T, version: "1"}
      paths:
        /things/:
          post:
            operationId: things_create
            requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
            responses: {"200": {description: A., content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}
          put:
            operationId: things_put
            requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Written'}}}}
            responses: {"204": {description: A.}}
          patch:
            operationId: things_patch
            requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
            responses: {"200": {description: A., content: {application/json: {schema: {$ref: '#/components/schemas/Read'}}}}}
      \(paths)
      components:
        schemas:
          Thing: {type: object, properties: {a: {type: string}}}
          Written: {type: object, properties: {a: {type: string}}}
          Read: {type: object, properties: {a: {type: string}}}
      """
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for line in schemas.split(separator: "\n") {
      let name = line.prefix { $0 != ":" }
      lines.removeAll { $0.hasPrefix("    \(name):") }
      lines.append("    " + line)
    }
    let files = try Description(files: ["spec.yaml": lines.joined(separator: "\n"), "apigen.yaml": configuration])
      .emitted().files
    let complaints = try await SwiftCompiler.complaints(about: files)
    #expect(complaints == nil, "\((complaints ?? "").prefix(3000))")
  }

  /// The names of header fields are compared without case.
  private static var wordsOnce: [String] {
    var seen: Set<String> = []
    return words.filter { seen.insert($0.lowercased()).inserted }
  }

  private static func each(of words: [String] = words, _ form: (String) -> String) -> String {
    words.map(form).joined(separator: ", ")
  }

  @Test func propertiesThatAreReadWrittenAndChanged() async throws {
    let properties = Self.each { "'\($0)': {type: [string, 'null']}" }
    let body = "{type: object, additionalProperties: {type: string}, properties: {\(properties)}}"
    try await check(
      "Thing: \(body)\nWritten: \(body)\nRead: \(body)",
      configuration: "handles: true")
  }

  @Test func propertiesThatMustBeThere() async throws {
    let properties = Self.each { "'\($0)': {type: string}" }
    let body = "{type: object, required: [\(Self.each { "'\($0)'" })], properties: {\(properties)}}"
    try await check("Thing: \(body)\nWritten: \(body)\nRead: \(body)")
  }

  @Test func propertiesThatHoldTheirOwnType() async throws {
    let properties = Self.each { "'\($0)': {$ref: '#/components/schemas/NAME'}" }
    try await check(
      ["Thing", "Written", "Read"].map { name in
        "\(name): {type: object, properties: {\(properties.replacing("NAME", with: name))}}"
      }.joined(separator: "\n"))
  }

  @Test func valuesOfEnums() async throws {
    let body = "{type: object, properties: {a: {type: string, enum: [\(Self.each { "'\($0)'" })]}}}"
    try await check("Thing: \(body)\nRead: \(body)")
  }

  @Test func variantsOfUnions() async throws {
    let branches = Self.each { "{title: '\($0)', type: object, required: [u], properties: {u: {const: '\($0)'}}}" }
    try await check("Thing: {oneOf: [\(branches)]}\nWritten: {oneOf: [\(branches)]}\nRead: {oneOf: [\(branches)]}")
  }

  @Test func variantsOfUntaggedUnions() async throws {
    let branches = Self.each { "{title: '\($0)', type: object, properties: {'a\($0)': {type: string}}}" }
    try await check("Thing: {oneOf: [\(branches)]}\nWritten: {oneOf: [\(branches)]}\nRead: {oneOf: [\(branches)]}")
  }

  @Test func propertiesOfVariantsThatAreOnlyWritten() async throws {
    let branches = ["x", "y"].map { tag in
      "{type: object, required: [kind, 'init'], properties: {kind: {const: \(tag)}, "
        + Self.each { "'\($0)': {type: [\(tag == "x" ? "string" : "integer"), 'null']}" } + "}}"
    }
    try await check("Written: {oneOf: [\(branches.joined(separator: ", "))]}")
  }

  @Test func typesAndNamespaces() async throws {
    let properties = Self.each { "'\($0)': {$ref: '#/components/schemas/\($0)'}" }
    let schemas = Self.words.map { "\($0): {type: object, properties: {\($0): {type: string}}}" }
    let paths = Self.words.map { word in
      "  /\(word)/{id}/: {get: {tags: ['\(word)'], operationId: '\(word)_\(word)', "
        + "parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'204': {description: A.}}}}"
    }
    try await check(
      (schemas + ["Thing: {type: object, properties: {\(properties)}}"]).joined(separator: "\n"),
      paths: paths.joined(separator: "\n"))
  }

  @Test(arguments: ["query", "header"]) func parameters(place: String) async throws {
    let parameters = Self.each(of: Self.wordsOnce) { "{name: '\($0)', in: \(place), schema: {type: string}}" }
    let required = Self.each(of: Self.wordsOnce) {
      "{name: '\($0)', in: \(place), required: true, schema: {type: string}, x-sent-default: null}"
    }
    .replacing(", x-sent-default: null", with: "")
    try await check(
      "",
      paths: """
          /many/{id}/:
            get: {tags: [many], operationId: many_get, parameters: [{name: id, in: path, required: true, schema: {type: string}}, \(parameters)], responses: {'204': {description: A.}}}
            post: {tags: [many], operationId: many_post, parameters: [{name: id, in: path, required: true, schema: {type: string}}, \(required)], requestBody: {required: true, content: {application/json: {schema: {type: string}}}}, responses: {'204': {description: A.}}}
        """)
  }

  @Test func parametersOfPathsAndFunctions() async throws {
    let paths = Self.words.map { word in
      "  /many/{\(word)}/\(word)/: {get: {tags: [many], operationId: 'many_\(word)', "
        + "parameters: [{name: '\(word)', in: path, required: true, schema: {type: string}}], "
        + "responses: {'204': {description: A.}}}}\n"
        + "  /\(word)s/{\(word)}/below/: {get: {tags: ['\(word)s'], operationId: '\(word)', "
        + "parameters: [{name: '\(word)', in: path, required: true, schema: {type: string}}, "
        + "{name: 'id', in: query, schema: {type: string}}], responses: {'204': {description: A.}}}}"
    }
    try await check("", paths: paths.joined(separator: "\n"))
  }

  @Test func levelsOfScopes() async throws {
    let levels = Self.words.map { "{name: '\($0)', type: Kind, path: '/\($0)/{id}', operation-prefix: '\($0)_'}" }
    try await check(
      "", configuration: "handles: true\nscopes: {protocol: Kinds, levels: [\(levels.joined(separator: ", "))]}")
  }

  /// Unions that are only encoded and contain themselves, directly and through others.
  @Test(arguments: [
    "Written: {oneOf: [{type: object, required: [k], properties: {k: {const: a}, n: {$ref: '#/components/schemas/Written'}}}, {type: object, required: [k], properties: {k: {const: b}}}]}",
    """
    Written: {oneOf: [{type: object, required: [k, n], properties: {k: {const: a}, n: {$ref: '#/components/schemas/Other'}}}, {type: object, required: [k], properties: {k: {const: b}}}]}
    Other: {type: object, required: [w], properties: {w: {$ref: '#/components/schemas/Written'}, o: {$ref: '#/components/schemas/Other'}}}
    """,
    """
    Written: {oneOf: [{type: object, required: [k, n], properties: {k: {const: a}, n: {anyOf: [{$ref: '#/components/schemas/Other'}, {type: 'null'}]}}}, {type: object, required: [k], properties: {k: {const: b}}}]}
    Other: {oneOf: [{type: object, required: [t, w], properties: {t: {const: c}, w: {$ref: '#/components/schemas/Written'}}}, {type: object, required: [t], properties: {t: {const: d}}}]}
    """,
    "Written: {oneOf: [{type: object, properties: {n: {$ref: '#/components/schemas/Written'}}}, {type: array, items: {$ref: '#/components/schemas/Written'}}]}",
  ])
  func recursionOfWhatIsOnlyWritten(schemas: String) async throws { try await check(schemas) }
}
