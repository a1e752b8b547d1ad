import Testing

/// Faults of `corrections.yaml`, as a user sees them.
@Suite struct CorrectionsTests {
  @Test(arguments: [
    ("corrections: 7", "1:14: error: expected a sequence, found an integer"),
    ("correction: []", "1:1: error: unknown key 'correction'"),
    ("corrections: [{operation: GET /a, absent: true, to: spec, source: s}]", "1:15: error: the entry has no `reason`"),
    (
      "corrections: [{operation: GET /a, absent: true, to: spec, reason: ' ', source: s}]",
      "1:67: error: `reason` is empty"
    ),
    (
      "corrections: [{operation: GET /a, to: spec, reason: r, source: s}]",
      "1:15: error: a correction needs either `expected`"
    ),
    (
      "corrections: [{operation: GET /a, expected: 1, absent: true, to: spec, reason: r, source: s}]",
      "1:15: error: a correction needs either `expected`"
    ),
    (
      "corrections: [{operation: GET, absent: true, to: spec, reason: r, source: s}]",
      "1:27: error: `GET` isn't a method and a path"
    ),
    (
      "corrections: [{operation: GET /a, at: responses, absent: true, to: spec, reason: r, source: s}]",
      "1:39: error: `responses` isn't a JSON pointer"
    ),
    (
      "corrections: [{operation: GET /a, absent: true, to: ours, reason: r, source: s}]",
      "1:53: error: expected `spec`, `remove` or a mapping"
    ),
    (
      "corrections: [{pointer: /paths, absent: true, to: spec, reason: r, source: s}]",
      "1:15: error: `to: spec` needs an `operation`"
    ),
    (
      "corrections: [{absent: true, to: spec, reason: r, source: s}]",
      "1:15: error: an entry needs either `operation` or `pointer`"
    ),
    (
      "corrections: [{operation: GET /a, absent: true, to: remove, reason: r, source: s}]",
      "1:15: error: `absent: true` with `to: remove` corrects nothing"
    ),
    (
      "corrections: [{pointer: '', expected: {}, to: remove, reason: r, source: s}]",
      "1:15: error: the whole description can't be removed"
    ),
    ("unwanted: [{operation: GET /a}]", "1:12: error: the entry has no `reason`"),
    ("unwanted: [7]", "1:12: error: expected a mapping, found an integer"),
  ])
  func aFaultHasItsPlace(text: String, message: String) async throws {
    let workspace = try Workspace(Petstore.files)
    try workspace.write(text, to: "spec/corrections.yaml")
    let run = try await workspace.apigen("drift", "spec/petstore.yaml", "--spec", "spec/petstore.yaml")
    #expect(run.status == 2)
    #expect(run.messages.contains("spec/corrections.yaml:\(message)"), "\(run.messages)")
  }

  @Test func aDocumentDoesNotDifferFromItself() async throws {
    let run = try await Workspace(Petstore.files).apigen(
      "drift", "spec/petstore.yaml", "--spec", "spec/petstore.yaml", "--fail-on", "info")
    #expect(run.status == 0, "\(run.output) \(run.messages)")
  }

  /// The expected part is still there, and so is what the correction puts beside it.
  @Test(arguments: [("{type: integer}", []), ("{maximum: 5, type: integer}", ["correction.mended"])])
  func aCorrectionThatIsDoneUpstreamIsReported(upstream: String, rules: [String]) async throws {
    func document(_ schema: String) -> String {
      """
      openapi: 3.1.0
      info: {title: T, version: '1'}
      paths:
        /things:
          get:
            responses:
              '200': {description: D, content: {application/json: {schema: {type: object, properties: {a: \(schema)}}}}}
      """
    }
    let workspace = try Workspace([
      "spec.yaml": document("{type: integer, maximum: 5}"), "upstream.yaml": document(upstream),
      "corrections.yaml": """
      corrections:
      - operation: GET /things
        at: /responses/200/content/application~1json/schema/properties/a
        expected: {type: integer}
        to: {value: {type: integer, maximum: 5}}
        reason: It is never more.
        source: the database
      """,
    ])
    let run = try await workspace.apigen("drift", "upstream.yaml", "--spec", "spec.yaml", "--format", "json")
    #expect(run.status == (rules.isEmpty ? 0 : 1), "\(run.messages)")
    #expect(try DriftTests.changes(run).map { String($0.prefix { $0 != " " }) } == rules)
  }

