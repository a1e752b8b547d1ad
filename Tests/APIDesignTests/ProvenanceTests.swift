// Each declaration has its place in the document, and two are equal wherever they are written.

import Diagnostics
import APIModel
import Testing

@Suite struct ProvenanceTests {
  private static let paths = """
    openapi: 3.1.0
    info: {title: T, version: '1'}
    paths:
      /things/{id}:
        $ref: paths/things.yaml
    """
  private static let things = """
    parameters:
      - {name: id, in: path, required: true, schema: {type: integer}}
    patch:
      operationId: things_change
      requestBody: {required: true, content: {application/json: {schema: {$ref: ../schemas.yaml#/Thing}}}}
      responses:
        '200': {description: D, content: {application/json: {schema: {$ref: ../schemas.yaml#/Thing}}}}
    """
  private static let schemas = """
    Base: &base
      made: {type: string}
    Thing:
      type: object
      properties:
        name: {type: string}
        color:
          enum:
            - red
            - green
        shape:
          oneOf:
            - {type: string}
            - {$ref: '#/Round'}
        parts:
          type: array
          items: {type: object, properties: {a/b~c: {type: string}}}
    Round:
      allOf:
        - {type: object, properties: {radius: {type: number}}}
        - type: object
          properties:
            <<: *base
            color: {type: string}
    """

  private static func decided() throws -> API {
    try Description(files: ["spec.yaml": paths, "paths/things.yaml": things, "schemas.yaml": schemas]).decided().api
  }

  @Test func operationsAndWhatTheyTakeAndGive() throws {
    let endpoint = try Self.decided().endpoint
    #expect(endpoint.provenance.description == "paths/things.yaml#/patch")
    #expect(endpoint.provenance.location.line == 3)
    #expect(endpoint.parameters.map(\.provenance.description) == ["paths/things.yaml#/parameters/0"])
    #expect(endpoint.body?.provenance.description == "paths/things.yaml#/patch/requestBody")
    #expect(endpoint.responses.map(\.provenance.description) == ["paths/things.yaml#/patch/responses/200"])
  }

  @Test func typesPropertiesCasesAndVariants() throws {
    let api = try Self.decided()
    let types = Dictionary(uniqueKeysWithValues: api.types.map { ($0.name.text, $0.provenance.description) })
    #expect(
      types == [
        "Thing": "schemas.yaml#/Thing", "ThingColor": "schemas.yaml#/Thing/properties/color",
        "ThingShape": "schemas.yaml#/Thing/properties/shape", "Round": "schemas.yaml#/Round",
        "ThingPartsItem": "schemas.yaml#/Thing/properties/parts/items",
      ])
    let members = try (api.members(of: "Round") + api.members(of: "ThingPartsItem")).map(\.provenance.description)
    #expect(
      members == [
        "schemas.yaml#/Round/allOf/0/properties/radius", "schemas.yaml#/Base/made",
        "schemas.yaml#/Round/allOf/1/properties/color",
        "schemas.yaml#/Thing/properties/parts/items/properties/a~1b~0c",
      ])
    guard case .enumeration(let color) = try api.type("ThingColor").kind,
      case .union(let shape) = try api.type("ThingShape").kind
    else {
      Issue.record("other kinds")
      return
    }
    #expect(
      color.cases.map(\.provenance.description) == [
        "schemas.yaml#/Thing/properties/color/enum/0", "schemas.yaml#/Thing/properties/color/enum/1",
      ])
    #expect(
      shape.variants.map(\.provenance.description) == [
        "schemas.yaml#/Thing/properties/shape/oneOf/0", "schemas.yaml#/Thing/properties/shape/oneOf/1",
      ])
  }

  /// Comments and line breaks move every location and change nothing that is generated.
  @Test func placesAreNoPartOfEquality() throws {
    let moved = try Description(files: [
      "spec.yaml": "# Moved.\n" + Self.paths, "paths/things.yaml": "\n\n" + Self.things,
      "schemas.yaml": Self.schemas.replacing("name: {type: string}", with: "name:\n      type: string"),
    ]).decided().api
    let decided = try Self.decided()
    #expect(moved == decided)
    #expect(moved.hashValue == decided.hashValue)
    #expect(try moved.endpoint.provenance.location.line == 5)
    let other = try Description(files: [
      "spec.yaml": Self.paths, "paths/things.yaml": Self.things,
      "schemas.yaml": Self.schemas.replacing("radius", with: "width"),
    ]).decided().api
    #expect(other != decided)
  }
}
