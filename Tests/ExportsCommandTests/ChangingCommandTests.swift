import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

@testable import ExportsCommand

@Suite struct ChangingCommandTests {
  /// The ways in which nobody can be asked. `scripts/check-terminal` has those that need a process.
  @Test(
    "Operator 23: a question that nobody can answer fails at once",
    arguments: [nil, ["CI": "1"], ["CI": "true"]] as [[String: String]?])
  func aQuestionThatNobodyCanAnswerFailsAtOnce(variables: [String: String]?) async throws {
    var bench = try await CommandBench()
    bench.environment.variables.merge(variables ?? [:]) { $1 }
    let outcome = await bench.run("delete", "Old events", answers: variables == nil ? nil : ["y"])
    #expect(outcome.status == 64)
    #expect(outcome.messages.contains("use --yes"))
    #expect(bench.fake.requests.allSatisfy { $0.head.method != .delete })
  }

  @Test(
    "Operator 23: only yes deletes", arguments: [("y", true), ("YES", true), ("n", false), ("", false), ("yy", false)])
  func onlyYesDeletes(answer: (text: String, deletes: Bool)) async throws {
    let bench = try await CommandBench()
    let outcome = await bench.run("delete", "Old events", answers: [answer.text])
    #expect(outcome.status == (answer.deletes ? 0 : 1))
    #expect(outcome.messages.contains("Delete “Old events” ("))
    #expect(bench.fake.requests.contains { $0.head.method == .delete } == answer.deletes)
  }

  @Test func anExportThatIsPausedStaysSo() async throws {
    let bench = try await CommandBench()
    #expect(await bench.run("pause", "Old events").messages.contains("paused already"))
    let outcome = await bench.run("pause", "Events to S3")
    #expect(outcome.status == 0)
    #expect(outcome.messages == "posthog-exports: paused “Events to S3”\n")
  }

  /// Names of exports, the exit status and a part of the message.
  @Test(arguments: [
    ("Events to S4", 2, "did you mean “Events to S3”?"), ("Nothing", 2, "`list` shows"),
    ("Events to", 64, "can be any of 2 exports"), ("", 2, "there is no export “”"),
    ("01900000-0000-7000-8000-00000000ffff", 2, ""),
  ])
  func anExportIsFoundOrExplained(name: String, status: Int32, part: String) async throws {
    let bench = try await CommandBench()
    let outcome = await bench.run("pause", name)
    #expect(outcome.status == status)
    #expect(outcome.messages.contains(part) || part.isEmpty, "\(outcome.messages)")
  }

  @Test func anExportIsFoundByTheNameThatIsPrinted() async throws {
    let bench = try await CommandBench()
    try bench.fake.addExport(#"{"name": "A\u200db\nc"}"#)
    let names = await bench.run("list").output
    #expect(names.contains("A b c"))
    #expect(await bench.run("pause", "A b c").status == 0)
  }

  @Test func theStepsOfATestAreShown() async throws {
    let bench = try await CommandBench()
    let passed = await bench.run("test", "Persons to Azure")
    #expect(passed.status == 0)
    #expect(passed.output == "✓ Check Azure Blob container exists\n")
    bench.fake.nextTestStep(.failed("No such container."))
    let failed = await bench.run("test", "Persons to Azure")
    #expect(failed.status == 3)
    #expect(failed.output == "✗ Check Azure Blob container exists: No such container.\n")
  }

  @Test func theBeginningOfANameDeletesNothing() async throws {
    let bench = try await CommandBench()
    let outcome = await bench.run("delete", "Old", "--yes")
    #expect(outcome.status == 2)
    #expect(bench.fake.requests.allSatisfy { $0.head.method != .delete })
  }

  /// A shell that completes the names of exports would run what these say.
  @Test func namesThatAShellExpandsAreNotCompleted() async throws {
    let bench = try await CommandBench()
    for name in ["Evil $(touch x)", "`id`", "a\nb", "ä 船"] {
      try bench.fake.addExport(#"{"name": \#(JSONValue(name))}"#)
    }
    let names = await bench.run("list", "--names").output.split(separator: "\n")
    #expect(names.contains("ä 船"))
    #expect(names.count == 7)
  }
}
