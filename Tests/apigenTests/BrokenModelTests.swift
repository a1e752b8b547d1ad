import Testing

/// Valid documents for which no code can be generated: one for each error of the API model.
@Suite struct BrokenModelTests {
  private static func list(_ extensions: String, page: String = "count, next, results") -> String {
    let properties = ["count: {type: integer}", "next: {type: [string, 'null']}", "results: {type: array, items: {}}"]
      .filter { page.contains($0.prefix { $0 != ":" }) }
    return """
      paths:
        /pets:
          get:
            operationId: pets_list
            \(extensions)
            responses:
              200:
                description: Pets.
                content:
                  application/json: {schema: {type: object, properties: {\(properties.joined(separator: ", "))}}}
      """
  }

  @Test(arguments: [
    BrokenDescription(
      "x-retry must be one of its words", body: list("x-retry: sometimes"),
      "spec.yaml:7:16: error: x-retry: \"sometimes\" isn't known",
      "help: one of: repeatable, never, done-on-404 (any status)"),
    BrokenDescription(
      "a status is a number", body: list("x-retry: done-on-gone"),
      "spec.yaml:7:16: error: x-retry: \"done-on-gone\" isn't known",
      "help: one of: repeatable, never, done-on-404 (any status)"),
    BrokenDescription(
      "x-retry is text", body: list("x-retry: [never]"),
      "spec.yaml:7:16: error: x-retry: [\"never\"] isn't known",
      "help: one of: repeatable, never, done-on-404 (any status)"),
    BrokenDescription(
      "x-pagination is one of its words", body: list("x-pagination: pages"),
      "spec.yaml:7:21: error: x-pagination: \"pages\" isn't known",
      "help: one of: offset, cursor, {kind: before, member: NAME}"),
    BrokenDescription(
      "a kind of pages is one of its words", body: list("x-pagination: {kind: after}"),
      "spec.yaml:7:21: error: x-pagination: {\"kind\":\"after\"} isn't known",
      "help: one of: offset, cursor, {kind: before, member: NAME}"),
    BrokenDescription(
      "going back in time names a member", body: list("x-pagination: {kind: before}"),
      "spec.yaml:7:21: error: x-pagination: {\"kind\":\"before\"} isn't known",
      "help: one of: offset, cursor, {kind: before, member: NAME}"),
    BrokenDescription(
      "x-scopes is a list of text", body: list("x-scopes: pet:read"),
      "spec.yaml:7:17: error: x-scopes: expected a list of text, found text"),
    BrokenDescription(
      "x-sent-default is one value", body: list("parameters: [{name: a, in: query, x-sent-default: [1], schema: {}}]"),
      "spec.yaml:7:57: error: x-sent-default: expected text, a number or a boolean, found a list"),
    BrokenDescription(
      "x-sent-default is for optional parameters",
      body: list("parameters: [{name: a, in: query, required: true, x-sent-default: b, schema: {}}]"),
      "spec.yaml:7:73: error: x-sent-default: 'a' is required"),
    BrokenDescription(
      "x-sent-default is not for lists",
      body: list("parameters: [{name: a, in: query, x-sent-default: b, schema: {type: array}}]"),
      "spec.yaml:7:20: error: x-sent-default: the parameter 'a' is a list"),
    BrokenDescription(
      "x-swift-name is a name", body: list("x-swift-name: list all"),
      "spec.yaml:7:21: error: x-swift-name: \"list all\" isn't a Swift name", "help: letters and digits, a letter first"
    ),
    BrokenDescription(
      "x-deprecation-message is text", body: list("x-deprecation-message: 1"),
      "spec.yaml:7:30: error: x-deprecation-message: expected text, found an integer"),
    BrokenDescription(
      "x-enum-varnames has a name for each value",
      body: """
        paths: {}
        components: {schemas: {A: {type: string, enum: [a, b], x-enum-varnames: [a]}}}
        """,
      "spec.yaml:4:73: error: x-enum-varnames: 1 names for 2 values"),
    BrokenDescription(
      "x-swift-name must be valid wherever a schema is written",
      body: list(
        "parameters: [{name: a, in: query, schema: {type: array, items: {x-swift-name: 'b c'}}}]"),
      "spec.yaml:7:85: error: x-swift-name: \"b c\" isn't a Swift name", "help: letters and digits, a letter first"),
    BrokenDescription(
      "x-secret is true or false",
      body: """
        paths: {}
        components: {schemas: {A: {type: string, x-secret: maybe}}}
        """,
      "spec.yaml:4:52: error: x-secret: expected true or false, found text"),
    BrokenDescription(
      "pages are for pages", body: list("x-pagination: offset", page: "count"),
      "spec.yaml:7:21: error: x-pagination: the response of the operation isn't a page",
      "help: a page has 'results', an array, and 'next', and beside them only 'previous' and 'count'"),
    BrokenDescription(
      "offsets need a count", body: list("x-pagination: offset", page: "next, results"),
      "spec.yaml:7:21: error: x-pagination: a page with offsets needs a 'count'"),
    BrokenDescription(
      "a schema can't consist of only itself",
      body: """
        paths: {}
        components: {schemas: {A: {allOf: [{$ref: '#/components/schemas/A'}]}}}
        """,
      "spec.yaml:4:43: error: `A` is a part of itself"),
    BrokenDescription(
      "all faults are reported in one run", body: list("x-retry: sometimes\n      x-pagination: pages"),
      "spec.yaml:7:16: error: x-retry: \"sometimes\" isn't known",
      "help: one of: repeatable, never, done-on-404 (any status)",
      "spec.yaml:8:21: error: x-pagination: \"pages\" isn't known",
      "help: one of: offset, cursor, {kind: before, member: NAME}"),
  ])
  func extensions(_ broken: BrokenDescription) async throws { try await broken.check() }

