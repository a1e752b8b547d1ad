import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

@Suite("Applying a set")
struct ApplyTests {
  private static let samples = ExportDefinition.ofEachType + [ExportDefinition.redshiftWithSecrets]

  @Test("Operator 18: makes what the set says, and the next plan is empty, also on a fresh machine", arguments: samples)
  func everyType(_ definition: ExportDefinition) async throws {
    let bench = try SetBench()
    let set = bench.set(definition)
    let outcomes = try await bench.apply(set)
    #expect(outcomes.map(\.isDone) == [true], "\(outcomes)")
    let fresh = try SetBench.client(bench.fake).project(1).batchExports
    #expect(try await fresh.plan(set, at: bench.clock.date).isEmpty)
    #expect(try await bench.apply(set).isEmpty)
    #expect(try await bench.all().count == 1)
  }

  @Test("does so at a server that returns numbers as text", arguments: samples)
  func textValues(_ definition: ExportDefinition) async throws {
    let bench = try SetBench { $0.configValues = .text }
    try await bench.apply(bench.set(definition))
    #expect(try await bench.plan(bench.set(definition)).isEmpty)
  }

  @Test("sends every managed property of a changed export, and nothing else")
  func onlyChanges() async throws {
    let bench = try SetBench()
    let definition = try #require(ExportDefinition.ofEachType.first { $0.destinationType == .awsS3 })
    try await bench.apply(bench.set(definition))
    try await bench.apply(
      bench.set(definition.with(["destination.config.prefix": "q", "end_at": "2027-01-01T00:00:00Z"])))
    #expect(
      try bench.bodies(.patch) == [
        [
          "end_at": "2027-01-01T00:00:00Z",
          "destination": ["type": "AwsS3", "config": ["prefix": "q"], "integration_id": 1],
        ]
      ])
  }

  @Test("leaves what the set doesn't name as it is")
  func unmanaged() async throws {
    let bench = try SetBench()
    let definition = ExportDefinition.noOp("N", ["destination.config.arg": "x"])
    try await bench.apply(bench.set(definition))
    let id = try #require(try await bench.export("N")?.id)
    _ = try await bench.exports[id].update(
      BatchExportPatch(
        destination: .noOp(NoOpConfigPatch(includeEvents: .set(["a"]))), endAt: .set(bench.clock.date),
        timezone: .set("Asia/Tokyo")))
    _ = try await bench.exports[id].pause()
    try bench.fake.addExport(#"{"name":"of another tool"}"#)
    let plan = try await bench.plan(bench.set(definition))
    #expect(plan.isEmpty)
    #expect(plan.unmanaged == ["of another tool"])
  }

  @Test("pauses and resumes only if the set says so, by the operations that keep the time of the pause")
  func pausing() async throws {
    let bench = try SetBench()
    try await bench.apply(bench.set(.noOp("N")))
    try await bench.apply(bench.set(.noOp("N", ["paused": true, "destination.config.arg": "x"])))
    let paused = try #require(try await bench.export("N"))
    #expect(paused.paused && paused.lastPausedAt != nil)
    #expect(try await bench.plan(bench.set(.noOp("N"))).isEmpty)
    try await bench.apply(bench.set(.noOp("N", ["paused": false])))
    #expect(try await bench.export("N")?.paused == false)
    #expect(try bench.bodies(.patch).count == 1)
  }

  @Test("Operator 22: refuses an export that changed since the plan was made, and goes on with the others")
  func stalePlan() async throws {
    let bench = try SetBench()
    bench.fake.advance(by: .microseconds(123_457))
    try await bench.apply(bench.set(.noOp("A"), .noOp("B"), .noOp("C")))
    let wanted: [String: JSONValue] = ["destination.config.arg": "new"]
    let made = try await bench.plan(bench.set(.noOp("A", wanted), .noOp("B", wanted), .noOp("C", wanted)))
    let plan = try ExportSetPlan(json: made.jsonText)
    #expect(plan == made)
    bench.fake.advance(by: .seconds(60))
    let id = try #require(try await bench.export("B")?.id)
    _ = try await bench.exports[id].update(BatchExportPatch(endAt: .set(bench.clock.date)))
    let gone = try #require(try await bench.export("C")?.id)
    try await bench.exports[gone].delete()
    let outcomes = try await bench.apply(plan)
    #expect(
      outcomes.map(\.description) == [
        "update A: done", "update B: not done, the export has changed since the plan was made",
        "update C: not done, the export has been deleted since the plan was made",
      ])
    #expect(try await bench.export("A")?.destination.config["arg"] == "new")
    #expect(try await bench.export("B")?.destination.config["arg"] == nil)
  }

  @Test("Operator 18: creates an export once although the response is lost")
  func lostResponse() async throws {
    let bench = try SetBench()
    bench.transport.loseNext(.post)
    let outcomes = try await bench.apply(bench.set(.noOp("A"), .noOp("B")))
    #expect(outcomes.map(\.isDone) == [true, true], "\(outcomes)")
    #expect(try await bench.all().map(\.name).sorted() == ["A", "B"])
    var record = ExportSetRecord(host: .us, project: 1)
    for outcome in outcomes { record.add(outcome) }
    #expect(Set(record.names.values) == ["A", "B"])
  }

  @Test("reports a request that was lost before it took effect, and doesn't repeat it")
  func lostRequest() async throws {
    let bench = try SetBench()
    bench.fake.respondNext(to: { $0.head.method == .post }, with: FakeResponse(status: .badGateway))
    let set = bench.set(.noOp("A"), .noOp("B"))
    let outcomes = try await bench.apply(set)
    #expect(outcomes.map(\.isDone) == [false, true])
    try await bench.apply(set)
    #expect(try await bench.all().map(\.name).sorted() == ["A", "B"])
  }

  @Test("Operator 18: creates nothing a second time if a plan is applied twice, or its export has appeared")
  func planTwice() async throws {
    let bench = try SetBench()
    let plan = try await bench.plan(bench.set(.noOp("A"), .noOp("B")))
    try bench.fake.addExport(#"{"name":"B","interval":"day"}"#)
    let first = try await bench.apply(plan)
    let second = try await bench.apply(plan)
    let refusal = "create B: not done, another export of this name has appeared since the plan was made"
    #expect(first.map(\.description) == ["create A: done", refusal])
    #expect(second.map(\.description) == ["create A: done", refusal])
    #expect(try await bench.all().count == 2)
  }

  @Test("always sends the offsets together, and with the interval")
  func offsets() async throws {
    let bench = try SetBench()
    let weekly = ExportDefinition.noOp("W", ["interval": "week", "offset_day": 3])
    try await bench.apply(bench.set(weekly))
    #expect(try bench.bodies(.post).first?["offset_hour"] == 0)
    let id = try #require(try await bench.export("W")?.id)
    _ = try await bench.exports[id].update(BatchExportPatch(interval: .week, offsetDay: .set(3), offsetHour: .set(7)))
    #expect(try await bench.plan(bench.set(weekly)).isEmpty)
    try await bench.apply(bench.set(weekly.with(["offset_day": 5])))
    let export = try #require(try await bench.export("W"))
    #expect(export.offsetDay == 5 && export.offsetHour == 7)
    try await bench.apply(bench.set(.noOp("W", ["interval": "day"])))
    #expect(try bench.bodies(.patch).last?["offset_hour"] == 7)
    #expect(try await bench.export("W")?.offsetHour == 7)
    try await bench.apply(bench.set(.noOp("W", ["timezone": "Asia/Tokyo"]).without("interval")))
    #expect(try await bench.export("W")?.offsetHour == 7)
    try await bench.apply(bench.set(.noOp("W", ["interval": "hour"])))
    #expect(try await bench.export("W")?.offsetHour == nil)
  }
}

extension ExportDefinition {
  func without(_ path: String) -> ExportDefinition {
    ExportDefinition(name: name, settings: settings.filter { $0.key != path }, secrets: secrets)
  }
}
