// Text of a document or a configuration never becomes code: it is in a literal or a comment, it becomes a valid name,
// or the document is rejected.

import Foundation
import Generation
import Diagnostics
import SwiftEmission
import TestSupport
import Testing

@Suite struct InjectionTests {
  /// Attempts to escape from a literal, a comment, a name between backticks and an interpolation.
  static let markers = [
    "\";INJECTED{}", "\nINJECTED{};", "\r\nINJECTED{};", "\rINJECTED{};", "\\(INJECTED{};)", "`;INJECTED{}",
    "*/;INJECTED{}/*", "\u{2028}INJECTED{};", "\u{B}INJECTED{};", "\u{85}INJECTED{};", "\\\";INJECTED{}",
    "#\";INJECTED{}", "\"\"\";INJECTED{}", "ok: Self { Self(rawValue: 9) } ; static var INJECTED",
    "\u{202E}INJECTED{};",
  ]

  /// Every place where a document or a configuration has text, with harmless text there.
  static let honest: [(position: String, text: String)] = [
    ("title", "Zoo"), ("version", "1"), ("info description", "All about zoos."), ("tag", "Animals"),
    ("tag description", "The animals."), ("path", "animals"), ("operation id", "animals_list"),
    ("operation name", "list"), ("summary", "Lists animals."), ("operation description", "All of them."),
    ("deprecation", "Use another."), ("scope", "animal:read"), ("parameter", "colour"),
    ("parameter name", "colour"), ("parameter description", "A colour."), ("sent default", "red"),
    ("header", "X-Colour"), ("path parameter", "animal_id"), ("parameter enum", "red"),
    ("media type", "application/json"),
    ("response description", "Found."), ("response header", "X-Count"), ("component", "Animal"),
    ("component name", "Animal"), ("schema description", "An animal."), ("schema title", "Animal"),
    ("property", "name"), ("property name", "name"), ("property description", "Its name."), ("default", "Ada"),
    ("format", "odd"), ("pattern", "a+"), ("secret", "key"), ("constant", "animal"), ("enum value", "tame"),
    ("enum name", "tame"), ("enum default", "tame"), ("tag property", "kind"), ("tag value", "cat"),
    ("mapping value", "dog"), ("page property", "created_at"), ("server", "v1"), ("additional", "notes"),
    ("file", "parts"),
    ("protocol", "ZooScope"), ("level", "zoo"), ("level type", "Zoo"), ("level path", "zoos"), ("level prefix", "zoo_"),
    ("level deprecation", "Gone."), ("acronym", "zoo"),
  ]

  static let attacks = honest.map(\.position).flatMap { position in
    markers.map { Attack(position: position, marker: $0) }
  }

  struct Attack: Sendable, CustomTestStringConvertible {
    let position: String
    let marker: String
    var testDescription: String { "\(position): \(marker.debugDescription)" }
  }

  @Test(arguments: attacks) func textNeverBecomesCode(attack: Attack) throws {
    let files: [EmittedFile]
    do {
      files = try Self.zoo { $0 == attack.position ? attack.marker : nil }.emitted().files
    } catch let error as DiagnosticError {
      #expect(error.diagnostics.contains { $0.severity == .error })
      return
    }
    #expect(!files.isEmpty)
    for file in files {
      let code = SwiftCode(file.text).text
      #expect(!code.contains(";"), "\(file.text)")
      #expect(!code.contains("INJECTED{") && !code.contains("evil"), "\(file.text)")
      #expect(!file.text.unicodeScalars.contains { "\r\u{B}\u{85}\u{2028}\u{202E}".unicodeScalars.contains($0) })
      #expect(file.name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }, "\(file.name)")
    }
  }

