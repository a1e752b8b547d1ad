import Foundation
import HTTPTypes
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import Testing

@testable import ExportsCommand

/// `gaps --resume`: no export is read twice.
@Suite struct ResumingGapsTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  private var file: String { folder.appending(path: "gaps.jsonl").path }
  private var command: [String] { ["gaps", "--since", "12d", "--resume", file] }

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func removeFolder() { try? FileManager.default.removeItem(at: folder) }

  private func text() throws -> String { try String(contentsOfFile: file, encoding: .utf8) }

  private func write(_ text: String) throws { try Data(text.utf8).write(to: URL(filePath: file)) }

  @Test func anErrorInTheMiddleLosesNothing() async throws {
    defer { removeFolder() }
    let bench = try await CommandBench()
    let fourth = try await bench.exports()[3]
    let whole = await bench.run("gaps", "--since", "12d")
    bench.fake.forgetRequests()

    bench.fake.respondNext(
      to: { $0.isReading && $0.export == fourth }, with: FakeResponse(status: 403, json: #"{"detail": "No."}"#))
    let first = await bench.run(command)
    #expect(first.status == 77)
    #expect(first.messages.contains("the same command goes on from there"))
    #expect(bench.readings.count == 3)

    let second = await bench.run(command)
    #expect(second.status == 3 && second.output == whole.output)
    #expect(second.messages.contains("gaps.jsonl has 3 of 6 exports, as of 2026-11-29 20:30 UTC"))
    #expect(bench.readings == bench.readings.filter { $0.value == 1 } && bench.readings.count == 6)
    #expect(await bench.run(command).output == whole.output)
    #expect(bench.readings.values.allSatisfy { $0 == 1 })
    #expect(!(try text()).contains(CommandBench.key))
  }

  @Test func anInterruptionLosesNothing() async throws {
    defer { removeFolder() }
    let bench = try await CommandBench()
    let fifth = try await bench.exports()[4]
    let (start, starter) = AsyncStream<Never>.makeStream()
    let interruption = Interruption()
    bench.fake.respondNext(
      to: { request in
        if request.isReading, request.export == fifth { interruption.interrupt() }
        return false
      }, with: FakeResponse(status: 500, json: "{}"))
    let task = Task {
      for await _ in start {}
      return await bench.run(command)
    }
    interruption.set(task)
    starter.finish()
    let outcome = await task.value
    #expect(outcome.status == 130)
    #expect(outcome.output.isEmpty && outcome.messages.contains("the same command goes on from there"))
    let kept = try text().split(separator: "\n").count - 1
    #expect((1...5).contains(kept))
    bench.fake.forgetRequests()
    #expect(await bench.run(command).status == 3)
    #expect(bench.readings.count == 6 - kept)
  }

  @Test func whatWasReadServesPlansToo() async throws {
    defer { removeFolder() }
    let bench = try await CommandBench(isRunning: true)
    #expect(await bench.run(command).status == 3)
    bench.fake.forgetRequests()

    let plans = folder.appending(path: "plans.json").path
    let saved = await bench.run(command + ["--save", plans])
    #expect(saved.status == 0, "\(saved.messages)")
    #expect(saved.messages.contains("--include perhaps_paused"))
    #expect(bench.readings.isEmpty)
    let planned: [BackfillPlan] = try JSONFile.require(plans, as: "plans")
    #expect(planned.count == 3)

    let fixed = await bench.run(command + ["--fix", "--yes"])
    #expect(fixed.status == 0, "\(fixed.messages)")
    #expect(!FileManager.default.fileExists(atPath: file), "its gaps are none any more")
  }

  @Test func theFileStaysUntilEverythingIsExported() async throws {
    defer { removeFolder() }
    let bench = try await CommandBench(isRunning: true)
    let fix = ["gaps", "Events for the audit", "--since", "12d", "--resume", file, "--fix", "--yes"]
    bench.fake.failNextRun("The bucket is gone.")
    #expect(await bench.run(fix).status == 3)
    #expect(FileManager.default.fileExists(atPath: file))
    let second = await bench.run(fix)
    #expect(second.status == 0, "\(second.messages)")
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test func aLineThatWasCutShortIsReadAgain() async throws {
    defer { removeFolder() }
    let bench = try await CommandBench()
    let whole = await bench.run(command)
    try write(String(try text().dropLast(20)))
    bench.fake.forgetRequests()
    #expect(await bench.run(command).output == whole.output)
    #expect(bench.readings.count == 1)
    #expect(try text().split(separator: "\n").count == 7)
  }

  @Test func whatIsOutOfDateIsReadAnew() async throws {
    defer { removeFolder() }
    let bench = try await CommandBench()
    let whole = await bench.run(command)
    try write(try text().replacing("\"now\":\"2026-11-29T20:30:00Z\"", with: "\"now\":\"2026-11-28T20:29:59Z\""))
    bench.fake.forgetRequests()
    #expect(await bench.run(command).output == whole.output)
    #expect(bench.readings.count == 6)
  }

  /// What is changed in the file, or in the command, and what is said then.
  @Test(arguments: [
    (#""project":1,"#, #""project":7,"#, [], "another project, 7"),
    ("https://us.posthog.com", "https://eu.posthog.com", [], "another host, https://eu.posthog.com"),
    ("", "", ["--since", "11d"], "(--since)"), ("", "", ["--include", "empty"], "(--include)"),
    (#"{"export":"#, #"{"expert":"#, [], "line 2"), (#"{"gaps_version""#, #"{"version""#, [], "line 1"),
  ])
  func anotherFileIsRefusedAndKept(old: String, new: String, flags: [String], message: String) async throws {
    defer { removeFolder() }
    let bench = try await CommandBench()
    _ = await bench.run(command)
    let changed = old.isEmpty ? try text() : try text().replacing(old, with: new)
    try write(changed)
    bench.fake.forgetRequests()
    let outcome = await bench.run(command + flags)
    #expect(outcome.status == 64)
    #expect(outcome.messages.contains(message), "\(outcome.messages)")
    #expect(bench.readings.isEmpty)
    #expect(try text() == changed)
  }

  @Test func aLongReadingIsAnnounced() async throws {
    let bench = try await CommandBench()
    for number in 1...3 {
      try bench.fake.addExport(
        #"{"name":"Frequent \#(number)","interval":"every 5 minutes","paused":true}"#,
        createdAt: CommandBench.now.addingTimeInterval(-60 * 86_400))
    }
    let outcome = await bench.run("gaps", "--since", "60d", "--rate", "100")
    #expect(outcome.messages.hasPrefix("posthog-exports: reading takes at least 5"))
    #expect(outcome.messages.contains(" requests: at 100 a minute and 4,800 an hour, 5 min; with --resume FILE"))
    #expect(await bench.run("gaps", "--since", "60d", "--quiet").messages.isEmpty)
  }
}

/// Cancels a task from a function that is called while it runs.
private final class Interruption: Sendable {
  private let task = Mutex<Task<CommandBench.Outcome, Never>?>(nil)

  func set(_ task: Task<CommandBench.Outcome, Never>) { self.task.withLock { $0 = task } }

  func interrupt() { task.withLock(\.self)?.cancel() }
}

extension CommandBench {
  /// The exports, in the order of the list.
  fileprivate func exports() async throws -> [UUID] {
    try await fake.client().project(FakeProject().id).batchExports.list(limit: 100)
      .reduce(into: []) { $0.append($1.id) }
  }

  /// How often the runs and backfills of each export were read from the beginning.
  fileprivate var readings: [UUID: Int] {
    fake.exchanges.filter { $0.request.isReading && $0.response.head.status.code == 200 }
      .reduce(into: [:]) { if let export = $1.request.export { $0[export, default: 0] += 1 } }
  }
}

extension FakeRequest {
  /// Whether it begins to read the coverage of an export: that lists the backfills first.
  fileprivate var isReading: Bool { head.method == .get && head.path?.contains("/backfills/") == true }

  fileprivate var export: UUID? {
    let parts = head.path?.split(separator: "/") ?? []
    return parts.firstIndex(of: "batch_exports").flatMap { UUID(uuidString: String(parts[$0 + 1])) }
  }
}
