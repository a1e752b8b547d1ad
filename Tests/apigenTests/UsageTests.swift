import Foundation
import Testing

@testable import ApigenCommand

/// How the command is called.
@Suite struct UsageTests {
  @Test(arguments: [
    ["--nonsense"], ["generat"], ["generate", "--spec"], ["generate", "extra"], ["check", "--output", ""],
    ["check", "--nonsense"],
  ])
  func wrongUsageIsReported(arguments: [String]) async throws {
    let run = try await Workspace(Petstore.files).apigen(arguments)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains("Error: "))
    #expect(run.messages.contains("Usage: apigen"))
  }

  @Test(arguments: [[], ["--help"], ["help"]])
  func theHelpHasExamplesAndExitStatuses(arguments: [String]) async throws {
    let run = try await Workspace().apigen(arguments)
    #expect(run.status == 0)
    for text in ["apigen generate --spec ", "apigen check", "0   ", "1   ", "2   ", "3   ", "64  ", "NO_COLOR"] {
      #expect(run.output.contains(text))
    }
  }

  @Test(arguments: ["generate", "check"]) func everyCommandExplainsItself(command: String) async throws {
    let run = try await Workspace().apigen(command, "--help")
    #expect(run.status == 0)
    for text in ["EXAMPLES", "--spec", "(default: spec/posthog.yaml)", "--config", "--output", "(default: Generated)"] {
      #expect(run.output.contains(text))
    }
  }

  #if os(Linux)
    /// `/dev/full` is a disk without space.
    @Test(arguments: [
      "diff spec.yaml spec.yaml", "explain", "explain op.added", "surface api.txt api.txt", "generate --spec spec.yaml",
      "drift --observed seen.jsonl --spec spec.yaml", "drift --observed seen.jsonl --patch --spec spec.yaml",
    ])
    func resultsThatCannotBeWrittenAreAnError(command: String) async throws {
      let workspace = try Workspace([
        "spec.yaml": """
        openapi: 3.1.0
        info: {title: T, version: "1"}
        paths: {/a: {get: {operationId: a, responses: {"200": {description: D, content: {application/json: {schema: {type: object, properties: {b: {type: string}}}}}}}}}}
        """,
        "api.txt": "type Thing: object\n",
        "seen.jsonl":
          #"{"operation":"a","pointer":"/c","type":"A","what":"unknown property","name":"c","kind":"null"}"#,
      ])
      let run = try await workspace.shell("\"$0\" \(command) > /dev/full")
      #expect(run.status == 3)
      #expect(run.messages.contains("error: can't write to standard output"), "\(run.messages)")
    }
  #endif

  @Test func theVersionIsPrinted() async throws {
    #expect(try await Workspace().apigen("--version").output == Apigen.version + "\n")
  }

  @Test func theVersionIsThatOfTheClient() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "Sources/PostHogBatchExports/LibraryVersion.swift")
    #expect(try String(contentsOf: file, encoding: .utf8).contains("current = \"\(Apigen.version)\""))
  }
}
