import Foundation
import Testing

/// `apigen diff` and `apigen explain` as a user runs them.
@Suite struct DiffTests {
  private func workspace() throws -> Workspace {
    let workspace = try Workspace(Petstore.files)
    try workspace.write(Petstore.files["spec/petstore.yaml"] ?? "", to: "old/petstore.yaml")
    try workspace.write(Petstore.files["spec/schemas/toys.yaml"] ?? "", to: "old/schemas/toys.yaml")
    return workspace
  }

  @Test func equalDocumentsHaveNoDifference() async throws {
    let run = try await workspace().apigen("diff", "old", "spec/petstore.yaml", "--fail-on", "info")
    #expect(run.output == "No changes affect programs.\n")
    #expect(run.status == 0)
  }

  @Test(arguments: [
    ([], 1), (["--fail-on", "none"], 0), (["--fail-on", "source=none,behaviour=info"], 0),
    (["--fail-on", "wire=breaking"], 1), (["--fail-on", "wire=often"], 64),
    (["--fail-on", "speed=none"], 64),
  ])
  func theStatusFollowsTheLevels(arguments: [String], status: Int) async throws {
    let workspace = try workspace()
    try workspace.edit("spec/schemas/toys.yaml") { $0.replacing("colour", with: "color") }
    let run = try await workspace.apigen(["diff", "old/petstore.yaml", "spec"] + arguments)
    #expect(run.status == status)
  }

  @Test func aReportNamesRuleAndPlaces() async throws {
    let workspace = try workspace()
    try workspace.edit("spec/schemas/toys.yaml") { $0.replacing("colour", with: "color") }
    let text = try await workspace.apigen("diff", "old", "spec").output
    for part in ["breaking", "res.property.removed-required  colour", "old/schemas/toys.yaml:", "wire: breaking"] {
      #expect(text.contains(part), "\(text)")
    }
    let markdown = try await workspace.apigen("diff", "old", "spec", "--format", "markdown").output
    #expect(
      markdown.contains("from a response: `colour` (`res.property.removed-required`) | `GET /pets/` |"), "\(markdown)")
    let json = try await workspace.apigen("diff", "old", "spec", "--format", "json").output
    let report = try JSONDecoder().decode(Report.self, from: Data(json.utf8))
    #expect(report.verdict.wire == "breaking")
    #expect(report.changes.contains { $0.rule == "res.property.added" && $0.new?.file == "schemas/toys.yaml" })
  }

  private struct Report: Decodable {
    struct Verdict: Decodable { let wire: String }
    struct Place: Decodable { let file: String }
    struct Change: Decodable {
      let rule: String
      let new: Place?
    }
    let verdict: Verdict
    let changes: [Change]
  }

  @Test func aRevisionIsADocument() async throws {
    let workspace = try workspace()
    let git = "git -c user.name=t -c user.email=t@example.com"
    let made = try await workspace.shell("git init -q . && git add -A && \(git) commit -qm all")
    try #require(made.status == 0, "\(made.messages)")
    try workspace.edit("spec/schemas/toys.yaml") { $0.replacing("colour", with: "color") }
    let run = try await workspace.apigen("diff", "git:HEAD:spec/petstore.yaml", "spec/petstore.yaml")
    #expect(run.status == 1)
    #expect(run.output.contains("res.property.removed-required  colour"))
    let missing = try await workspace.apigen("diff", "git:HEAD:spec/none.yaml", "spec/petstore.yaml")
    #expect(missing.status == 2)
  }

  @Test(arguments: ["none.yaml", "broken.yaml", "spec/schemas", "git:HEAD", "git:--help:a"])
  func whatCannotBeReadIsNeverEqual(argument: String) async throws {
    let workspace = try workspace()
    try workspace.write("openapi: [", to: "broken.yaml")
    let run = try await workspace.apigen("diff", argument, argument)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains("error: "))
  }

  @Test func rulesAreExplained() async throws {
    let run = try await Workspace().apigen("explain", "req.enum.value-removed")
    #expect(run.status == 0)
    #expect(run.output.contains("wire       breaking"))
    let unknown = try await Workspace().apigen("explain", "req.enum.value-remove")
    #expect(unknown.status == 64)
    #expect(unknown.messages.contains("did you mean `req.enum.value-removed`?"))
    #expect(try await Workspace().apigen("explain").output.split(separator: "\n").count > 240)
  }
}
