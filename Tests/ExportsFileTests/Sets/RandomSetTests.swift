import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import TestSupport
import Testing

@Suite("Random sets")
struct RandomSetTests {
  @Test("are as the set says after applying, whatever they were before", arguments: Effort.seeds(8, of: 400))
  func converge(_ seed: UInt64) async throws {
    var random = RandomSet(seed: seed)
    let bench = try SetBench()
    let first = ExportSet(host: .us, project: 1, exports: random.definitions(8))
    let second = ExportSet(host: .us, project: 1, exports: first.exports.map { random.changed($0) })
    for set in [first, second, first] {
      let outcomes = try await bench.apply(set)
      #expect(outcomes.areDone, "\(outcomes)")
      let plan = try await bench.plan(set)
      #expect(plan.isEmpty, "\(plan.text)")
    }
    #expect(try await bench.all().count == 8)
  }

  @Test("are read back as they were written", arguments: Effort.seeds(8, of: 400))
  func pulled(_ seed: UInt64) async throws {
    var random = RandomSet(seed: seed)
    let bench = try SetBench()
    let set = ExportSet(host: .us, project: 1, exports: random.definitions(8))
    try await bench.apply(set)
    let pulled = try await bench.exports.pull()
    #expect(try await bench.plan(pulled.set).isEmpty)
    for definition in set.exports {
      let read = try #require(pulled.set.exports.first { $0.name == definition.name })
      let managed = definition.settings.filter { $0.key != "paused" }
      #expect(Set(managed.keys).subtracting(read.settings.keys) == [], "\(definition.name)")
    }
  }
}
