import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

@Suite("Pruning and pausing")
struct PruneTests {
  private let bench: SetBench

  init() throws { bench = try SetBench() }

  private func names(_ range: ClosedRange<Int>) -> [ExportDefinition] { range.map { .noOp("Export \($0)") } }

  /// Applies a set, and returns the record of it.
  private func record(_ definitions: [ExportDefinition]) async throws -> ExportSetRecord {
    var record = ExportSetRecord(host: .us, project: 1)
    let set = ExportSet(host: .us, project: 1, exports: definitions)
    for outcome in try await bench.apply(set) { record.add(outcome) }
    return try ExportSetRecord(json: record.jsonText)
  }

  @Test("deletes only what was created by applying")
  func onlyOwn() async throws {
    try bench.fake.addExport(#"{"name":"of another tool"}"#)
    try bench.fake.addExport(#"{"name":"Export 5","destination":{"type":"NoOp"}}"#)
    let record = try await record(names(1...5))
    let set = ExportSet(host: .us, project: 1, exports: names(1...3))
    #expect(try await bench.plan(set).isEmpty)
    let plan = try await bench.plan(set, pruning: record)
    #expect(plan.changes.map(\.kind) == [.delete] && plan.changes.map(\.name) == ["Export 4"])
    #expect(plan.unmanaged == ["Export 5", "of another tool"])
    try await bench.apply(plan)
    #expect(try await bench.export("Export 4") == nil)
    #expect(try await bench.all().count == 5)
    #expect(try await bench.plan(set, pruning: record).isEmpty)
    #expect(try await bench.plan(set, pruning: ExportSetRecord(host: .us, project: 1)).isEmpty)
  }

  @Test("forgets what was deleted")
  func forgets() async throws {
    var record = try await record(names(1...4))
    for outcome in try await bench.apply(
      try await bench.plan(bench.set(.noOp("Export 1")), pruning: record), force: true)
    {
      record.add(outcome)
    }
    #expect(Array(record.names.values) == ["Export 1"])
  }

  @Test("Operator 20: is refused for an empty set, also with force, and for the record of another project")
  func empty() async throws {
    let record = try await record(names(1...2))
    #expect(try await bench.problems(bench.set(), pruning: record) == ["pruning by an empty set would delete all"])
    let other = ExportSetRecord(host: .us, project: 2)
    #expect(
      try await bench.problems(bench.set(.noOp("Export 1")), pruning: other)
        == ["the record of what was created is of another project"])
  }

  @Test("of more than 30 % needs force", arguments: [(7, false), (6, true)])
  func share(_ kept: Int, _ needsForce: Bool) async throws {
    let record = try await record(names(1...10))
    let plan = try await bench.plan(ExportSet(host: .us, project: 1, exports: names(1...kept)), pruning: record)
    try await check(plan, needsForce)
    #expect(try await bench.all().count == kept)
  }

  @Test("pausing more than 30 % needs force too", arguments: [(3, false), (4, true)])
  func pausing(_ paused: Int, _ needsForce: Bool) async throws {
    let record = try await record(names(1...10))
    let definitions = names(1...10).enumerated().map { $0 < paused ? $1.with(["paused": true]) : $1 }
    let plan = try await bench.plan(ExportSet(host: .us, project: 1, exports: definitions), pruning: record)
    try await check(plan, needsForce)
    #expect(try await bench.all().count(where: \.paused) == paused)
  }

  private func check(_ plan: ExportSetPlan, _ needsForce: Bool) async throws {
    #expect(plan.needsForce == needsForce)
    if needsForce {
      let before = try await bench.all()
      await #expect(throws: ExportSetError.self) { try await bench.apply(plan) }
      #expect(try await bench.all() == before)
    }
    #expect(try await bench.apply(plan, force: needsForce).areDone)
  }
}
