import Testing

/// `apigen drift --observed`: what to add to the document for what clients saw.
@Suite struct ObservedTests {
  private func run(_ lines: String...) async throws -> Run {
    let workspace = try Workspace(["seen.jsonl": lines.joined(separator: "\n")])
    return try await workspace.apigen("drift", "--observed", "seen.jsonl", "--spec", UpstreamDescription.spec)
  }

  private static func line(_ pointer: String, _ rest: String, operation: String = "batch_exports_list") -> String {
    #"{"operation":"\#(operation)","pointer":"\#(pointer)","type":"T",\#(rest)}"#
  }

  @Test func eachObservationHasAPlace() async throws {
    let run = try await run(
      Self.line("/results/0/owner", #""what":"unknown property","name":"owner","kind":"object""#),
      Self.line("/results/0/owner", #""what":"unknown property","name":"owner","kind":"object""#),
      Self.line("/results/0/destination/type", #""what":"unknown value","value":"Iceberg","kind":"string""#),
      Self.line(
        "/status", #""what":"unknown value","value":"no: \"1\"","kind":"string""#,
        operation: "environments_batch_exports_runs_retrieve"),
      Self.line("/results/0/paused", #""what":"unreadable property","name":"paused","kind":"string""#))
    #expect(run.status == 0, "\(run.messages)")
    let expected = [
      ("schemas/batch-exports.yaml:9:", "    owner: {}  # object"), ("schemas/destinations.yaml:31:", "    - Iceberg"),
      ("schemas/runs.yaml:78:", #"    - "no: \"1\"""#), ("schemas/batch-exports.yaml:", "    paused: {}  # any value"),
    ]
    for (place, yaml) in expected { #expect(run.output.contains(place) && run.output.contains(yaml), "\(run.output)") }
    #expect(run.output.split(separator: "owner: {}", omittingEmptySubsequences: false).count == 2)
  }

  /// Each level has two alternatives that lead on, so that there are more ways than could be followed.
  @Test func aDeepPlaceIsFound() async throws {
    let workspace = try Workspace([
      "spec.yaml": """
      openapi: 3.1.0
      info: {title: T, version: "1"}
      paths: {/things: {get: {operationId: list, responses: {"200": {description: D, content: {application/json: {schema: {$ref: "#/components/schemas/T"}}}}}}}}
      components:
        schemas:
          T: {oneOf: [{$ref: "#/components/schemas/A"}, {$ref: "#/components/schemas/B"}]}
          A: {type: object, required: [a], properties: {a: {type: string}, x: {$ref: "#/components/schemas/T"}}}
          B: {type: object, required: [b], properties: {b: {type: string}, x: {$ref: "#/components/schemas/T"}}}
      """,
      "seen.jsonl": Self.line(
        String(repeating: "/x", count: 100) + "/new", #""what":"unknown property","name":"new","kind":"null""#,
        operation: "list"),
    ])
    let run = try await workspace.apigen("drift", "--observed", "seen.jsonl", "--spec", "spec.yaml")
    #expect(run.output.contains("spec.yaml:7:") && run.output.contains("spec.yaml:8:"), "\(run.output)")
  }

  @Test func aNameIsProposedAsItIs() async throws {
    let run = try await run(
      Self.line("/results/0/a", #""what":"unknown property","name":"a\u202e\udb40\udc01\\b\"c","kind":"null""#))
    #expect(run.output.contains(#"    "a\U0000202E\U000E0001\\b\"c": {}"#), "\(run.output)")
  }

  /// A document with an enum and a schema that has properties, and the properties `a` and `b` of it.
  struct Written: CustomTestStringConvertible {
    let testDescription: String
    let name: String
    let text: String
    var rest = ""
  }

  static let written = [
    Written(
      testDescription: "block style", name: "spec.yaml",
      text: """
        openapi: 3.1.0
        info: {title: T, version: "1"}
        paths:
          /things:
            get:
              operationId: list
              responses:
                "200":
                  description: D
                  content:
                    application/json:
                      schema:
                        type: object
                        required:
                        - kind
                        properties:
                          kind:
                            enum:
                            - cat   # a comment
                            -  dog
                          more:
                            type: array
                            items:
                              type: string

                              # A comment at the end.
        components: {}

        """),
    Written(
      testDescription: "block style at the end of the file, without a line break", name: "spec.yaml",
      text: """
        openapi: 3.1.0
        info: {title: T, version: "1"}
        paths: {/things: {get: {operationId: list, responses: {"200": {description: D, content: {application/json: {schema: {$ref: "#/components/schemas/A"}}}}}}}}
        components:
          schemas:
            A:
              properties:
                more: {}
                kind:
                  enum:
                    - cat
        """),
    Written(
      testDescription: "CR LF", name: "spec.yaml",
      text: """
        openapi: 3.1.0\r
        info: {title: T, version: "1"}\r
        paths: {/things: {get: {operationId: list, responses: {"200": {description: D, content: {application/json: {schema: {$ref: "#/components/schemas/A"}}}}}}}}\r
        components:\r
          schemas:\r
            A:\r
              properties:\r
                kind:\r
                  enum:\r
                  - cat\r

        """),
    Written(
      testDescription: "braces, and a default response as the only one", name: "spec.yaml",
      text: """
        openapi: 3.1.0
        info: {title: T, version: "1"}
        paths: {/things: {get: {operationId: list, responses: {default: {description: D, content: {application/json: {schema: {properties: {
          kind: {enum: [cat, "dog"]}}}}}}}}}}
        """),
    Written(
      testDescription: "JSON on one line", name: "spec.json",
      text:
        #"{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{"/things":{"get":{"operationId":"list","responses":{"200":{"description":"D","content":{"application/json":{"schema":{"properties":{"kind":{"enum":["cat"]}}}}}}}}}}}"#
    ),
    Written(
      testDescription: "JSON on many lines", name: "spec.json",
      text: """
        {
          "openapi": "3.1.0", "info": {"title": "T", "version": "1"},
          "paths": {"/things": {"get": {"operationId": "list", "responses": {"200": {"description": "D", "content": {
            "application/json": {
              "schema": {
                "properties": {
                  "kind": {
                    "enum": [
                      "cat"
                    ]
                  }
                }
              }
            }
          }}}}}}
        }
        """),
    Written(
      testDescription: "a constant isn't a list", name: "spec.yaml",
      text: """
        openapi: 3.1.0
        info: {title: T, version: "1"}
        paths: {/things: {get: {operationId: list, responses: {"200": {description: D, content: {application/json: {schema: {properties: {
          kind: {const: cat}}}}}}}}}}

        """, rest: "spec.yaml:4:17: GET /things returns a value that isn't in `enum`"),
  ]

  @Test(arguments: written) func aPatchAddsWhatIsProposed(document: Written) async throws {
    let lines = [
      Self.line("/a", #""what":"unknown property","name":"a","kind":"object""#, operation: "list"),
      Self.line("/b", ##""what":"unknown property","name":"b: \"#","kind":"null""##, operation: "list"),
      Self.line("/kind", #""what":"unknown value","value":"big cow","kind":"string""#, operation: "list"),
    ]
    let workspace = try Workspace([document.name: document.text, "seen.jsonl": lines.joined(separator: "\n")])
    let command = ["drift", "--observed", "seen.jsonl", "--spec", document.name]
    let run = try await workspace.apigen(command + ["--patch"])
    #expect(run.status == 0)
    #expect(document.rest.isEmpty ? run.messages.isEmpty : run.messages.contains(document.rest), "\(run.messages)")
    try workspace.write(run.output, to: "all.patch")
    let applied = try await workspace.shell("git apply --whitespace=nowarn all.patch")
    #expect(applied.status == 0, "\(applied.messages)\n\(run.output)")
    let proposals = try await workspace.apigen(command).output
    #expect(
      document.rest.isEmpty
        ? proposals == "Nothing was observed that the document doesn't have.\n" : !proposals.contains("`properties`"),
      "\(run.output)\n\(proposals)")
    // Lines are only added, except where a line has more than one element.
    if document.testDescription.hasPrefix("block") {
      let removed = run.output.split(separator: "\n").filter { $0.hasPrefix("-") && !$0.hasPrefix("---") }
      #expect(removed.allSatisfy { run.output.contains("\n\($0)\n\\ No newline at end of file") }, "\(run.output)")
    }
  }

  private static func document(_ schema: String) -> String {
    """
    openapi: 3.1.0
    info: {title: T, version: "1"}
    paths:
      /things: {get: {operationId: list, responses: {"200": {$ref: "#/components/responses/Things"}}}}
      /things/{id}:
        get:
          operationId: get
          parameters: [{name: id, in: path, required: true, schema: {type: string}}]
          responses: {"200": {$ref: "#/components/responses/Things"}}
    components:
      responses: {Things: {description: D, content: {application/json: {schema: {$ref: "#/components/schemas/A"}}}}}
      schemas:
        A:
          \(schema)

    """
  }

  /// Runs both forms of the command for what was observed of two operations.
  private static func run(_ schema: String, _ lines: [String]) async throws -> (patch: Run, text: String) {
    let workspace = try Workspace(["spec.yaml": document(schema), "seen.jsonl": lines.joined(separator: "\n")])
    let command = ["drift", "--observed", "seen.jsonl", "--spec", "spec.yaml"]
    return (try await workspace.apigen(command + ["--patch"]), try await workspace.apigen(command).output)
  }

  @Test func oneThingOfSeveralOperationsIsAddedOnce() async throws {
    let what = [
      ("/new", #""what":"unknown property","name":"new","kind":"string""#),
      ("/new", #""what":"unknown property","name":"new","kind":"null""#),
      ("/kind", #""what":"unknown value","value":"cow","kind":"string""#),
    ]
    let (patch, text) = try await Self.run(
      "properties: {kind: {enum: [cat]}}",
      ["list", "get"].flatMap { operation in what.map { Self.line($0, $1, operation: operation) } })
    #expect(patch.output.contains("+      properties: {new: {}, kind: {enum: [cow, cat]}}"), "\(patch.output)")
    #expect(patch.messages.isEmpty)
    #expect(
      text == """
        spec.yaml:14:26: GET /things and GET /things/{id} return a property that isn't in `properties`
            new: {}  # string or null

        spec.yaml:14:33: GET /things and GET /things/{id} return a value that isn't in `enum`
            - cow

        """)
  }

  /// Where a patch would be something else than what is meant, it is left to the reader.
  @Test(arguments: [
    ("type: object", "spec.yaml:14:13: GET /things returns a property that isn't in `properties` (string)"),
    ("{type: object, properties: {}}", "a property that isn't in `properties` (string)\n    properties: {new: {}}"),
  ])
  func aSchemaWithoutPropertiesIsChangedByHand(schema: String, message: String) async throws {
    let (patch, _) = try await Self.run(
      schema, [Self.line("/new", #""what":"unknown property","name":"new","kind":"string""#, operation: "list")])
    #expect(patch.output.isEmpty)
    #expect(patch.messages.contains(message), "\(patch.messages)")
  }

  @Test func aValueWhoseNameIsToBeChosenIsAddedByHand() async throws {
    let (patch, _) = try await Self.run(
      "properties: {kind: {enum: [cat], x-enum-varnames: [pussycat]}}",
      [Self.line("/kind", #""what":"unknown value","value":"cow","kind":"string""#, operation: "list")])
    #expect(patch.output.isEmpty)
    #expect(
      patch.messages.contains("a value that isn't in `enum` and has no name in `x-enum-varnames`\n    - cow\n"),
      "\(patch.messages)")
  }

  @Test(arguments: [["--patch"], ["upstream.json", "--patch"], ["upstream.json", "--observed", "a", "--patch"]])
  func aPatchIsForObservationsOnly(arguments: [String]) async throws {
    #expect(try await Workspace().apigen(["drift"] + arguments).status == 64)
  }

  @Test(arguments: [
    "{", "[]", "7", #"{"operation":"a"}"#, #"{"operation":"batch_exports_list","what":"unknown value","pointer":"x"}"#,
    String(repeating: "[", count: 10_000), String(repeating: "x", count: 100_000), "\u{1B}[31m",
  ])
  func aLineThatCannotBeReadIsNamed(line: String) async throws {
    let good = Self.line("/results/0/owner", #""what":"unknown property","name":"owner","kind":"object""#)
    let run = try await run(good, line, good)
    #expect(run.status == 0)
    #expect(run.messages.contains("seen.jsonl:2:1: warning: the line isn't an observation"), "\(run.messages)")
    #expect(run.output.contains("owner: {}"))
  }

  @Test func aFileOfSomethingElseIsAnError() async throws {
    let run = try await run("GET / 200", "GET / 404")
    #expect(run.status == 2)
    #expect(run.messages.contains("seen.jsonl:1:1: error: no line of the file is an observation"), "\(run.messages)")
  }

  @Test func whatHasNoPlaceIsSaid() async throws {
    let run = try await run(
      Self.line("/a/b/c", #""what":"unknown property","name":"c","kind":"null""#),
      Self.line("/a", #""what":"unknown property","name":"a","kind":"null""#, operation: "none"))
    #expect(run.output.contains("have nothing at /a/b/c"))
    #expect(run.output.contains("`none` isn't an operation of the document"))
    let missing = try await Workspace().apigen("drift", "--observed", "none", "--spec", UpstreamDescription.spec)
    #expect(missing.status == 2)
  }
}