  private static let scopes = """
    scopes:
      protocol: Keeper
      levels:
        - {name: zoo, type: Zoo, path: '/zoos/{zoo}'}
        - {name: park, type: Park, path: '/parks/{park}', operation-prefix: park_}
    """

  private static let parameters = "      parameters: [{name: tame, in: query, schema: {type: boolean}}]\n"
  private static let body = "      requestBody: {content: {application/json: {schema: {type: string}}}}\n"
  private static let responses =
    "      responses: {200: {description: D, content: {application/json: {schema: {type: string}}}}}\n"
  private static let rest = parameters + body + responses

  /// Two operations at two levels; the second one has this ID and this content.
  private static func twins(id: String = "park_pets_add", _ second: String) -> String {
    """
    paths:
      /zoos/{zoo}/pets:
        parameters: [{name: zoo, in: path, required: true, schema: {type: integer}}]
        post:
          operationId: pets_add
    \(rest)
      /parks/{park}/pets:
        parameters: [{name: park, in: path, required: true, schema: {type: integer}}]
        post:
          operationId: \(id)
    \(second)
    """
  }

  private static func different(_ rule: String, _ second: String, in differences: String...) -> BrokenDescription {
    let expected = differences.flatMap { difference in
      [
        "spec.yaml:14:5: error: 'park_pets_add' and 'pets_add' should differ only by their scope, "
          + "but differ in \(difference)",
        "help: the scope variants of an operation are generated once: make them equal",
        "spec.yaml:6:5: note: the operation it is compared with",
      ]
    }
    return BrokenDescription(rule, body: twins(second), configuration: scopes, expected)
  }

  @Test(arguments: [
    different("a parameter is missing", body + responses, in: "the query parameter 'tame'"),
    different(
      "a parameter has another type", rest.replacing("boolean", with: "integer"), in: "the query parameter 'tame'"),
    different(
      "a parameter is needed", rest.replacing("query,", with: "query, required: true,"),
      in: "the query parameter 'tame'"
    ),
    different("the body is missing", parameters + responses, in: "the request body"),
    different(
      "the body has another type", parameters + body.replacing("string", with: "number") + responses,
      in: "the request body"),
    different(
      "an answer has another status", rest.replacing("200", with: "201"), in: "the response 200", "the response 201"),
    different(
      "an answer has another type", parameters + body + responses.replacing("string", with: "number"),
      in: "the response 200"),
    different(
      "a secret at one level only",
      parameters + body.replacing("type: string", with: "type: string, x-secret: true") + responses,
      in: "the request body"),
    different(
      "another limit and another prose",
      parameters.replacing("boolean", with: "boolean, maxLength: 9") + body
        + responses.replacing("type: string", with: "type: string, description: Other."),
      in: "the query parameter 'tame'", "the response 200"),
    different(
      "a response has another header",
      parameters + body + responses.replacing("content", with: "headers: {X-A: {schema: {}}}, content"),
      in: "the response 200"),
    different("a repeat is safe at one level", rest + "      x-retry: repeatable", in: "x-retry"),
    different("a scope is needed at one level", rest + "      x-scopes: ['pet:write']", in: "x-scopes"),
    BrokenDescription(
      "the id lacks the prefix", body: twins(id: "pets_add_at_park", rest), configuration: scopes,
      [
        "spec.yaml:14:5: error: the operationId 'pets_add_at_park' doesn't follow the scope's prefix",
        "help: at level 'park' it must be 'park_pets_add'",
      ]),
  ])
  func scopeVariantsDifferOnlyInTheirScope(_ broken: BrokenDescription) async throws { try await broken.check() }
}
