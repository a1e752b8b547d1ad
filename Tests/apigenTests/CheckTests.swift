import Foundation
import Testing

/// `apigen check` as a user, or CI, runs it.
@Suite struct CheckTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace(Petstore.files)
  }

  private func run(_ command: String, _ arguments: String...) async throws -> Run {
    try await workspace.apigen([command, "--spec", "spec/petstore.yaml"] + arguments)
  }

  @Test func whatWasGeneratedIsUpToDate() async throws {
    _ = try await run("generate")
    let check = try await run("check")
    #expect(check.status == 0)
    #expect(check.output.isEmpty)
    #expect(check.messages == "apigen: 4 files in Generated are up to date\n")
  }

  @Test func anEditIsAReadableDifference() async throws {
    _ = try await run("generate")
    let before = try workspace.state(of: "Generated")
    try workspace.edit("spec/schemas/toys.yaml") { $0.replacing("colour", with: "color") }
    let check = try await run("check")
    #expect(check.status == 1)
    #expect(
      check.output == """
        --- a/Generated/Toys.swift
        +++ b/Generated/Toys.swift
        @@ -7,16 +7,16 @@
         ///
         /// Source: `schemas/toys.yaml#/Toy`
         public nonisolated struct Toy: APIObject {
        -  /// The property `colour`.
        -  public var colour: String
        +  /// The property `color`.
        +  public var color: String
         
           /// Reads the properties of an object.
           public init(members json: inout JSONReader) throws(JSONError) {
        -    colour = try json.required("colour")
        +    color = try json.required("color")
           }
         
           /// Writes the properties of an object.
           public func write(members json: inout JSONWriter) {
        -    json.write("colour", colour)
        +    json.write("color", color)
           }
         }
        --- a/Generated/api.txt
        +++ b/Generated/api.txt
        @@ -7,4 +7,4 @@
         type Toy: object
         var Pet.nickname: String
         var Pet.toy: Toy
        -var Toy.colour: String
        +var Toy.color: String

        """)
    #expect(check.messages == "apigen: 2 files in Generated would change: run `apigen generate`\n")
    #expect(try workspace.state(of: "Generated") == before)
  }

  @Test func anEditOfAGeneratedFileIsADifference() async throws {
    _ = try await run("generate")
    try workspace.edit("Generated/Pets.swift") { $0 + "// mine\n" }
    let check = try await run("check")
    #expect(check.status == 1)
    #expect(check.output.contains("\n-// mine\n"))
  }

  @Test func filesToAddAndToRemoveAreDifferencesToo() async throws {
    _ = try await run("generate")
    try FileManager.default.moveItem(
      at: workspace.url("Generated/Toys.swift"), to: workspace.url("Generated/Old.swift"))
    let check = try await run("check")
    #expect(check.status == 1)
    #expect(check.output.contains("--- a/Generated/Old.swift\n+++ /dev/null\n"))
    #expect(check.output.contains("--- /dev/null\n+++ b/Generated/Toys.swift\n"))
    #expect(check.messages == "apigen: 2 files in Generated would change: run `apigen generate`\n")
  }

  @Test func aMissingFolderIsNotCreated() async throws {
    let check = try await run("check")
    #expect(check.status == 1)
    #expect(check.messages == "apigen: 4 files in Generated would change: run `apigen generate`\n")
    #expect(workspace.names(in: "Generated") == nil)
  }

  @Test func whateverIsInTheWayIsReported() async throws {
    try workspace.write("// by hand\n", to: "Generated/Pets.swift")
    let check = try await run("check")
    #expect(check.status == 3)
    #expect(check.output.isEmpty)
    #expect(
      check.findings.first
        == "error: `Generated/Pets.swift` is in the way of a generated file: it was not written by apigen")
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/patch"), "patch(1) is not installed"))
  func patchDoesWhatGenerateDoes() async throws {
    _ = try await run("generate")
    try workspace.write("// by hand\n", to: "Generated/Mine.swift")
    try workspace.edit("spec/petstore.yaml") { $0.replacing("Pets", with: "Animals").replacing("nick", with: "sur") }
    try workspace.edit("spec/schemas/toys.yaml") { $0.replacing("colour", with: "color") }
    let patched = try await workspace.shell("\"$0\" check --spec spec/petstore.yaml 2>&- | patch -p1 -s")
    #expect(patched.status == 0)
    #expect(workspace.names(in: "Generated") == ["Animals.swift", "Mine.swift", "Toys.swift", "api.md", "api.txt"])
    let state = try workspace.state(of: "Generated")
    #expect(try await run("generate").messages == "apigen: 4 files in Generated are up to date\n")
    #expect(try workspace.state(of: "Generated") == state)
  }

  @Test(arguments: [[:], ["NO_COLOR": "1"]])
  func coloursAreForTerminals(environment: [String: String]) async throws {
    try workspace.edit("spec/schemas/toys.yaml") { $0.replacing("{type: string}", with: "{type: string, not: {}}") }
    let check = try await workspace.apigen(["check", "--spec", "spec/petstore.yaml"], environment: environment)
    #expect(check.status == 1)
    #expect(!check.output.contains("\u{1B}") && !check.messages.contains("\u{1B}"))
  }
}
