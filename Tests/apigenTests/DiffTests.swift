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
    (["--fail-on", "speed=none"], 64), (["--fail-on", "wire=breaking,wire=none"], 64),
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
    for folder in ["git:HEAD:spec", "git:HEAD:spec/", "git:HEAD:./spec"] {
      let same = try await workspace.apigen("diff", folder, "spec", "--format", "html")
      #expect(same.status == 1, "\(same.messages)")
      #expect(same.output.contains("<code>\(folder)\(folder.hasSuffix("/") ? "" : "/")petstore.yaml</code>"))
    }
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

  @Test(arguments: [
    (
      "req.enum.value-removed",
      """
      req.enum.value-removed

      A request value may no longer be one value of the enum.

        wire       breaking
        source     breaking
        behaviour  none
        opposite   req.enum.value-added

      Keep accepting the value, or announce its removal first: programs that send it
      are rejected.

      Before:
        interval: {enum: [day, week, month]}

      After:
        interval: {enum: [day, week]}

      """
    ),
    (
      "res.maxLength.loosened",
      """
      res.maxLength.loosened

      maxLength of a response value is dropped or relaxed.

        wire       info
        source     none
        behaviour  warning
        opposite   res.maxLength.tightened

      Check that code and storage of your own can take longer texts: generated code
      enforces no bound.

      Before:
        name: {type: string, maxLength: 40}

      After:
        name: {type: string, maxLength: 80}

      """
    ),
    (
      "op.sunset-unreadable",
      """
      op.sunset-unreadable

      A removal date isn't a valid date.

        wire       none
        source     none
        behaviour  warning
        opposite   none

      Write the date as YEAR-MONTH-DAY, such as 2027-03-01, and make sure that the day
      exists.

      Before:
        x-sunset: 2027-03-01

      After:
        x-sunset: next spring

      """
    ),
  ])
  func aRuleIsExplained(rule: String, text: String) async throws {
    let run = try await Workspace().apigen("explain", rule)
    #expect(run.status == 0)
    #expect(run.output == text)
  }

  @Test func anUnknownRuleHasASuggestion() async throws {
    let run = try await Workspace().apigen("explain", "req.enum.value-remove")
    #expect(run.status == 64)
    #expect(run.messages.contains("did you mean `req.enum.value-removed`?"))
  }

  @Test func rulesAreListedInGroups() async throws {
    let run = try await Workspace().apigen("explain")
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines.starts(with: ["Operations", "  op.added                        an operation is added"]))
    #expect(lines.contains("Webhooks and callbacks"))
    #expect(lines.count { $0.hasPrefix("  ") && !$0.hasPrefix("   ") } == 252)
  }

  /// Sets and dictionaries have another order in each process, which must not show in a report.
  @Test func aReportIsTheSameInEachProcess() async throws {
    let workspace = try workspace()
    try workspace.write(Self.manyThings(isOld: true), to: "a.yaml")
    try workspace.write(Self.manyThings(isOld: false), to: "b.yaml")
    var outputs: Set<String> = []
    for _ in 1...10 {
      let run = try await workspace.apigen("diff", "a.yaml", "b.yaml", "--format", "json")
      #expect(run.output.count { $0 == "\n" } > 100)
      outputs.insert(run.output)
    }
    #expect(outputs.count == 1)
  }

  /// Two documents with differences of every kind that is kept in sets or dictionaries: properties, values, keywords,
  /// statuses, schemes, parts and operations that share what changes.
  private static func manyThings(isOld: Bool) -> String {
    let numbers = 1...12
    let bound = isOld ? 100 : 50
    let properties = numbers.map { "p\($0): {type: integer, maximum: \(bound), multipleOf: \(isOld ? 2 : 4)}" }
    let values = numbers.map { isOld ? "v\($0)" : "w\($0)" }
    let schemes = numbers.map { "s\($0): {type: apiKey, in: header, name: X-\(isOld ? "A" : "B")\($0)}" }
    let operations = numbers.map { number in
      """
        /things\(number):
          post:
            operationId: \(isOld ? "post" : "add")Thing\(number)
            security: [\(numbers.map { "s\($0): []" }.joined(separator: ", "))]
            parameters: [{name: \(isOld ? "a" : "b"), in: query, schema: {type: string}}]
            requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
            responses: {'\(isOld ? 200 : 201)': {description: D, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}
      """
    }
    return """
      openapi: 3.1.0
      info: {title: T, version: '1'}
      components:
        securitySchemes: {\(schemes.joined(separator: ", "))}
        schemas:
          Thing:
            type: object
            properties:
              more: {$ref: '#/components/schemas/Thing'}
              kind: {enum: [\(values.joined(separator: ", "))]}
              tags: {type: array, contains: {const: \(bound)}, not: {const: \(bound)}, propertyNames: {maxLength: \(bound)}}
              either: {oneOf: [{type: array, items: {type: \(isOld ? "string" : "integer")}}, {type: object, properties: {a: {type: string}}}]}
              \(properties.joined(separator: "\n        "))
      paths:
      \(operations.joined(separator: "\n"))

      """
  }
}
