import Testing

/// A broken `apigen.yaml` for each error about it.
@Suite struct BrokenConfigurationTests {
  private static func level(_ level: String) -> String { "scopes: {protocol: P, levels: [\(level)]}\n" }

  private static func configuration(_ rule: String, _ text: String, _ expected: String...) -> BrokenDescription {
    BrokenDescription(
      rule,
      body: """
        paths:
          /:
            get:
              responses:
                200: {description: D, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
        components: {schemas: {Pet: {type: object, properties: {name: {}}}}}
        """, configuration: text, expected)
  }

  @Test(arguments: [
    configuration(
      "invalid YAML", "scopes: [\n",
      "apigen.yaml:2:1: error: expected a value"),
    configuration(
      "an empty file", "",
      "apigen.yaml:1:1: error: the file is empty"),
    configuration(
      "a list", "- scopes\n",
      "apigen.yaml:1:1: error: expected a mapping, found a list"),
    configuration(
      "an unknown key", "handels: true\n",
      "apigen.yaml:1:1: error: unknown key 'handels'",
      "help: did you mean `handles`?"),
    configuration(
      "a flag is true or false", "handles: 'yes'\n",
      "apigen.yaml:1:10: error: expected true or false, found text"),
    configuration(
      "acronyms must be a list", "acronyms: gcs\n",
      "apigen.yaml:1:11: error: expected a sequence, found text"),
    configuration(
      "acronyms must be text", "acronyms: [gcs, 1]\n",
      "apigen.yaml:1:17: error: expected text, found an integer"),
    configuration(
      "scopes must be a mapping", "scopes: []\n",
      "apigen.yaml:1:9: error: expected a mapping, found a list"),
    configuration(
      "scopes need both keys", "scopes: {protocol: P}\n",
      "apigen.yaml:1:9: error: scopes need 'protocol' and 'levels'"),
    configuration(
      "levels must be a list", "scopes: {protocol: P, levels: {}}\n",
      "apigen.yaml:1:31: error: expected a sequence, found a mapping"),
    configuration(
      "a level needs at least three keys", level("{name: zoo, type: Zoo}"),
      "apigen.yaml:1:32: error: a level needs 'name', 'type' and 'path'"),
    configuration(
      "a level has no other keys", level("{name: zoo, type: Zoo, path: '/zoos/{id}', prefix: a_}"),
      "apigen.yaml:1:75: error: unknown key 'prefix'",
      "help: known keys: deprecated, name, operation-prefix, path, type"),
    configuration(
      "a path ends in a parameter", level("{name: zoo, type: Zoo, path: /zoos}"),
      "apigen.yaml:1:61: error: the path of a scope ends in its one parameter",
      "help: for example /api/projects/{project_id}"),
    configuration(
      "a path has one parameter", level("{name: zoo, type: Zoo, path: '/zoos/{a}/{b}'}"),
      "apigen.yaml:1:61: error: the path of a scope ends in its one parameter",
      "help: for example /api/projects/{project_id}"),
    configuration(
      "names are Swift names", "scopes: {protocol: 'a b', levels: [{name: '1', type: 'T {}', path: '/zoos/{id}'}]}\n",
      "apigen.yaml:1:20: error: \"a b\" isn't a Swift name", "help: letters and digits, a letter first",
      "apigen.yaml:1:43: error: \"1\" isn't a Swift name", "help: letters and digits, a letter first",
      "apigen.yaml:1:54: error: \"T {}\" isn't a Swift name", "help: letters and digits, a letter first"),
    configuration(
      "names of scopes are unique",
      "scopes: {protocol: Zoo, levels: [{name: a, type: Zoo, path: '/a/{id}'}, {name: a, type: Date, path: '/b/{id}'}]}\n",
      "apigen.yaml:1:34: error: 'Zoo' is the name of another type in generated code",
      "apigen.yaml:1:73: error: 'Date' is the name of another type in generated code",
      "apigen.yaml:1:73: error: two levels have the name 'a'"),
    configuration(
      "all faults are reported in one run", "handles: 1\nacronyms: 2\nnames: 3\n",
      "apigen.yaml:1:10: error: expected true or false, found an integer",
      "apigen.yaml:2:11: error: expected a sequence, found an integer",
      "apigen.yaml:3:1: error: unknown key 'names'",
      "help: known keys: acronyms, handles, levels, scopes"),
  ])
  func configurations(_ broken: BrokenDescription) async throws { try await broken.check() }

  @Test func faultsOfTheDocumentAreReportedToo() async throws {
    let workspace = try Workspace(["spec.yaml": "openapi: 3.1.0\n", "apigen.yaml": "handles: 1\n"])
    let run = try await workspace.apigen("generate", "--spec", "spec.yaml")
    #expect(run.status == 2)
    #expect(
      run.findings == [
        "apigen.yaml:1:10: error: expected true or false, found an integer",
        "spec.yaml:1:1: error: an OpenAPI Object needs `info`",
        "spec.yaml:1:1: error: an OpenAPI Object needs `paths`, `components` or `webhooks`",
      ])
    #expect(run.messages.hasSuffix("\napigen: 3 errors\n"))
  }

  @Test(arguments: [["diff", "old/spec.yaml", "spec.yaml"], ["drift", "old/spec.yaml", "--spec", "spec.yaml"]])
  func documentsAreNotComparedWithoutTheirConfiguration(arguments: [String]) async throws {
    let document = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"
    let workspace = try Workspace([
      "old/spec.yaml": document, "spec.yaml": document, "apigen.yaml": "scopes: {protocol: Scope}\n",
    ])
    let run = try await workspace.apigen(arguments)
    #expect(run.status == 2)
    #expect(run.findings == ["apigen.yaml:1:9: error: scopes need 'protocol' and 'levels'"])
  }

  @Test func theConfigurationOfAnEarlierDocumentMayBeBroken() async throws {
    let document = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"
    let workspace = try Workspace([
      "old/spec.yaml": document, "spec.yaml": document, "old/apigen.yaml": "handles: 1\n",
    ])
    let run = try await workspace.apigen("diff", "old/spec.yaml", "spec.yaml")
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("surface.not-compared"))
  }

  @Test func aConfigurationThatIsNamedMustBeThere() async throws {
    let workspace = try Workspace(Petstore.files)
    let run = try await workspace.apigen("generate", "--spec", "spec/petstore.yaml", "--config", "other.yaml")
    #expect(run.status == 2)
    #expect(run.findings == ["error: can't read `other.yaml`: there is no such file"])
    #expect(workspace.names(in: "Generated") == nil)
  }

  @Test func aFolderIsNoConfiguration() async throws {
    let workspace = try Workspace([
      "spec.yaml": "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n", "apigen.yaml/x": "",
    ])
    let run = try await workspace.apigen("generate", "--spec", "spec.yaml")
    #expect(run.status == 2)
    #expect(run.findings == ["error: can't read `apigen.yaml`: it is a directory"])
  }
}
