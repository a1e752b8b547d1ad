import OpenAPIDocument
import DataReading
import Testing

/// The targets of references, within a file and across files.
@Suite struct ReferenceTests {
  private static let root = """
    openapi: 3.1.0
    info: {title: T, version: '1'}
    paths:
      /pets/{id}: {$ref: 'paths/pets.yaml#/~1pets~1{id}'}
    components:
      schemas:
        Local: {type: string}
        Alias: {$ref: schemas/pets.yaml#/Pet}
        Chain: {$ref: '#/components/schemas/Alias'}
    """

  private static let files = [
    "api/spec.yaml": root,
    "api/paths/pets.yaml": """
    /pets/{id}:
      parameters: [{$ref: ../shared/parameters.json#/id}]
      get:
        responses:
          200: {$ref: '#/found'}
    found:
      description: found
      content:
        application/json: {schema: {$ref: ../schemas/../schemas/pets.yaml#/Pet}}
    """,
    "api/schemas/pets.yaml": """
    Owner: {type: object, properties: {pets: {items: {$ref: '#/Pet'}}}}
    Pet:
      type: object
      properties:
        owner: {$ref: '#/Owner'}
        name: {$ref: '../spec.yaml#/components/schemas/Local'}
        tag: {$ref: tag.yaml}
        price: {$ref: ../../common/money%20values.yaml#/Price}
    """,
    "api/schemas/tag.yaml": "type: integer\n",
    "api/shared/parameters.json":
      #"{"id": {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}}"#,
    "common/money values.yaml": "Price: {type: number}\n",
  ]

  @Test func everyFileIsReadOnceAndEverySchemaHasOnePlace() throws {
    let document = try Description(files: Self.files, root: "api/spec.yaml").document()
    let places = document.schemaOrder.map { id in
      let file = id.file.split(separator: "/").suffix(2).joined(separator: "/")
      return "\(file)#\(id.pointer) \(document.schemas[id]?.name ?? "-") \(document.schemas[id]?.fileStem ?? "-")"
    }
    #expect(
      places == [
        "api/spec.yaml#/components/schemas/Local Local -",
        "schemas/pets.yaml#/Owner Owner pets",
        "schemas/pets.yaml#/Pet Pet pets",
        "schemas/tag.yaml# tag tag",
        "common/money values.yaml#/Price Price money values",
      ])
  }

  @Test func pathItemsParametersAndResponsesComeFromOtherFiles() throws {
    let document = try Description(files: Self.files, root: "api/spec.yaml").document()
    let operation = try #require(document.operations.first)
    #expect(operation.path == "/pets/{id}")
    #expect(operation.parameters.map(\.name) == ["id"])
    #expect(operation.responses.map(\.status) == [.code(200)])
    let id = try #require(operation.responses.first?.content.first?.schema?.reference)
    #expect(document.schemas[id]?.name == "Pet")
  }

  @Test func theRootIsFoundAgainByAnotherWayOfWritingItsPath() throws {
    let description = Description(files: Self.files, root: "api/schemas/.././spec.yaml")
    let document = try description.document()
    #expect(document.schemas.values.filter { $0.name == "Local" }.count == 1)
  }

  @Test(arguments: ["examples", "links", "callbacks", "securitySchemes", "headers", "requestBodies", "pathItems"])
  func everyKindOfComponentCanBeReferredTo(kind: String) throws {
    let found = try Description.body("components: {\(kind): {a: {$ref: '#/components/\(kind)/b'}}}").read().findings
    #expect(
      found == [
        "spec.yaml:3:\(27 + kind.count): error: nothing exists at `#/components/\(kind)/b`",
        "  help: did you mean `a`?",
      ])
  }

  @Test func faultsOfAnotherFileAreReportedThere() throws {
    let outcome = try Description(files: [
      "spec.yaml":
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents: {schemas: {A: {$ref: a.yaml}, B: {$ref: b.yaml}}}",
      "a.yaml": "type: strin\n",
      "b.yaml": "type: [\n",
    ]).read()
    #expect(outcome.findings.contains("a.yaml:1:7: error: `strin` isn't a value of `type`"))
    #expect(outcome.findings.contains { $0.hasPrefix("b.yaml:") && $0.contains(": error: ") })
    #expect(outcome.findings.contains("  note: spec.yaml:3:53: the file is needed here"))
  }

  @Test func anAnchorIsFoundInItsFile() throws {
    let document = try Description.body(
      """
      components:
        schemas:
          A: {$defs: {inner: {$anchor: here, type: string}}}
          B: {items: {$ref: '#here'}}
      """
    ).document()
    #expect(document.schemas.keys.contains { $0.pointer == "/components/schemas/A/$defs/inner" })
  }

  @Test func whatStandsBesideAReferenceAddsToASchema() throws {
    let document = try Description.body(
      """
      components:
        schemas:
          A: {type: string}
          B: {$ref: '#/components/schemas/A', description: mine, x-swift-name: C}
      """
    ).document()
    let schema = try #require(document.schemas.values.first { $0.name == "B" }?.schema)
    #expect(schema.description == "mine")
    #expect(schema.allOf.map(\.reference?.pointer) == ["/components/schemas/A"])
    #expect(schema.extensions["x-swift-name"]?.string == "C")
  }

  @Test(arguments: [("3.0.3", "theirs"), ("3.1.0", "mine")])
  func aDescriptionBesideAReferenceCountsFrom31On(version: String, expected: String) throws {
    let document = try Description.body(
      """
      paths:
        /:
          get:
            parameters: [{$ref: '#/components/parameters/p', description: mine}]
            responses: {200: {description: d}}
      components:
        parameters:
          p: {name: p, in: query, schema: {}, description: theirs}
      """, version: version
    ).document()
    #expect(document.operations.first?.parameters.map(\.description) == [expected])
  }

  @Test(arguments: [
    ("Cat", "Cat"), ("#/components/schemas/Dog", "Dog"), ("Alias", "Dog"),
    ("./spec.yaml#/components/schemas/Cat", "Cat"),
  ])
  func aMappingNamesASchemaOrRefersToIt(text: String, expected: String) throws {
    let document = try Description.body(
      """
      components:
        schemas:
          Cat: {}
          Dog: {}
          Alias: {$ref: '#/components/schemas/Dog'}
          Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}], discriminator: {propertyName: k, mapping: {v: '\(text)'}}}
      """
    ).document()
    let pet = try #require(document.schemas.values.first { $0.name == "Pet" }?.schema)
    let mapping = try #require(pet.discriminator?.mapping)
    #expect(mapping.map(\.value) == ["v"])
    #expect(mapping.map { document.schemas[$0.schema]?.name } == [expected])
  }

  @Test func schemasMayRecurThroughPropertiesAndItems() throws {
    let document = try Description.body(
      """
      components:
        schemas:
          Tree: {properties: {children: {items: {$ref: '#/components/schemas/Tree'}}, up: {$ref: '#/components/schemas/Tree'}}}
      """
    ).document()
    #expect(document.schemas.count == 1)
  }
}

extension SchemaUse {
  /// The target of a reference; `nil` for an inline schema.
  var reference: SchemaID? { if case .reference(let id, _) = self { id } else { nil } }
  /// The inline schema; `nil` for a reference.
  var inline: Schema? { if case .inline(let schema) = self { schema } else { nil } }
}
