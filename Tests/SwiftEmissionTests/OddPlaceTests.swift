// Types in unusual places: the generated code compiles, and represents the document.

import Diagnostics
import SwiftEmission
import TestSupport
import Testing

@Suite struct OddPlaceTests {
  private static func description(_ paths: String, configuration: String? = nil) -> Description {
    var files = [
      "spec.yaml": """
      openapi: 3.1.0
      info: {title: T, version: '1'}
      paths:
      \(paths.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
      """
    ]
    files["apigen.yaml"] = configuration
    return Description(files: files)
  }

  private static let nothing = "responses: {'204': {description: d}}"
  private static let moment = "{oneOf: [{type: string, format: date}, {type: string, format: date-time}]}"

  @Test(
    arguments: [
      ("in: query, schema: {type: string, x-secret: true}", "k: Secret? = nil"),
      ("in: header, schema: {type: string, x-secret: true}", "k: Secret? = nil"),
      ("in: query, schema: {type: array, items: {type: string, x-secret: true}}", "k: [Secret]? = nil"),
      ("in: query, schema: {type: string}, x-swift-name: APIOperation", "aPIOperationParameter"),
    ])
  func parameters(own: String, signature: String) async throws {
    let emitted = try Self.description("/a: {get: {parameters: [{name: k, \(own)}], \(Self.nothing)}}").emitted()
    if signature.hasPrefix("k") { #expect(emitted.files[0].text.contains(signature), "\(emitted.files[0].text)") }
    #expect(try await SwiftCompiler.complaints(about: emitted.files) == nil)
  }

  @Test(arguments: ["{type: string, x-secret: true}", moment])
  func pathParameters(schema: String) async throws {
    let emitted = try Self.description(
      "/a/{k}: {get: {parameters: [{name: k, in: path, required: true, schema: \(schema)}], \(Self.nothing)}}"
    ).emitted()
    #expect(try await SwiftCompiler.complaints(about: emitted.files) == nil)
  }

  private static func body(_ schema: String) -> String {
    """
    /a:
      get:
        responses: {'200': {description: d, content: {application/json: {schema: \(schema)}}}}
    """
  }

  @Test func undeclaredPropertiesMayBeNull() async throws {
    let emitted = try Self.description(
      Self.body("{type: object, properties: {a: {type: string}}, additionalProperties: {type: [string, 'null']}}")
    ).emitted()
    #expect(emitted.files[0].text.contains("additionalMembers: [String: String?]"))
    #expect(try await SwiftCompiler.complaints(about: emitted.files) == nil)
  }

  @Test func whatIsHiddenStandsInNoComment() throws {
    let emitted = try Self.description(
      Self.body("{type: object, properties: {a: {type: string, x-secret: true, default: hunter2}}}")
    ).emitted()
    #expect(!emitted.files[0].text.contains("hunter2"))
  }

  @Test(arguments: ["type: integer, const: 1", "type: boolean, const: true"])
  func aTagThatIsNotTextDistinguishesNothing(tag: String) throws {
    let branches = [tag, "type: string"].map { "{type: object, title: B, required: [t], properties: {t: {\($0)}}}" }
    let emitted = try Self.description(
      Self.body("{oneOf: [\(branches.joined(separator: ", "))], discriminator: {propertyName: t}}")
    ).emitted()
    #expect(emitted.diagnostics.contains { $0.message.contains("the discriminator 't' isn't text in") })
  }

  @Test func ofTwoVariantsTheOneThatWantsMoreIsTriedFirst() throws {
    let emitted = try Self.description(
      Self.body(
        """
        {oneOf: [{title: P, type: object, required: [a], properties: {a: {type: string}}, additionalProperties: false}, \
        {title: Q, type: object, required: [a, b], properties: {a: {type: string}, b: {type: string}}}]}
        """)
    ).emitted()
    let text = emitted.files[0].text
    let tried = text.matches(of: /value = json\.attempt\(\w*?([PQ])\.self/).map { String($0.output.1) }
    #expect(tried == ["Q", "P"], "\(text)")
  }

  @Test func anItemHandsNoIdOnThatIsOfAnotherType() async throws {
    func id(_ name: String, _ type: String) -> String {
      "parameters: [{name: \(name), in: path, required: true, schema: {type: \(type)}}]"
    }
    let emitted = try Self.description(
      """
      /things: {get: {tags: [things], \(Self.nothing)}}
      /things/{id}: {get: {tags: [things], \(id("id", "integer")), \(Self.nothing)}}
      /things/{thing}/parts: {get: {tags: [parts], \(id("thing", "string")), \(Self.nothing)}}
      """, configuration: "handles: true"
    ).emitted()
    #expect(try await SwiftCompiler.complaints(about: emitted.files) == nil)
  }
}
