import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

@Suite("Secrets of a set")
struct SetSecretTests {
  private static let http = ExportDefinition.ofEachType.first { $0.destinationType == .http }
  private static let samples = [http, .redshiftWithSecrets].compactMap(\.self)

  private func isClean(_ texts: String...) -> Bool {
    texts.allSatisfy { text in SetBench.environment.values.allSatisfy { !text.contains($0) } }
  }

  @Test("Operator 19: are in no plan, no outcome and nothing that is read back", arguments: samples)
  func hidden(_ definition: ExportDefinition) async throws {
    let bench = try SetBench()
    let set = bench.set(definition)
    let plan = try await bench.plan(set)
    let outcomes = try await bench.apply(plan)
    #expect(outcomes.areDone)
    let pulled = try await bench.exports.pull()
    #expect(isClean(plan.text, plan.jsonText, "\(plan)", String(reflecting: plan), "\(outcomes)", "\(pulled)"))
    #expect(pulled.set.exports.first?.secrets.keys == definition.secrets.keys)
    let sent = try #require(try bench.bodies(.post).first).jsonText
    #expect(definition.secrets.values.allSatisfy { sent.contains(SetBench.environment[$0] ?? "-") })
  }

  @Test("Operator 19: are sent on creating and rotating only", arguments: samples)
  func rotated(_ definition: ExportDefinition) async throws {
    let bench = try SetBench()
    let set = bench.set(definition)
    try await bench.apply(set)
    #expect(try await bench.plan(set).isEmpty)
    try await bench.apply(bench.set(definition.with(["end_at": "2027-01-01T00:00:00Z"])))
    let plan = try await bench.plan(set, rotating: [definition.name])
    #expect(plan.changes.map(\.secrets) == [definition.secrets])
    #expect(try await bench.apply(plan).areDone)
    let bodies = try bench.bodies(.patch).map(\.jsonText)
    #expect(bodies.count == 2 && isClean(bodies[0]) && !isClean(bodies[1]))
    #expect(try await bench.plan(set).isEmpty)
  }

  @Test("have to be there before anything is sent")
  func missing() async throws {
    let bench = try SetBench()
    let definition = try #require(Self.http)
    let plan = try await bench.plan(bench.set(definition, .noOp("N")))
    let outcomes = try await bench.exports.apply(plan, environment: ["TOKEN": ""])
    #expect(
      outcomes.map(\.description) == [
        "create HTTP: not done, the environment variable TOKEN, for destination.config.token, is not set",
        "create N: done",
      ])
  }

  @Test("Operator 19: that a server repeats in an error stay hidden")
  func echoed() async throws {
    let bench = try SetBench()
    let definition = ExportDefinition.redshiftWithSecrets
    let words = SetBench.environment.values.joined(separator: " or ")
    bench.fake.respondNext(
      to: { $0.head.method == .post },
      with: FakeResponse(
        status: .badRequest,
        json: #"{"type":"validation_error","code":"invalid_input","detail":"Not \#(words)","attr":null}"#))
    let outcomes = try await bench.apply(bench.set(definition))
    #expect(outcomes.map(\.isDone) == [false])
    #expect(isClean("\(outcomes)"), "\(outcomes)")
  }

  @Test("in the place of their reference are refused without being shown")
  func literal() async throws {
    let bench = try SetBench()
    let definition = try #require(Self.http)
    var literals = [definition.with(["destination.config.token": "phc_secretToken4711"]), definition]
    literals[1].secrets["destination.config.token"] = "phc_secretToken4711"
    for literal in literals {
      let problems = try await bench.problems(bench.set(literal))
      #expect(problems.count == 1 && isClean("\(problems)"))
    }
    #expect(throws: ExportSetError.self) {
      try ExportSetPlan(of: bench.set(definition), for: [], at: bench.clock.date, rotating: ["other"])
    }
  }

  @Test("are sent with the change that makes them necessary")
  func becomesNecessary() async throws {
    let bench = try SetBench()
    let definition = ExportDefinition.redshiftWithSecrets
    let plain = ExportDefinition(
      name: definition.name,
      settings: definition.settings.filter { !$0.key.contains("copy_inputs") }.merging([
        "destination.config.mode": "INSERT"
      ]) { $1 })
    try await bench.apply(bench.set(plain))
    let plan = try await bench.plan(bench.set(definition))
    #expect(plan.changes.map(\.secrets) == [definition.secrets])
    #expect(try await bench.apply(plan).areDone)
    #expect(try await bench.plan(bench.set(definition)).isEmpty)
  }
}
