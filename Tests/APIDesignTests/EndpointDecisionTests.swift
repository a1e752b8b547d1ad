// The endpoint of an operation: method, path, parameters, statuses, retries and pages.

import APIModel
import Diagnostics
import Testing

@Suite struct EndpointDecisionTests {
  /// The only operation of a document, at `/api/things/{id}/`.
  private func endpoint(_ method: String, _ rest: String, servers: String = "") throws -> Endpoint {
    try Description(
      """
      \(servers)
      paths:
        /api/things/{id}/:
          parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
          \(method): {operationId: things_do, tags: [things], \(rest)}
      """
    ).decided().api.endpoint
  }

  private static let none = "responses: {'204': {description: D}}"

  @Test(arguments: [
    ("get", "", Endpoint.Retry.repeatable), ("put", "", .repeatable), ("delete", "", .repeatable),
    ("head", "", .repeatable), ("post", "", .never), ("patch", "", .never),
    ("post", "x-retry: repeatable, ", .repeatable), ("get", "x-retry: never, ", .never),
    ("delete", "x-retry: done-on-404, ", .done(on: 404)),
  ])
  func retries(method: String, said: String, expected: Endpoint.Retry) throws {
    #expect(try endpoint(method, said + Self.none).retry == expected)
  }

  @Test func aFunctionKeepsItsFormerName() throws {
    let found = try endpoint("get", "x-swift-name: list, x-swift-former-name: index, " + Self.none)
    #expect(found.functionName == "list" && found.formerName == "index")
  }

  /// A former name that can't be declared beside the functions of today.
  @Test(arguments: ["list", "do", "init", "id"]) func aFormerNameMayBeTaken(name: String) {
    let description = Description(
      """
      paths:
        /api/things/{id}/:
          parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
          get: {operationId: things_list, tags: [things], x-swift-name: list, x-swift-former-name: \(name), \(Self.none)}
          delete: {operationId: things_do, tags: [things], x-swift-name: do, \(Self.none)}
      """)
    let error = #expect(throws: DiagnosticError.self) { try description.decided() }
    #expect(error?.diagnostics.first?.message.contains("x-swift-former-name") == true)
  }

  @Test func pathsAreLiteralsAndParameters() throws {
    #expect(
      try endpoint("get", Self.none).path == [.literal("/api/things/"), .parameter("id"), .literal("/")])
    #expect(
      try endpoint("get", Self.none, servers: "servers: [{url: 'https://host.example/v2'}]").path.first
        == .literal("/v2/api/things/"))
  }

  @Test func parametersThatMustBeGivenComeFirst() throws {
    let parameters = """
      parameters: [
        {name: limit, in: query, schema: {type: integer}},
        {name: X-Trace, in: header, required: true, schema: {type: string}},
        {name: ids, in: query, explode: false, schema: {type: array, items: {type: integer}}}],
      """
    let found = try endpoint("get", parameters + Self.none).parameters
    #expect(found.map(\.name.text) == ["id", "xTrace", "limit", "ids"])
    #expect(found.map(\.place) == [.path, .header, .query(joined: false), .query(joined: true)])
    #expect(found.map(\.type) == [.int, .string, .int, .array(.int)])
    #expect(found.map(\.isRequired) == [true, true, false, false])
  }

  @Test(arguments: [
    ("{'204': {description: D}}", Endpoint.Output.single(.empty), [[204]]),
    (
      "{'200': {description: D, content: {application/json: {schema: {type: integer}}}}}", .single(.json(.int)), [[200]]
    ),
    (
      "{'200': {description: D, content: {application/json: {schema: {type: integer}}}}, '201': {description: D, content: {application/json: {schema: {type: integer}}}}}",
      .single(.json(.int)), [[200, 201]]
    ),
    (
      "{'200': {description: D, content: {application/json: {schema: {type: integer}}}}, '204': {description: D}}",
      .several("ThingsDoOutput"), [[200], [204]]
    ),
    ("{'200': {description: D, content: {text/csv: {}}}}", .single(.bytes), [[200]]),
    ("{'302': {description: D}}", .single(.location), [[302]]),
  ])
  func outputs(responses: String, output: Endpoint.Output, statuses: [[Int]]) throws {
    let found = try endpoint("get", "responses: \(responses)")
    #expect(found.output == output)
    #expect(found.responses.map(\.statuses) == statuses)
  }

  @Test(arguments: [
    ("count: {type: integer}, ", "offset", PageKind.offset), ("", "cursor", .cursor),
    ("count: {type: integer}, ", "page", nil),
  ])
  func pages(count: String, parameter: String, expected: PageKind?) throws {
    let schema =
      "{type: object, required: [results], properties: {\(count)next: {type: [string, 'null']}, results: {type: array, items: {type: integer}}}}"
    let found = try endpoint(
      "get",
      "parameters: [{name: \(parameter), in: query, schema: {type: string}}], responses: {'200': {description: D, content: {application/json: {schema: \(schema)}}}}"
    )
    #expect(found.paging == expected)
  }

  @Test func whatIsKnownOfTheServerIsAFactOfTheOperation() throws {
    let facts = try endpoint(
      "post", "x-rate-limit: own, x-outcome: ask for it, x-known-faults: {500: wait}, \(Self.none)"
    ).knownFacts
    #expect(facts.hasOwnRateLimit)
    #expect(facts.outcome == "ask for it")
    #expect(facts.faults == [500: "wait"])
  }

  @Test func operationsOfOneFamilyAreOne() throws {
    let paths = [("zoos", "zoo"), ("parks", "park")].map { path, name in
      """
        /\(path)/{\(name)}/pets/:
          get:
            operationId: \(path)_pets_list
            tags: [pets]
            parameters: [{name: \(name), in: path, required: true, schema: {type: integer}}]
            \(Self.none)
      """
    }
    let api = try Description(
      "paths:\n" + paths.joined(separator: "\n"),
      configuration: """
        scopes:
          protocol: PetScope
          levels:
            - {name: zoo, type: ZooScope, path: '/zoos/{zoo}', operation-prefix: zoos_}
            - {name: park, type: ParkScope, path: '/parks/{park}', operation-prefix: parks_}
        handles: true
        """
    ).decided().api
    let endpoint = try api.endpoint
    #expect(api.resources.map(\.endpoints.count) == [1])
    #expect(endpoint.scope == .family)
    #expect(endpoint.operationID == "pets_list")
    #expect(endpoint.parameters.isEmpty)
    #expect(api.scopes?.levels.map(\.pathPrefix) == ["/zoos/", "/parks/"])
    #expect(api.resources.first?.handle?.parent == .scope)
  }
}
