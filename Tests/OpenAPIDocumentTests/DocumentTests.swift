import Diagnostics
import OpenAPIDocument
import DataReading
import Testing

/// The parts of a document other than schemas and references.
@Suite struct DocumentTests {
  @Test func headAndTags() throws {
    let document = try Description(
      """
      openapi: 3.2.1
      info: {title: Pets, version: 1.2.3, description: All of them}
      tags: [{name: b, description: B}, {name: a}]
      paths: {}
      """
    ).document()
    #expect(document.trees.version == .v3_2)
    #expect(document.title == "Pets" && document.apiVersion == "1.2.3" && document.description == "All of them")
    #expect(document.tags.map(\.name) == ["b", "a"])
    #expect(document.tags.map(\.description) == ["B", nil])
    #expect(document.trees.rootPath.hasSuffix("/spec.yaml"))
  }

  @Test(arguments: [
    ("https://example.com", ""), ("https://example.com/", ""), ("https://example.com/api/v1/", "/api/v1"),
    ("/v1", "/v1"),
    ("v1", "/v1"), ("/", ""), ("https://{host}/{base}?a=/b", "/api"), ("//example.com/a", "/a"),
    ("{origin}/api", "/of/it/api"), ("{origin}", "/of/it"), ("{nested}/a", "/{base}/a"),
    ("/to/https://example.com/a", "/to/https://example.com/a"),
    ("https://example.com?a=//b", ""), ("https://user@example.com:8080/a#b", "/a"),
  ])
  func pathOfAServer(url: String, path: String) throws {
    let defaults = ["host": "example.com", "base": "api", "origin": "https://example.com/of/it", "nested": "{base}"]
    let variables = "{\(defaults.map { "\($0): {default: '\($1)'}" }.joined(separator: ", "))}"
    let document = try Description.body("servers: [{url: '\(url)', variables: \(variables)}]\npaths: {}").document()
    #expect(document.servers.map(\.path) == [path])
  }

  @Test func operationsStayInDocumentOrder() throws {
    let document = try Description.body(
      """
      paths:
        /b: {put: {operationId: one, tags: [x, y], deprecated: true, x-retry: never}, get: {summary: S, description: D}}
        /a: {trace: {}}
      """
    ).document()
    #expect(document.operations.map { "\($0.method) \($0.path)" } == ["PUT /b", "GET /b", "TRACE /a"])
    let first = try #require(document.operations.first)
    #expect(first.operationID == "one" && first.tags == ["x", "y"] && first.deprecated)
    #expect(first.extensions["x-retry"]?.string == "never")
    #expect(document.operations[1].summary == "S" && document.operations[1].description == "D")
  }

  @Test func parametersOfThePathItemComeFirstAndTheOperationsCount() throws {
    let outcome = try Description.body(
      """
      paths:
        /{id}:
          parameters:
            - {name: id, in: path, required: true, schema: {}}
            - {name: limit, in: query, description: common, schema: {}}
          get:
            parameters:
              - {name: limit, in: query, description: own, schema: {}}
              - {name: limit, in: header, schema: {}}
              - {name: Accept, in: header, schema: {}}
      """
    ).read()
    let parameters = try #require(outcome.document?.operations.first).parameters
    #expect(parameters.map { "\($0.in.rawValue) \($0.name)" } == ["path id", "query limit", "header limit"])
    #expect(parameters[1].description == "own")
    #expect(
      outcome.diagnostics.map(\.message) == [
        "`Accept` doesn't affect the code: the specification ignores it as a parameter"
      ])
  }

  @Test(arguments: [
    ("in: query", "form", true), ("in: query, style: deepObject", "deepObject", false),
    ("in: path, required: true", "simple", false),
    ("in: header, explode: true", "simple", true), ("in: cookie", "form", true),
    ("in: query, explode: false", "form", false),
  ])
  func stylesHaveTheirDefaults(text: String, style: String, explode: Bool) throws {
    let path = text.contains("path") ? "/{p}" : "/"
    let document = try Description.body("paths: {'\(path)': {get: {parameters: [{name: p, \(text), schema: {}}]}}}")
      .document()
    let parameter = try #require(document.operations.first?.parameters.first)
    #expect(parameter.style == style && parameter.explode == explode)
  }

  @Test func bodiesAndResponses() throws {
    let document = try Description.body(
      """
      paths:
        /:
          post:
            requestBody: {required: true, description: B, content: {application/json: {schema: {type: object}}, text/csv: {}}}
            responses:
              201: {description: made, headers: {X-Id: {description: H, schema: {type: string}}, Content-Type: {schema: {}}}}
              4XX: {description: wrong, content: {application/json: {schema: {type: string}}}}
              default: {description: other}
              x-note: none
      """
    ).document()
    let operation = try #require(document.operations.first)
    let body = try #require(operation.requestBody)
    #expect(body.required && body.description == "B")
    #expect(body.content.map(\.name) == ["application/json", "text/csv"])
    #expect(body.content.map(\.schema?.inline?.types) == [[.object], nil])
    #expect(operation.responses.map(\.status) == [.code(201), .range(4), .default])
    #expect(operation.responses.map(\.description) == ["made", "wrong", "other"])
    #expect(operation.responses[0].headers.map(\.name) == ["X-Id"])
    #expect(operation.responses[1].content.map(\.schema?.inline?.types) == [[.string]])
  }

  @Test func aMediaTypeCanBeAReferenceIn32() throws {
    let document = try Description.body(
      """
      paths: {/: {get: {responses: {200: {content: {application/json: {$ref: '#/components/mediaTypes/m'}}}}}}}
      components: {mediaTypes: {m: {schema: {type: string}}}}
      """, version: "3.2.0"
    ).document()
    #expect(document.operations.first?.responses.first?.content.first?.schema?.inline?.types == [.string])
  }

  @Test func aPathItemUsedTwiceMakesOperationsForBothPaths() throws {
    let document = try Description.body(
      """
      paths: {/a: {$ref: '#/components/pathItems/p'}, /b: {$ref: '#/components/pathItems/p'}}
      components: {pathItems: {p: {get: {summary: S}}}}
      """
    ).document()
    #expect(document.operations.map(\.path) == ["/a", "/b"])
  }

  @Test func aKeywordThatDoesNotAffectTheCodeIsReportedOnceWithItsCount() throws {
    let outcome = try Description.body(
      """
      externalDocs: {url: a}
      tags: [{name: a, externalDocs: {url: b}}, {name: c, externalDocs: {url: d}}]
      paths: {}
      """
    ).read()
    #expect(
      outcome.diagnostics.map(\.message) == [
        "`externalDocs` (3 times, first here) doesn't affect the code: it is for human readers"
      ])
    #expect(outcome.diagnostics.map(\.location?.line) == [3])
  }

  @Test func aDiagnosticReadsLikeACompilers() throws {
    let outcome = try Description.body("components: {schemas: {Pet: {}, A: {$ref: '#/components/schemas/Pot'}}}").read()
    #expect(
      outcome.rendered == """
        spec.yaml:3:43: error: nothing exists at `#/components/schemas/Pot`
          | components: {schemas: {Pet: {}, A: {$ref: '#/components/schemas/Pot'}}}
          |                                           ^
        help: did you mean `Pet`?
        """)
  }

  @Test func aDirectoryIsNoDocument() throws {
    let outcome = try Description(files: ["spec.yaml/a": ""], root: "spec.yaml").read()
    #expect(outcome.document == nil && outcome.diagnostics.count == 1)
  }
}
