import Foundation
import Testing

/// Where `apigen diff` writes its reports.
@Suite struct DiffReportTests {
  static let formats = ["text", "json", "markdown", "html", "github", "sarif"]

  /// A workspace in which a property has another name in the new document.
  private func workspace() throws -> Workspace {
    let workspace = try Workspace(Petstore.files)
    try workspace.write(Petstore.files["spec/petstore.yaml"] ?? "", to: "old/petstore.yaml")
    try workspace.write(Petstore.files["spec/schemas/toys.yaml"] ?? "", to: "old/schemas/toys.yaml")
    try workspace.edit("spec/schemas/toys.yaml") { $0.replacing("colour", with: "color") }
    return workspace
  }

  private let arguments = ["diff", "old", "spec", "--fail-on", "none", "--format"]

  /// Each run of the program has another seed for hashing.
  @Test(arguments: formats) func aReportHasTheSameBytesEachTime(format: String) async throws {
    let workspace = try workspace()
    var outputs: Set<String> = []
    for _ in 0..<4 { outputs.insert(try await workspace.apigen(arguments + [format]).output) }
    #expect(outputs.count == 1)
    let text = try #require(outputs.first)
    #expect(text.contains("schemas/toys.yaml") && text.hasSuffix("\n"))
    #expect(!text.contains(workspace.path("")) && !text.contains("\u{1B}"))
  }

  @Test(arguments: formats) func aReportIsWrittenToAFile(format: String) async throws {
    let workspace = try workspace()
    let printed = try await workspace.apigen(arguments + [format]).output
    for path in ["report", "a/new/folder/report"] {
      let run = try await workspace.apigen(arguments + [format, "--output", path])
      #expect(run.status == 0 && run.output.isEmpty && run.messages.isEmpty)
      #expect(try workspace.text(path) == printed)
    }
    try workspace.write("what was there", to: "report")
    #expect(try await workspace.apigen("diff", "old", "spec", "--format", format, "-o", "report").status == 1)
    #expect(try workspace.text("report") == printed)
    #expect(workspace.names(in: "a/new/folder") == ["report"])
  }

  @Test(arguments: ["spec", "report/", "spec/petstore.yaml/report", "link", "/proc/report", "."])
  func aFileThatCannotBeWrittenIsAnError(path: String) async throws {
    let workspace = try workspace()
    try workspace.write("what was there", to: "target")
    try FileManager.default.createSymbolicLink(atPath: workspace.path("link"), withDestinationPath: "target")
    let run = try await workspace.apigen("diff", "old", "spec", "--output", path)
    #expect(run.status == 3)
    #expect(run.output.isEmpty)
    #expect(run.messages.hasPrefix("error: "), "\(run.messages)")
    #expect(try workspace.text("target") == "what was there")
  }

  #if os(Linux)
    @Test func aFullDiskIsAnError() async throws {
      let run = try await workspace().shell("\"$0\" diff old spec --fail-on none > /dev/full")
      #expect(run.status == 3)
      #expect(run.messages.contains("can't write to standard output"))
    }
  #endif

  @Test func theSummaryOfAStepGetsTheMarkdown() async throws {
    let workspace = try workspace()
    try workspace.write("Of a step before.", to: "summary")
    let environment = ["GITHUB_STEP_SUMMARY": workspace.path("summary")]
    let markdown = try await workspace.apigen(arguments + ["markdown"], environment: environment).output
    #expect(try workspace.text("summary") == "Of a step before.")
    let run = try await workspace.apigen(arguments + ["github"], environment: environment)
    #expect(run.status == 0)
    #expect(
      run.output.contains("::error file=old/schemas/toys.yaml,line=") || run.output.contains("::error file=spec/"))
    #expect(try workspace.text("summary") == "Of a step before.\n" + markdown)
    #expect(try await workspace.apigen(arguments + ["github"], environment: ["GITHUB_STEP_SUMMARY": ""]).status == 0)
  }

  @Test func aSummaryThatCannotBeWrittenIsAnError() async throws {
    let workspace = try workspace()
    try workspace.write(Data(count: 1 << 20), to: "full")
    for path in ["full", "spec", "none/summary"] {
      let run = try await workspace.apigen(
        arguments + ["github"], environment: ["GITHUB_STEP_SUMMARY": workspace.path(path)])
      #expect(run.status == 3)
      #expect(run.output.contains("::error "))
      #expect(run.messages.contains("can't append to the step summary"))
    }
    #expect(try workspace.text("full").utf8.count == 1 << 20)
  }

  @Test func aRevisionIsNamedAndIsNoLink() async throws {
    let workspace = try workspace()
    let git = "git -c user.name=t -c user.email=t@example.com"
    let made = try await workspace.shell("git init -q . && git add -A && \(git) commit -qm all")
    try #require(made.status == 0, "\(made.messages)")
    try workspace.edit("spec/schemas/toys.yaml") { $0.replacing("type: string", with: "type: integer") }
    let run = try await workspace.apigen(
      "diff", "git:HEAD:spec/petstore.yaml", "spec/petstore.yaml", "--format", "html")
    #expect(run.output.contains("<code>git:HEAD:spec/petstore.yaml</code>"))
    #expect(run.output.contains("Old <span>spec/schemas/toys.yaml:"))
    #expect(run.output.contains("New <a href=\"spec/schemas/toys.yaml#L"))
  }
}
