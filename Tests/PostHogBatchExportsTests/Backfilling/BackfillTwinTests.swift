import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import TestSupport
import Testing

/// Several operators, limits, and responses that are lost: each interval is exported once.
@Suite struct BackfillTwinTests {
  private func bench(_ configure: (inout FakeConfiguration) -> Void = { _ in }) async throws -> (
    BackfillBench, BackfillPlan
  ) {
    let bench = try BackfillBench("{}", configure)
    try await bench.pass(hoursPaused: 10)
    bench.clock.advance(by: .seconds(3600))
    return (bench, try await bench.plan(bench.start..<bench.hour(9)))
  }

  private func expectOnce(_ bench: BackfillBench) async throws {
    let counts = try await bench.exports(of: bench.start..<bench.hour(9))
    #expect(counts.count == 9 && counts.values.allSatisfy { $0 == 1 }, "\(counts)")
  }

  @Test("Operator 12: two operators run the same plan at once", arguments: [0, 3]) func twoOperatorsAtOnce(
    lateness: Int
  ) async throws {
    let (bench, plan) = try await bench { $0.timing.backfillAppears = .seconds(lateness) }
    let (project, now) = (try bench.project, bench.clock.date)
    let summaries = try await bench.clock.withTimePassing {
      async let one = plan.run(in: project, now: now)
      async let two = plan.run(in: project, now: now)
      return try await [one, two]
    }
    #expect(summaries.allSatisfy { $0.left.isEmpty })
    try await expectOnce(bench)
  }

  @Test("Operator 12: a backfill that somebody started in the browser is waited for, and only the rest is started")
  func aBackfillOfSomebodyElse() async throws {
    let (bench, plan) = try await bench()
    _ = try await bench.export.backfills.create(
      BackfillRequest(startAt: .instant(bench.hour(2)), endAt: .instant(bench.hour(5))))
    let summary = try await bench.run(plan)
    #expect(summary.exported == 9 && summary.backfills.count == 2)
    try await expectOnce(bench)
  }

  /// An older backfill that is listed after the own one was started: the own one is cancelled.
  @Test func anOlderBackfillThatIsListedLate() async throws {
    let (bench, plan) = try await bench { $0.timing.backfillAppears = .seconds(4) }
    _ = try await bench.export.backfills.create(
      BackfillRequest(startAt: .instant(bench.start), endAt: .instant(bench.hour(5))))
    bench.fake.configure { $0.timing.backfillAppears = .seconds(1) }
    let withdrawn = Mutex(0)
    _ = try await bench.clock.withTimePassing {
      try await plan.run(in: bench.project, now: bench.clock.date) { _, event in
        if case .withdrawn = event { withdrawn.withLock { $0 += 1 } }
      }
    }
    #expect(withdrawn.withLock(\.self) == 1)
    try await expectOnce(bench)
  }

  @Test("Operator 13: the response is lost, and the backfill is listed some seconds late", arguments: [0, 3, 20])
  func aLostResponse(lateness: Int) async throws {
    let (bench, plan) = try await bench { $0.timing.backfillAppears = .seconds(lateness) }
    let isLost = Mutex(false)
    let network = LossyNetwork(bench.fake) { _, request in
      guard request.method == .post else { return nil }
      return isLost.withLock { isLost in
        defer { isLost = true }
        return isLost ? nil : .connection
      }
    }
    let summary = try await bench.clock.withTimePassing {
      try await plan.run(in: network.project, now: bench.clock.date)
    }
    #expect(summary.exported == 9 && bench.starts.count == 1)
    try await expectOnce(bench)
  }

  @Test(
    "Operator 13: the process is killed after any number of requests, and the plan is run again at once",
    arguments: [0, 3])
  func killedAtAnyRequest(lateness: Int) async throws {
    let seeds = Effort.seeds(8, of: 30)
    for number in seeds.map({ Int($0) * 30 / seeds.count }) {
      let (bench, plan) = try await bench { $0.timing.backfillAppears = .seconds(lateness) }
      let network = LossyNetwork(bench.fake) { count, _ in count >= number ? .unsupportedRequest : nil }
      _ = try? await bench.clock.withTimePassing { try await plan.run(in: network.project, now: bench.clock.date) }
      let saved = try BackfillPlan(json: plan.jsonText)
      #expect(try await bench.run(saved).left.isEmpty)
      try await expectOnce(bench)
    }
  }

  /// A server that gives the name of a workflow instead of an id.
  @Test func olderServers() async throws {
    let (bench, plan) = try await bench {
      $0.backfillIDs = .workflow
      $0.timing.backfillAppears = .seconds(3)
    }
    #expect(try await bench.run(plan).exported == 9)
  }

  @Test func faultsOfTheServerThatPass() async throws {
    let (bench, plan) = try await bench()
    let fault = FakeResponse(
      status: .badGateway, json: #"{"type":"server_error","code":"error","detail":"No.","attr":null}"#)
    let count = Mutex(0)
    for _ in 0..<12 {
      bench.fake.respondNext(
        to: { _ in
          count.withLock { count in
            count += 1
            return count % 4 == 0
          }
        }, with: fault)
    }
    #expect(try await bench.run(plan).left.isEmpty)
    try await expectOnce(bench)
  }

  /// Several exports at once: the limit is learned from the refusal, and one place is left free.
  @Test func severalExportsKeepToTheLimitOfTheProject() async throws {
    let (bench, plan) = try await bench { $0.maxConcurrentBackfills = 3 }
    var plans = [plan]
    for _ in 0..<5 {
      let id = try bench.fake.addExport(createdAt: bench.start)
      plans.append(
        try await bench.project.batchExports[id].backfillPlan(
          of: bench.start..<bench.hour(9), including: BackfillKind.uncovered, now: bench.clock.date))
    }
    // Two of somebody else.
    for _ in 0..<2 {
      let id = try bench.fake.addExport(createdAt: bench.start)
      _ = try await bench.project.batchExports[id].backfills.create(
        BackfillRequest(startAt: .instant(bench.start), endAt: .instant(bench.hour(6))))
    }
    let limits = Mutex<[Int?]>([])
    let project = try bench.project
    let results = await bench.clock.withTimePassing {
      await BackfillPlan.run(plans + [plan], in: project, now: bench.clock.date) { _, event in
        if case .limitReached(let limit) = event { limits.withLock { $0.append(limit) } }
      }
    }
    #expect(results.count == 7 && results.allSatisfy { (try? $0.get().left) == [] }, "\(results)")
    #expect(limits.withLock(\.self).first == 3)
    #expect(bench.starts.count >= 6)
  }
}
