import Diagnostics
import Testing

@testable import ExportsCommand

@Suite struct ReadingCommandTests {
  /// The width of the terminal, and the name of the snapshot.
  private static let widths: [(columns: Int?, name: String)] = [(80, "80"), (200, "200"), (nil, "pipe")]

  /// The commands whose output is kept, and their exit statuses.
  private static let commands: [(name: String, arguments: [String], status: Int32)] = [
    ("status", ["status"], 3),
    ("status-failing", ["status", "--failing"], 3),
    ("list", ["list"], 0),
    ("show", ["show", "Events to the"], 0),
    ("runs", ["runs", "Persons to Azure", "--since", "5h"], 0),
    ("runs-failed", ["runs", "Events to the warehouse", "--failed", "--since", "30d"], 0),
    ("gaps", ["gaps", "--since", "12d"], 3),
    ("explain-failed", ["explain", "Persons to Azure", "--at", "2026-11-29T18:30:00Z"], 0),
    ("explain-paused", ["explain", "Events for the audit", "--at", "2026-11-27T01:15:00Z"], 0),
    ("explain-daily", ["explain", "Sessions, daily", "--at", "2026-11-20"], 0),
  ]

  @Test(arguments: commands, widths)
  func outputIsWhatItWas(
    command: (name: String, arguments: [String], status: Int32), width: (columns: Int?, name: String)
  ) async throws {
    let bench = try await CommandBench()
    let outcome = await bench.run(command.arguments, columns: width.columns)
    #expect(outcome.status == command.status)
    try Snapshot.expect(outcome.output + outcome.messages, as: "\(command.name)-\(width.name)")
    let longest = outcome.output.split(separator: "\n").map { String($0).columns }.max() ?? 0
    #expect(width.columns.map { longest <= $0 } ?? true)
  }

  @Test(arguments: ["json", "jsonl", "csv"])
  func programsReadTheSameRows(format: String) async throws {
    let bench = try await CommandBench()
    let outcome = await bench.run("list", "--output", format)
    #expect(outcome.status == 0)
    try Snapshot.expect(outcome.output, as: "list.\(format)")
    try Snapshot.expect(await bench.run("status", "-o", format).output, as: "status.\(format)")
  }

  @Test func nothingIsPrintedForNoExports() async throws {
    let bench = try await CommandBench()
    for name in [
      "Events to S3", "Persons to Azure", "Events to the warehouse", "Sessions, daily", "Events for the audit",
      "Old events",
    ] {
      #expect(await bench.run("delete", name, "--yes").status == 0)
    }
    let outcome = await bench.run("list", "-o", "jsonl")
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages == "posthog-exports: the project has no batch exports\n")
    #expect(await bench.run("list", "-o", "json").output == "[]\n")
  }
}
