import Foundation
import HTTPTypes
import PostHogBatchExportsTesting
import Testing

@testable import ExportsCommand

@Suite struct StatusCommandTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  @Test("Operator 25: a reading that fails leaves the textfile what it has, and says so")
  func theTextfileKeepsWhatItHasWhenTheReadingFails() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "posthog.prom")
    let bench = try await CommandBench()
    let arguments = ["status", "--output", "prometheus", "--into", file.path]
    #expect(await bench.run(arguments).status == 3)
    let first = try String(contentsOf: file, encoding: .utf8)
    try Snapshot.expect(first, as: "status.prom")

    bench.fake.respondNext(with: FakeResponse(status: 403, json: #"{"detail": "No."}"#))
    #expect(await bench.run(arguments).status == 77)
    let second = try String(contentsOf: file, encoding: .utf8)
    #expect(second.contains("posthog_exports_scrape_success{project=\"1\"} 0\n") && second.hasSuffix("\n"))
    #expect(second.contains("posthog_export_paused{project=\"1\",export=\"Old events\""))
    #expect(second.split(separator: "\n").count == first.split(separator: "\n").count)

    #expect(await bench.run(arguments).status == 3)
    #expect(try String(contentsOf: file, encoding: .utf8) == first)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["posthog.prom"])
  }

  @Test func aCommandIsCalledForEachFailingExport() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "failing.jsonl")
    let bench = try await CommandBench()
    #expect(await bench.run("status", "--quiet", "--on-failure", "cat >> '\(file.path)'").status == 3)
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.hasPrefix("{\"level\":\"") })
    let failed = await bench.run("status", "--on-failure", "exit 9")
    #expect(failed.status == 3)
    #expect(failed.messages.contains("ended with the status 9"))
  }

  /// The projects of all profiles, one of which can't be read.
  @Test func severalProjects() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var bench = try await CommandBench()
    bench.environment.variables = ["XDG_CONFIG_HOME": folder.path]
    #expect(await bench.run("status", "--all-profiles").status == 77)
    for profile in ["one", "two"] {
      let login = await bench.run("login", "--project", "1", "--profile", profile, answers: [CommandBench.key])
      #expect(login.status == 0)
    }
    let both = await bench.run("status", "--all-profiles", columns: 80)
    #expect(both.status == 3)
    try Snapshot.expect(both.output + both.messages, as: "status-all-profiles-80")
    #expect(await bench.run("status", "--all-profiles", "--profile", "one").status == 64)

    let file = folder.appending(path: "posthog.prom")
    let prometheus = ["status", "--all-profiles", "--output", "prometheus", "--into", file.path]
    #expect(await bench.run(prometheus).status == 3)
    let whole = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let refusal = FakeResponse(status: .forbidden, json: #"{"detail": "No."}"#)
    bench.fake.respondNext(with: refusal)
    let part = await bench.run(prometheus)
    #expect(part.status == 5 && part.messages.hasPrefix("posthog-exports: one: "), "\(part.messages)")
    let kept = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(kept.count == whole.count)
    #expect(kept.contains(#"posthog_exports_scrape_success{profile="one",project="1"} 0"#))
    #expect(kept.contains(#"posthog_exports_scrape_success{profile="two",project="1"} 1"#))

    bench.fake.respondNext(with: refusal)
    let rows = await bench.run("status", "--all-profiles", "--output", "jsonl").output.split(separator: "\n")
    #expect(rows.count == 6 && rows.allSatisfy { $0.hasSuffix(#""project":"1","profile":"two"}"#) }, "\(rows)")
    for _ in 0..<2 { bench.fake.respondNext(with: refusal) }
    #expect(await bench.run("status", "--all-profiles").status == 77)
  }

  @Test func aThousandExportsTakeTenRequests() async throws {
    let bench = try await CommandBench()
    for number in 7...1000 { try bench.fake.addExport(#"{"name":"Export \#(number)"}"#) }
    bench.fake.forgetRequests()
    let outcome = await bench.run("status", "--output", "jsonl")
    #expect(outcome.status == 3)
    #expect(outcome.output.split(separator: "\n").count == 1000)
    #expect(bench.fake.requests.count == 10)
  }
}