  /// Our document and the API's own description, and the entries of `corrections.yaml`, each as what follows `operation`.
  struct Entries: CustomTestStringConvertible {
    let testDescription: String
    var ours = "{type: integer}"
    var theirs = "{type: string}"
    let entries: [String]
    var expected: [String] = []
  }

  private static let schema = "/responses/200/content/application~1json/schema"

  @Test(arguments: [
    Entries(
      testDescription: "a keyword of a schema",
      entries: ["GET /things, at: \(schema)/properties/a/type, expected: string"]),
    Entries(
      testDescription: "a keyword of a schema that says something else", theirs: "{type: boolean}",
      entries: ["GET /things, at: \(schema)/properties/a/type, expected: string"],
      expected: ["correction.changed", "res.type.changed"]),
    Entries(
      testDescription: "the properties of a schema that has another one", theirs: "{type: boolean}",
      entries: ["GET /things, at: \(schema)/properties, expected: {a: {type: string}}"],
      expected: ["correction.changed", "res.type.changed"]),
    Entries(
      testDescription: "a component that has the same name in both",
      entries: ["GET /things, at: \(schema), expected: {properties: {a: {type: string}}}"]),
    Entries(
      testDescription: "a response with such a component",
      entries: ["GET /things, at: /responses/200, expected: {description: D}"]),
    Entries(
      testDescription: "such a component that is as ours", theirs: "{type: integer, description: A}",
      entries: ["GET /things, at: \(schema), expected: {type: object}"], expected: ["correction.mended"]),
    Entries(
      testDescription: "a schema and a part of it",
      entries: [
        "GET /things, at: \(schema)/properties, expected: {a: {type: string}}",
        "GET /things, at: \(schema)/properties/a, expected: {type: string}",
      ]),
    Entries(
      testDescription: "a part of a schema and the schema",
      entries: [
        "GET /things, at: \(schema)/properties/a, expected: {type: string}",
        "GET /things, at: \(schema)/properties, expected: {a: {type: string}}",
      ]),
    Entries(
      testDescription: "a parameter of the path", theirs: "{type: integer}",
      entries: ["GET /things, at: /parameters/q/schema, expected: {maximum: 10.0}"]),
    Entries(
      testDescription: "an operation that the document doesn't have",
      entries: ["[GET /things, GET /nothing], at: \(schema)/properties/a, expected: {type: string}"],
      expected: ["correction.gone"]),
    Entries(
      testDescription: "what neither document has", theirs: "{type: integer}",
      entries: ["GET /things, at: \(schema)/properties/b, absent: true"], expected: ["correction.mended"]),
  ])
  func anEntryAppliesToWhatIsThere(entries: Entries) async throws {
    func document(_ schema: String, _ maximum: Int) -> String {
      """
      openapi: 3.1.0
      info: {title: T, version: '1'}
      paths:
        /things:
          parameters: [{name: q, in: query, schema: {type: integer, maximum: \(maximum)}}]
          get: {responses: {'200': {description: D, content: {application/json: {schema: {$ref: '#/components/schemas/T'}}}}}}
      components: {schemas: {T: {type: object, properties: {a: \(schema)}}}}
      """
    }
    let isAboutParameter = entries.entries[0].contains("parameters")
    let list = entries.entries.map { "- {operation: \($0), to: spec, reason: R, source: S}\n" }.joined()
    let workspace = try Workspace([
      "spec.yaml": document(entries.ours, isAboutParameter ? 5 : 10), "upstream.yaml": document(entries.theirs, 10),
      "corrections.yaml": "corrections:\n\(list)",
    ])
    let run = try await workspace.apigen("drift", "upstream.yaml", "--spec", "spec.yaml", "--format", "json")
    let rules = try DriftTests.changes(run).map { String($0.prefix { $0 != " " }) }
    #expect(rules.sorted() == entries.expected.sorted(), "\(run.output)")
  }

