import Diagnostics
import Foundation
import DataReading
import Testing

/// Whatever is written anywhere in a document, reading it ends with a document or with located errors.
@Suite struct MutationTests {
  private static let description = """
    {"openapi": "3.2.0", "info": {"title": "T", "version": "1", "license": {"name": "L"}},
     "servers": [{"url": "/{v}", "variables": {"v": {"default": "a", "enum": ["a"]}}}],
     "tags": [{"name": "t", "externalDocs": {"url": "u"}}], "security": [{"s": ["a"]}],
     "paths": {"/{id}": {
       "parameters": [{"$ref": "#/components/parameters/id"}, {"name": "q", "in": "query",
         "content": {"application/json": {"schema": {"type": "string"}}}}],
       "post": {"operationId": "o", "tags": ["t"], "requestBody": {"$ref": "#/components/requestBodies/b"},
         "responses": {"200": {"$ref": "#/components/responses/r", "description": "d"}, "4XX": {"description": "d"}},
         "callbacks": {"c": {"{$request.body}": {"post": {}}}}},
       "additionalOperations": {"COPY": {"responses": {}}}}},
     "webhooks": {"w": {"get": {}}},
     "components": {
       "parameters": {"id": {"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}}},
       "requestBodies": {"b": {"content": {"multipart/form-data": {"schema": {"$ref": "#/components/schemas/Pet"},
         "encoding": {"name": {"style": "form"}}}}}},
       "responses": {"r": {"description": "d", "headers": {"H": {"$ref": "#/components/headers/h"}},
         "content": {"application/json": {"$ref": "#/components/mediaTypes/m"}}, "links": {"l": {"operationId": "o"}}}},
       "headers": {"h": {"schema": {"type": "string"}}}, "mediaTypes": {"m": {"schema": {"items": {"$ref": "#here"}}}},
       "pathItems": {"p": {"get": {}}}, "examples": {"e": {"value": 1}},
       "securitySchemes": {"s": {"type": "oauth2", "flows": {"password": {"tokenUrl": "u", "scopes": {"a": "b"}}}}},
       "schemas": {
         "Pet": {"type": ["object", "null"], "required": ["name"], "additionalProperties": {"type": "string"},
           "properties": {"name": {"$ref": "#/components/schemas/Name", "description": "d"}, "mother": {"$ref":
             "#/components/schemas/Pet"}}, "x-a": 1, "minProperties": 1, "$defs": {"d": {"$anchor": "here"}}},
         "Name": {"type": "string", "enum": ["a"], "const": "a", "pattern": "a", "xml": {"name": "n"}},
         "Any": {"oneOf": [{"$ref": "#/components/schemas/Pet"}], "allOf": [true], "not": {"if": {}},
           "discriminator": {"propertyName": "k", "mapping": {"pet": "Pet"}}}}}}
    """

  private static let replacements = [
    "null", "true", "0", "1.5", #""""#, #""text""#, "[]", "[0]", "{}", #"{"a": {"$ref": 1}}"#,
  ]

  @Test(arguments: replacements)
  func everyPlaceCanHoldAnything(replacement: String) throws {
    let tree = try JSONSerialization.jsonObject(with: Data(Self.description.utf8))
    let value = try JSONSerialization.jsonObject(with: Data(replacement.utf8), options: .fragmentsAllowed)
    #expect(try read(tree).document != nil)
    for variant in variants(of: tree, with: value) {
      let outcome = try read(variant)
      let hasError = outcome.diagnostics.contains { $0.severity == .error && $0.location != nil }
      #expect((outcome.document == nil) == hasError)
    }
  }

  private func read(_ tree: Any) throws -> Outcome {
    let data = try JSONSerialization.data(withJSONObject: tree, options: [.fragmentsAllowed, .sortedKeys])
    return try Description(files: ["spec.json": String(decoding: data, as: UTF8.self)], root: "spec.json").read()
  }

  /// Returns the tree with one value replaced, for each of its values, and with one property removed, for each of its
  /// properties.
  private func variants(of tree: Any, with value: Any) -> [Any] {
    switch tree {
    case let members as [String: Any]:
      return [value]
        + members.flatMap { key, member -> [Any] in
          var rest = members
          rest[key] = nil
          return [rest] + variants(of: member, with: value).map { members.merging([key: $0]) { _, new in new } }
        }
    case let elements as [Any]:
      return [value]
        + elements.indices.flatMap { index -> [Any] in
          variants(of: elements[index], with: value).map { variant in
            var elements = elements
            elements[index] = variant
            return elements
          }
        }
    default:
      return [value]
    }
  }
}
