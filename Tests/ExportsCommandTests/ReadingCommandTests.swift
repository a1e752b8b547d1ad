import Diagnostics
import Foundation
import PostHogBatchExports
import PostHogBatchExportsTesting
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

  /// Commands that show tables or facts beside sentences of the library.
  @Test(arguments: [
    ["status"], ["explain", "Events for the audit", "--at", "2026-11-27T01:15:00Z"],
    ["gaps", "--since", "12d", "--save", "/dev/null"], ["retry", "--all", "--since", "12d", "--dry-run"],
    ["backfill", "Sessions, daily", "--from", "2026-11-16", "--to", "2026-11-18", "--again", "--dry-run"],
  ])
  func oneScreenHasOneClock(command: [String]) async throws {
    var bench = try await CommandBench()
    bench.environment.timeZone = try TimeZoneDatabase.system.rules(for: "Asia/Tokyo")
    let local = await bench.run(command)
    #expect(!(local.output + local.messages).contains(/UTC|\d\dZ|\+01:00/), "\(local.output)\(local.messages)")
    let utc = await bench.run(command + ["--utc"])
    #expect(!(utc.output + utc.messages).contains(/\d\dZ|\+0\d:00/), "\(utc.output)\(utc.messages)")
  }

  @Test func aNameIsWholeInANarrowTable() async throws {
    let bench = try await CommandBench()
    let name = "events-to-s3-production-eu-central-1-hourly"
    try bench.fake.addExport(
      #"{"name":"\#(name)","paused":true}"#, createdAt: CommandBench.now.addingTimeInterval(-86_400))
    let lines = await bench.run("gaps", name, "--since", "12h", columns: 80).output.split(separator: "\n").dropFirst()
    #expect(lines.map { $0.prefix { $0 != " " } }.joined() == name)
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
