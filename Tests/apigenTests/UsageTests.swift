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