  /// The page is a table: no text of the document ends its row, its cell or its comment.
  @Test(arguments: attacks) func textNeverBreaksThePage(attack: Attack) throws {
    guard let generation = try? Self.zoo({ $0 == attack.position ? attack.marker : nil }).generated() else { return }
    let honest = try #require(try Self.zoo { _ in nil }.generated().files().first { $0.name == "api.md" }).text
    let page = try #require(generation.files().first { $0.name == "api.md" }).text
    let shape = { (text: String) in
      text.split(separator: "\n").map { line in line.replacing("\\|", with: "").count { $0 == "|" } }
    }
    #expect(shape(page).filter { $0 > 0 } == shape(honest).filter { $0 > 0 }, "\(page)")
    #expect(!page.unicodeScalars.contains { "\r\u{B}\u{85}\u{2028}\u{202E}".unicodeScalars.contains($0) })
  }

  /// The zoo is valid to begin with, so an attack can only fail because of the attacked place.
  @Test func harmlessTextIsGenerated() async throws {
    let files = try Self.zoo { _ in nil }.emitted().files
    #expect(try await SwiftCompiler.complaints(about: files) == nil)
  }

  /// Text of any length, at each place that doesn't become a Swift name, generates no line that the formatter would
  /// break.
  @Test(arguments: [
    String(repeating: "some words ", count: 20), String(repeating: "x", count: 250),
    String(repeating: "\"\\\u{301}\u{200D}", count: 40),
  ])
  func longTextIsBrokenIntoLines(text: String) async throws {
    let places: Set = [
      "title", "version", "info description", "tag description", "path", "summary", "operation description",
      "deprecation", "scope", "parameter description", "response description", "response header",
      "schema description", "schema title", "property", "property description", "default", "format", "pattern",
      "enum value", "server", "level path", "level prefix", "level deprecation",
    ]
    let accepted = places.filter { place in (try? Self.zoo { $0 == place ? text : nil }.emitted()) != nil }
    #expect(accepted.count > 18, "\(places.subtracting(accepted))")
    let files = try Self.zoo { accepted.contains($0) ? text : nil }.emitted().files
    let folder = FileManager.default.temporaryDirectory.appending(path: "long-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in files { try Data(file.text.utf8).write(to: folder.appending(path: file.name)) }
    let complaints = try SwiftFormat.complaints(about: folder)
    #expect(complaints == nil)
    #expect(try await SwiftCompiler.complaints(about: files) == nil)
  }

  @Test(arguments: ["\";INJECTED{}", "Only Selected"])
  func codeGeneratedForOddTextCompiles(marker: String) async throws {
    // Each place is attacked separately, so that one rejection doesn't hide others; the accepted ones are compiled
    // together.
    var accepted: [String] = []
    for position in Self.honest.map(\.position) {
      let isAccepted = (try? Self.zoo { $0 == position ? marker : nil }.emitted()) != nil
      if isAccepted { accepted.append(position) }
    }
    #expect(accepted.count > 20)
    let files = try Self.zoo { [accepted] in accepted.contains($0) ? marker + $0 : nil }.emitted().files
    #expect(try await SwiftCompiler.complaints(about: files) == nil)
  }

  /// A document with text in every place.
  private static func zoo(_ replacement: (String) -> String?) -> Description {
    let values = Dictionary(uniqueKeysWithValues: honest.map { ($0.position, replacement($0.position) ?? $0.text) })
    func text(_ position: String) -> String { values[position] ?? "" }
    /// The text as YAML, with other text around it.
    func yaml(_ position: String, _ before: String = "", _ after: String = "") -> String {
      quoted(before + text(position) + after)
    }
    func quoted(_ text: String) -> String {
      (try? String(decoding: JSONEncoder().encode(text), as: UTF8.self)) ?? ""
    }
    let partName = text("file").unicodeScalars.contains("/") || text("file").contains("\0") ? "parts" : text("file")
    let reference = partName.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "parts"
    let root = """
      openapi: 3.1.0
      info: {title: \(yaml("title")), version: \(yaml("version")), description: \(yaml("info description"))}
      servers: [{url: \(yaml("server", "https://zoo.example/"))}]
      tags: [{name: \(yaml("tag")), description: \(yaml("tag description"))}]
      paths:
        \(yaml("level path", "/", "/{zoo_id}/animals/")):
          get:
            operationId: \(yaml("level prefix", "", "animals_all"))
            x-swift-name: all
            tags: [\(yaml("tag"))]
            parameters: [{name: zoo_id, in: path, required: true, schema: {type: integer}}]
            responses: {"200": {description: A., content: {application/json: {schema: {$ref: '#/components/schemas/Page'}}}}}
            x-pagination: {kind: before, member: \(yaml("page property"))}
        \(quoted("/\(text("path"))/{\(text("path parameter"))}")):
          post:
            operationId: \(yaml("operation id"))
            x-swift-name: \(yaml("operation name"))
            tags: [\(yaml("tag"))]
            summary: \(yaml("summary"))
            description: \(yaml("operation description"))
            deprecated: true
            x-deprecation-message: \(yaml("deprecation"))
            x-scopes: [\(yaml("scope"))]
            parameters:
              - {name: \(yaml("path parameter")), in: path, required: true, schema: {type: string}}
              - name: \(yaml("parameter"))
                in: query
                x-swift-name: \(yaml("parameter name"))
                description: \(yaml("parameter description"))
                x-sent-default: \(yaml("sent default"))
                schema: {type: string, enum: [\(yaml("parameter enum"))], default: \(yaml("parameter enum"))}
              - {name: \(yaml("header")), in: header, schema: {type: string}}
            requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Choice'}}}}
            responses:
              "200":
                description: \(yaml("response description"))
                headers: {\(yaml("response header")): {schema: {type: string}}}
                content: {\(yaml("media type")): {schema: {$ref: '#/components/schemas/Page'}}}
              "201": {description: A., content: {application/json: {schema: {$ref: '#/components/schemas/Pets'}}}}
              "202": {description: A., content: {application/json: {schema: {$ref: '\(reference).yaml#/Part'}}}}
      components:
        schemas:
          Page:
            type: object
            properties:
              next: {type: [string, "null"]}
              results: {type: array, items: {$ref: \(yaml("component", "#/components/schemas/"))}}
          Pets:
            oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
            discriminator: {propertyName: \(yaml("tag property")), mapping: {\(yaml("mapping value")): '#/components/schemas/Dog'}}
          Cat: {type: object, required: [\(yaml("tag property"))], properties: {\(yaml("tag property")): {const: \(yaml("tag value"))}}}
          Dog: {type: object, properties: {\(yaml("tag property")): {type: string}, size: {type: integer}}}
          Choice:
            oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
            discriminator: {propertyName: \(yaml("tag property"))}
          \(yaml("component")):
            x-swift-name: \(yaml("component name"))
            title: \(yaml("schema title"))
            description: \(yaml("schema description"))
            type: object
            properties:
              \(yaml("property")):
                x-swift-name: \(yaml("property name"))
                description: \(yaml("property description"))
                type: string
                default: \(yaml("default"))
                pattern: \(yaml("pattern"))
              \(yaml("page property")): {type: string}
              odd: {type: string, format: \(yaml("format"))}
              \(yaml("secret")): {type: string, x-secret: true}
              \(yaml("constant")): {const: \(yaml("constant"))}
              manner:
                type: string
                enum: [\(yaml("enum value")), wild]
                x-enum-varnames: [\(yaml("enum name")), wild]
                default: \(yaml("enum default"))
              \(yaml("additional")): {type: object, additionalProperties: {type: string}}
      """
    let configuration = """
      handles: true
      acronyms: [\(yaml("acronym"))]
      scopes:
        protocol: \(yaml("protocol"))
        levels:
          - name: \(yaml("level"))
            type: \(yaml("level type"))
            path: \(yaml("level path", "/", "/{zoo_id}"))
            operation-prefix: \(yaml("level prefix"))
            deprecated: \(yaml("level deprecation"))
      """
    return Description(files: [
      "spec.yaml": root, "apigen.yaml": configuration,
      "\(partName).yaml": "Part: {type: object, properties: {a: {}}}\n",
    ])
  }
}
