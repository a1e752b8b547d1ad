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

  @Test func theTextfileKeepsWhatItHasWhenTheReadingFails() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "posthog.prom")
    let bench = try await CommandBench()
    let arguments = ["status", "--output", "prometheus", "--into", file.path]
    #expect(await bench.run(arguments).status == 3)
    let first = try String(contentsOf: file, encoding: .utf8)
    try Snapshot.expect(first, as: "status.prom")

    bench.project.fake.respondNext(with: FakeResponse(status: 403, json: #"{"detail": "No."}"#))
    #expect(await bench.run(arguments).status == 77)
    let second = try String(contentsOf: file, encoding: .utf8)
    #expect(second.hasSuffix("posthog_exports_scrape_success 0\n"))
    #expect(second.contains("posthog_export_paused{export=\"Old events\""))
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

  @Test func aThousandExportsTakeTenRequests() async throws {
    let bench = try await CommandBench()
    for number in 7...1000 { try bench.project.fake.addExport(#"{"name":"Export \#(number)"}"#) }
    bench.project.fake.forgetRequests()
    let outcome = await bench.run("status", "--output", "jsonl")
    #expect(outcome.status == 3)
    #expect(outcome.output.split(separator: "\n").count == 1000)
    #expect(bench.project.fake.requests.count == 10)
  }
}
