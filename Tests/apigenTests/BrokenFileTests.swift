import Foundation
import Testing

/// Faults of files: empty, truncated, of another kind or missing.
@Suite struct BrokenFileTests {
  @Test(arguments: [
    BrokenDescription(
      "an empty file", "",
      "spec.yaml:1:1: error: the file is empty"),
    BrokenDescription(
      "nothing but a comment", "# later\n",
      "spec.yaml:1:1: error: the document is empty"),
    BrokenDescription(
      "YAML that doesn't end", "openapi: 3.1.0\npaths: [\n",
      "spec.yaml:3:1: error: expected a value"),
    BrokenDescription(
      "JSON that doesn't end", #"{"openapi": "3.1.0", "paths": {"#,
      "spec.yaml:2:1: error: expected a value"),
    BrokenDescription(
      "tabs for indentation", "openapi: 3.1.0\ninfo:\n\ttitle: T\n",
      "spec.yaml:3:1: error: a tab can't indent a line",
      "help: YAML indents with spaces"),
    BrokenDescription(
      "two documents", "openapi: 3.1.0\n---\nopenapi: 3.1.0\n",
      "spec.yaml:2:1: error: a second document begins here",
      "help: put each document into a file of its own"),
    BrokenDescription(
      "a key twice", "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\npaths: {}\n",
      "spec.yaml:4:1: error: the key `paths` is repeated",
      "spec.yaml:3:1: note: first used here"),
    BrokenDescription(
      "a document of 2.0", "swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths: {}\n",
      "spec.yaml:1:1: error: OpenAPI 2.0 isn't supported",
      "help: convert the document to 3.0 or later; most OpenAPI editors can"),
    BrokenDescription(
      "another document", "name: CI\non: push\n",
      "spec.yaml:1:1: error: this isn't an OpenAPI document: it has no `openapi`"),
    BrokenDescription(
      "a list", "- openapi: 3.1.0\n",
      "spec.yaml:1:1: error: expected an OpenAPI document, found a list"),
    BrokenDescription(
      "nothing to read", "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n",
      "spec.yaml:1:1: error: an OpenAPI Object needs `paths`, `components` or `webhooks`"),
    BrokenDescription(
      "a value of the wrong type", body: "paths: []",
      "spec.yaml:3:8: error: expected a mapping for `paths`, found a list"),
    BrokenDescription(
      "an alias to nothing", body: "paths: *all",
      "spec.yaml:3:8: error: no anchor `&all` comes before this alias"),
    BrokenDescription(
      "nested too deep", String(repeating: "[", count: 10_000),
      "spec.yaml:1:201: error: lists and mappings are nested more than 200 deep"),
    BrokenDescription(
      "aliases that expand exponentially",
      "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        + zip("bcdefghij", "abcdefghi").map { key, last in
          "\(key): &\(key) [\(Array(repeating: "*\(last)", count: 10).joined(separator: ", "))]\n"
        }.joined(),
      "spec.yaml:6:36: error: the aliases stand for more than 1000000 values"),
    BrokenDescription(
      "a binary file", bytes: ["spec.yaml": Data([0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01, 0x01, 0x00])],
      "spec.yaml:1:8: error: the file holds a NUL byte: it is binary, not text"),
    BrokenDescription(
      "another encoding", bytes: ["spec.yaml": Data([0xFF, 0xFE, 0x61, 0x00])],
      "spec.yaml:1:1: error: the file is in UTF-16",
      "help: save it as UTF-8"),
    BrokenDescription(
      "a character of another encoding", bytes: ["spec.yaml": Data([0x61, 0x3A, 0x20, 0xE9, 0x0A])],
      "spec.yaml:1:4: error: the byte 0xE9 isn't UTF-8",
      "help: save the file as UTF-8"),
    BrokenDescription(
      "a folder", bytes: ["spec.yaml/spec.yaml": Data()],
      "error: can't read `spec.yaml`: it is a directory"),
    BrokenDescription(
      "no file", bytes: [:],
      "error: can't read `spec.yaml`: there is no such file"),
  ])
  func roots(_ broken: BrokenDescription) async throws { try await broken.check() }

  @Test(arguments: [
    BrokenDescription(
      "a reference to nothing", body: "components: {schemas: {Pet: {$ref: '#/components/schemas/Pets'}}}",
      "spec.yaml:3:36: error: nothing exists at `#/components/schemas/Pets`",
      "help: did you mean `Pet`?"),
    BrokenDescription(
      "a misspelled name",
      body: "components: {schemas: {Pet: {}, Pets: {items: {$ref: '#/components/schemas/Pett'}}}}",
      "spec.yaml:3:54: error: nothing exists at `#/components/schemas/Pett`",
      "help: did you mean `Pet`?"),
    BrokenDescription(
      "a reference to no file", body: "components: {schemas: {Pet: {$ref: 'pets.yaml#/Pet'}}}",
      "spec.yaml:3:36: error: can't read `pets.yaml`: there is no such file",
      "help: did you mean `spec.yaml`?"),
    BrokenDescription(
      "a reference to a broken file",
      "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {/: {$ref: 'paths.yaml#/root'}}\n",
      files: ["paths.yaml": "root: {get: [\n"],
      "paths.yaml:2:1: error: expected a value",
      "spec.yaml:3:19: note: the file is needed here"),
    BrokenDescription(
      "a fault in another file",
      "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {/: {$ref: 'paths.yaml#/root'}}\n",
      files: ["paths.yaml": "root:\n  get: {responses: {ok: {description: D}}}\n"],
      "paths.yaml:2:21: error: `ok` isn't a status",
      "help: use a code from 100 to 599, a range such as `4XX`, or `default`"),
    BrokenDescription(
      "a cycle of references",
      body: "components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}}",
      "spec.yaml:3:34: error: this reference leads back to itself",
      "spec.yaml:3:71: note: by way of this one"),
    BrokenDescription(
      "a repeated operation ID",
      body: """
        paths:
          /a: {get: {operationId: x, responses: {200: {description: D}}}}
          /b: {get: {operationId: x, responses: {200: {description: D}}}}
        """,
      "spec.yaml:5:8: error: the operation ID `x` is already used",
      "spec.yaml:4:8: note: by this operation"),
    BrokenDescription(
      "the same fault in many places",
      body: "components: {schemas: {A: {type: strng}, B: {type: strng}, C: {type: strng}}}",
      "spec.yaml:3:34: error: `strng` isn't a value of `type`",
      "help: did you mean `string`?",
      "also at spec.yaml:3:52, 3:70"),
  ])
  func references(_ broken: BrokenDescription) async throws { try await broken.check() }

  /// A pipe without a writer doesn't block, whichever path leads to it.
  @Test(.timeLimit(.minutes(1)), arguments: ["pets.yaml", "other.yaml", "apigen.yaml", "spec.yaml"])
  func aPipe(name: String) async throws {
    let spec =
      "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents: {schemas: {Pet: {$ref: 'pets.yaml#/Pet'}}}\n"
    let files = ["pets.yaml": "Pet: {}\n", "other.yaml": "", "apigen.yaml": "", "spec.yaml": spec]
    let workspace = try Workspace(files.filter { $0.key != name })
    #expect(mkfifo(workspace.path(name), 0o600) == 0)
    let configuration = name == "other.yaml" ? ["--config", name] : []
    let run = try await workspace.apigen(["check", "--spec", "spec.yaml"] + configuration)
    #expect(run.status == 2)
    let message = "can't read `\(name)`: it is a pipe or a device, not a regular file"
    #expect(run.findings.contains { $0.hasSuffix("error: \(message)") }, "\(run.messages)")
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func aFileThatMayNotBeRead() async throws {
    let workspace = try Workspace(Petstore.files)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: workspace.path("spec/schemas/toys.yaml"))
    let run = try await workspace.apigen("generate", "--spec", "spec/petstore.yaml")
    #expect(run.status == 2)
    #expect(run.findings.first?.hasSuffix(": permission denied") == true)
  }
}
