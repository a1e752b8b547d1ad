import HTTPTypes
import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

@testable import ExportsCommand

/// Exports as code.
@Suite final class SetCommandTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A bench whose locks no other test meets.
  private func bench(isRunning: Bool = false) async throws -> CommandBench {
    var bench = try await CommandBench(isRunning: isRunning)
    bench.environment.variables["TMPDIR"] = folder.path
    return bench
  }

  private func write(_ text: String, to name: String = "exports.yaml") throws -> String {
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  private static func set(_ names: [String], interval: String = "hour", project: Int = 1, host: String = "us") -> String
  {
    let exports = names.map {
      "  - name: \($0)\n    interval: \(interval)\n    destination: {type: NoOp, config: {}}\n"
    }
    return "version: 1\nhost: \(host)\nproject: \(project)\nexports:\n\(exports.joined())...\n"
  }

  @Test func whatIsPulledPlansNothing() async throws {
    let bench = try await self.bench()
    let pulled = await bench.run("pull")
    #expect(pulled.status == 0)
    try Snapshot.expect(pulled.output, as: "pull")
    let plan = await bench.run("plan", try write(pulled.output))
    #expect(plan.status == 0)
    #expect(plan.output == "Nothing to do.\n")
  }

  @Test("Operator 18: applying twice changes nothing") func applyingTwiceChangesNothing() async throws {
    let bench = try await self.bench()
    let file = try write(Self.set(["First", "Second"]))
    let plan = await bench.run("plan", file)
    #expect(plan.status == 4)
    try Snapshot.expect(plan.output, as: "plan")
    let first = await bench.run("apply", file, "--yes")
    #expect(first.status == 0, "\(first.messages)")
    #expect(first.output.split(separator: "\n").count == 2)
    let second = await bench.run("apply", file, "--yes")
    #expect(second.status == 0)
    #expect(second.output.isEmpty)
    #expect(second.messages == "posthog-exports: nothing to do\n")
  }

  @Test func pruningDeletesOnlyWhatApplyMade() async throws {
    let bench = try await self.bench()
    let file = try write(Self.set(["First", "Second"]))
    let early = await bench.run("apply", file, "--prune", "--yes")
    #expect(early.status == 64)
    #expect(early.messages.contains("record.json"))
    #expect(await bench.run("apply", file, "--yes").status == 0)
    _ = try write(Self.set(["First"]))
    let pruned = await bench.run("apply", file, "--prune", "--yes")
    #expect(pruned.status == 0, "\(pruned.messages)")
    let names = await bench.run("list", "--names").output
    #expect(!names.contains("Second"))
    #expect(names.contains("Events to S3"))
  }

  @Test("Operator 22: an export that changed since the plan is left alone, and the rest is applied")
  func anExportThatChangedSinceThePlanIsLeftAlone() async throws {
    let bench = try await self.bench(isRunning: true)
    let file = try write(Self.set(["First", "Second"]))
    #expect(await bench.run("apply", file, "--yes").status == 0)
    let plan = folder.appending(path: "plan.json").path
    let changed = try write(Self.set(["First", "Second"], interval: "day"))
    #expect(await bench.run("plan", changed, "--out", plan).status == 4)
    #expect(await bench.run("pause", "First").status == 0)
    let applied = await bench.run("apply", plan, "--yes")
    #expect(applied.status == 5, "\(applied.messages)")
    let lines = applied.output.split(separator: "\n")
    #expect(lines.first?.contains("\"export\":\"First\",\"done\":false") == true)
    #expect(lines.last?.contains("\"export\":\"Second\",\"done\":true") == true)
  }

  /// Files that can't be used, and a part of what is said.
  @Test(
    "Operator 20: a file that doesn't fit is refused at its place, also with --prune",
    arguments: [
      (set(["A"], project: 2), "is for project 2"), (set(["A"], host: "eu"), "eu.posthog.com"),
      (set(["A", "A"]), "exports.yaml:8:"), ("version: 1\nhost: us\nproject: 1\nexports: []\n", "..."),
      ("", "exports.yaml"),
      (set(["A"]).replacing("interval", with: "intervl"), "exports.yaml:6:5: error: unknown key `intervl`"),
      (
        set(["A"]).replacing("interval: hour", with: "interval: day\n    timezone: Europe/Berln"),
        "exports.yaml:7:15: error: there is no time zone \"Europe/Berln\""
      ),
    ])
  func aFileThatDoesNotFitIsRefusedAtItsPlace(text: String, part: String) async throws {
    let bench = try await self.bench()
    let file = try write(text)
    // As if an earlier apply had made all exports.
    let ids = try await bench.fake.client().project(1).batchExports.list().reduce(into: []) { $0.append($1) }
    let entries = ids.map { #"{"id": "\#($0.id.lowercaseText)", "name": \#(JSONValue($0.name))}"# }.joined(
      separator: ",")
    _ = try write(
      #"{"host": "https://us.posthog.com", "project": 1, "exports": [\#(entries)]}"#, to: "exports.yaml.record.json")
    for flags in [[], ["--prune", "--force"]] {
      let outcome = await bench.run(["apply", file, "--yes"] + flags)
      #expect(outcome.status == 64)
      #expect(outcome.messages.contains(part), "\(outcome.messages)")
    }
    #expect(
      bench.fake.requests.allSatisfy { $0.head.method == .get || $0.head.path?.contains("pause") == true })
  }

  @Test("Operator 19: a credential is in no output and in no file, and the second plan is empty")
  func aCredentialIsInNoOutput() async throws {
    var bench = try await self.bench()
    bench.environment.variables["TARGET_TOKEN"] = "phc_verysecret"
    let export = """
        - name: Copy
          interval: hour
          destination:
            type: HTTP
            config: {url: "https://eu.i.posthog.com/batch/", token: {env: TARGET_TOKEN}}

      """
    let file = try write("version: 1\nhost: us\nproject: 1\nexports:\n\(export)...\n")
    let plan = folder.appending(path: "plan.json").path
    for arguments in [
      ["plan", file, "--out", plan], ["create", "--from", file, "--yes"], ["apply", file, "--rotate", "Copy", "--yes"],
      ["show", "Copy"], ["pull"],
    ] {
      let outcome = await bench.run(arguments)
      #expect(!(outcome.output + outcome.messages).contains("verysecret"))
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    for name in files {
      #expect(!(try String(contentsOf: folder.appending(path: name), encoding: .utf8)).contains("verysecret"))
    }
    #expect(await bench.run("plan", file).status == 0)
    #expect(await bench.run("create", "--from", file, "--yes").status == 2)
  }

  @Test func onlyTheNamedExportIsUpdated() async throws {
    let bench = try await self.bench()
    let file = try write(Self.set(["First", "Second"]))
    #expect(await bench.run("create", "--from", file, "--yes").status == 0)
    _ = try write(Self.set(["First", "Second"], interval: "day"))
    #expect(await bench.run("update", "Second", "--from", file, "--yes").status == 0)
    let plan = await bench.run("plan", file)
    #expect(plan.output.contains("update First"))
    #expect(!plan.output.contains("update Second"))
  }

  @Test func aSavedPlanIsRecordedBesideItsFile() async throws {
    let bench = try await self.bench()
    let (file, plan) = (try write(Self.set(["First"])), folder.appending(path: "plan.json").path)
    #expect(await bench.run("plan", file, "--out", plan).status == 4)
    #expect(await bench.run("apply", plan, "--yes").status == 0)
    _ = try write(Self.set(["Second"]))
    let pruned = await bench.run("plan", file, "--prune")
    #expect(pruned.output.contains("delete First"), "\(pruned.output)\(pruned.messages)")
  }

  @Test func theRecordOfAnotherProjectIsRefused() async throws {
    let bench = try await self.bench()
    let file = try write(Self.set(["First"]))
    _ = try write(#"{"host": "https://us.posthog.com", "project": 2, "exports": []}"#, to: "exports.yaml.record.json")
    let outcome = await bench.run("apply", file, "--yes")
    #expect(outcome.status == 64)
    #expect(outcome.messages.contains("is for project 2"))
    #expect(!(await bench.run("list", "--names").output.contains("First")))
  }

  @Test("Operator 21: a plan shows what applying it does, deletions included, and its status is none of an error")
  func aPlanIsWhatApplyingDoes() async throws {
    let bench = try await self.bench()
    let file = try write(Self.set(["First", "Second"]))
    #expect(await bench.run("apply", file, "--yes").status == 0)
    _ = try write(Self.set(["First", "Third"], interval: "day"))
    let plan = await bench.run("plan", file, "--prune")
    #expect(plan.status == 4)
    let applied = await bench.run("apply", file, "--prune", "--yes")
    #expect(applied.status == 0 && applied.messages == plan.output, "\(applied.messages)")
    let done = applied.output.split(separator: "\n")
    let planned = plan.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }.prefix(done.count)
    #expect(planned == ["update First", "create Third", "delete Second"])
    for (line, change) in zip(done, planned) {
      let words = change.split(separator: " ")
      #expect(line.hasPrefix(#"{"change":"\#(words[0])","export":"\#(words[1])","done":true"#), "\(line)")
    }
    #expect(await bench.run("plan", file, "--prune").status == 0)
    #expect(await bench.run("plan", file + "x").status == 64)
    bench.fake.respondNext(with: FakeResponse(status: .forbidden, json: #"{"detail": "No."}"#))
    #expect(await bench.run("plan", file).status == 77)
  }

  /// The API has no way to create an export only if there is none of its name.
  @Test func oneCommandAtATimeChangesTheExportsOfAProject() async throws {
    let bench = try await self.bench()
    let file = try write(Self.set(["First"]))
    #expect(await bench.run("create", "--from", file, "--yes").status == 0)
    let other = try write(Self.set(["First", "Second"], interval: "day"), to: "other.yaml")
    let commands = [
      ["create", "--from", try write(Self.set(["Third"]), to: "third.yaml")], ["apply", other],
      ["update", "First", "--from", other],
    ]
    try await ProjectLock(of: 1, at: .us, in: bench.environment.variables).locked {
      for command in commands {
        let outcome = await bench.run(command + ["--yes"])
        #expect(outcome.status == 1)
        #expect(
          outcome.messages.contains("another command is working with the exports of project 1"), "\(outcome.messages)")
      }
    }
    for command in commands.prefix(2) { #expect(await bench.run(command + ["--yes"]).status == 0) }

    let twins = try ["one.yaml", "two.yaml"].map { try write(Self.set(["Fourth"]), to: $0) }
    async let one = bench.run("apply", twins[0], "--yes")
    async let two = bench.run("apply", twins[1], "--yes")
    #expect(await [one.status, two.status].allSatisfy { $0 == 0 || $0 == 1 })
    #expect(await bench.run("list", "--names").output.split(separator: "\n").filter { $0 == "Fourth" }.count == 1)
  }

  @Test func whatHasTheSameNameTwiceIsExplained() async throws {
    let bench = try await self.bench()
    for _ in 0..<2 { try bench.fake.addExport(#"{"name":"Twin"}"#) }
    let pulled = await bench.run("pull")
    #expect(pulled.status == 64 && pulled.output.isEmpty)
    #expect(pulled.messages.contains("“Twin”") || pulled.messages.contains("\"Twin\""))
    #expect(pulled.messages.contains("rename all but one of them in PostHog, or delete those by their ID"))
  }
}