  /// What isn't read as OpenAPI may refer to itself.
  @Test func aReferenceToItselfIsNotWhatIsExpected() async throws {
    func document(_ response: String) -> String {
      """
      openapi: 3.1.0
      info: {title: T, version: '1'}
      paths: {/things: {get: {responses: {'200': {description: D\(response)}}}}}
      """
    }
    let workspace = try Workspace([
      "spec.yaml": document(""),
      "upstream.yaml": document(", x-more: {$ref: '#/paths/~1things/get/responses/200/x-more'}"),
      "corrections.yaml": """
      corrections:
      - {operation: GET /things, at: /responses/200/x-more, expected: {a: b}, to: remove, reason: R, source: S}
      """,
    ])
    let run = try await workspace.apigen("drift", "upstream.yaml", "--spec", "spec.yaml", "--format", "json")
    #expect(run.status == 1, "\(run.messages)")
    #expect(try DriftTests.changes(run).map { String($0.prefix { $0 != " " }) } == ["correction.changed"])
  }

  /// One property of one level, and another of the other level.
  @Test func differentChangesOfTwoLevelsAreTwo() async throws {
    func document(_ project: String, _ organization: String) -> String {
      func path(_ name: String, _ prefix: String, nullable: String) -> String {
        let properties = ["a", "b"].map { "\($0): {type: \($0 == nullable ? "[string, 'null']" : "string")}" }
        return """
            /\(name)/{id}/things/:
              get:
                operationId: \(prefix)things_list
                tags: [things]
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                responses:
                  '200':
                    description: D
                    content: {application/json: {schema: {type: object, required: [a, b], properties: {\(properties.joined(separator: ", "))}}}}

          """
      }
      return "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n"
        + path("projects", "", nullable: project) + path("organizations", "organizations_", nullable: organization)
    }
    let workspace = try Workspace([
      "spec.yaml": document("", ""), "twice.yaml": document("a", "b"), "once.yaml": document("a", "a"),
      "apigen.yaml": """
      scopes:
        protocol: LevelScope
        levels:
        - {name: project, type: Project, path: '/projects/{id}'}
        - {name: organization, type: Organization, path: '/organizations/{id}', operation-prefix: organizations_}
      """,
    ])
    for (upstream, count) in [("twice.yaml", 1), ("once.yaml", 2)] {
      let run = try await workspace.apigen("drift", upstream, "--spec", "spec.yaml", "--format", "json")
      let changes = try DriftTests.changes(run)
      #expect(changes.map { $0.contains("(\(count))") } == Array(repeating: true, count: 3 - count), "\(changes)")
      #expect(run.output.contains(#""path": "response 200, a""#))
    }
  }

  @Test func aLinkToNothingIsAnError() async throws {
    let workspace = try Workspace(Petstore.files)
    let linked = try await workspace.shell("ln -s nowhere.yaml spec/corrections.yaml")
    try #require(linked.status == 0)
    let run = try await workspace.apigen("drift", "spec/petstore.yaml", "--spec", "spec/petstore.yaml")
    #expect(run.status == 2)
    #expect(run.messages.contains("can't read `spec/corrections.yaml`"), "\(run.messages)")
  }

  /// Their operations would seem to be gone.
  @Test func pathsInOtherPlacesAreAnError() async throws {
    let workspace = try Workspace(Petstore.files)
    try workspace.write(
      "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {/pets/: {$ref: 'pets.yaml'}}\n", to: "upstream.yaml")
    let run = try await workspace.apigen("drift", "upstream.yaml", "--spec", "spec/petstore.yaml")
    #expect(run.status == 2)
    #expect(run.messages.hasPrefix("upstream.yaml:3:24: error: the path is a reference"), "\(run.messages)")
  }

  @Test(arguments: [
    [], ["a.json", "--instance", "https://example.com"], ["a.json", "--observed", "b", "--format", "json"],
  ])
  func usageIsChecked(arguments: [String]) async throws {
    #expect(try await Workspace().apigen(["drift"] + arguments).status == 64)
  }
}
