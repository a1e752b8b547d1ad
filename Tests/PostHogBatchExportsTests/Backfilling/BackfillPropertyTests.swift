import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import TestSupport
import Testing

/// Plans for random exports, gaps, failures and data, run by one operator, by two at once, or killed and run again: for every
/// interval there is a completed run or the server's word that there was nothing, and each is exported once.
@Suite struct BackfillPropertyTests {
  private static let schedules = [
    "{}", #"{"interval":"every 15 minutes"}"#, #"{"interval":"day","offset_hour":2,"timezone":"US/Pacific"}"#,
    #"{"interval":"day","timezone":"Europe/London"}"#, #"{"interval":"day","timezone":"Africa/Cairo"}"#,
    #"{"interval":"day","offset_hour":1,"timezone":"Australia/Lord_Howe"}"#,
    #"{"interval":"week","offset_day":3,"offset_hour":5,"timezone":"America/Havana"}"#,
    #"{"interval":"day","offset_hour":5,"timezone":"Pacific/Kiritimati"}"#,
    #"{"interval":"day","offset_hour":23,"timezone":"Pacific/Pago_Pago"}"#,
  ]

  @Test(arguments: Effort.seeds(9, of: 600)) func everyIntervalIsExportedOnce(seed: UInt64) async throws {
    var world = try World(seed: seed, json: Self.schedules[Int(seed) % Self.schedules.count])
    try await world.live()
    guard let plan = try await world.plan() else { return }
    let before = try await world.coverage()
    try await world.runAsOperatorsDo(plan)
    try await world.judge(plan, before)
  }

  private struct World {
    let bench: BackfillBench
    var random: SeededGenerator
    let step: Double
    let count = 40
    var window: Range<Date> { bench.start..<bench.start.addingTimeInterval(Double(count) * step) }

    init(seed: UInt64, json: String) throws {
      random = SeededGenerator(seed: seed)
      step = json.contains("day\"") ? 86_400 : json.contains("week") ? 7 * 86_400 : json.contains("15") ? 900 : 3600
      let lateness = Int.random(in: 0...4, using: &random)
      bench = try BackfillBench(json) {
        $0.timing.backfillAppears = .seconds(lateness)
        $0.jitterSeed = seed
      }
    }

    /// Lets the export run, be paused and fail, with rows at random times.
    mutating func live() async throws {
      var ranges: [Range<Date>] = []
      for number in 0..<count where Int.random(in: 0..<4, using: &random) > 0 {
        let start = bench.start.addingTimeInterval(Double(number) * step)
        ranges.append(start..<start.addingTimeInterval(step))
      }
      bench.fake.setData(FakeData(ranges: ranges, records: 5), of: bench.exportID)
      let (seed, end) = (random.next(), window.upperBound)
      bench.fake.decideRuns(of: bench.exportID) { run in
        var random = SeededGenerator(seed: seed ^ UInt64(run.end.timeIntervalSince1970))
        guard !run.isBackfill, run.end <= end else { return nil }
        return Int.random(in: 0..<12, using: &random) == 0 ? .failed("The bucket is gone.") : nil
      }
      for _ in 0..<count {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: _ = try await bench.export.pause()
        case 1, 2: _ = try await bench.export.unpause(UnpauseRequest())
        default: break
        }
        bench.clock.advance(by: .seconds(step))
      }
      _ = try await bench.export.unpause(UnpauseRequest())
      bench.clock.advance(by: .seconds(step))
    }

    func plan() async throws -> BackfillPlan? {
      do {
        return try await bench.plan(window)
      } catch let error as BackfillError {
        guard case .nothingToBackfill = error else { throw error }
        return nil
      }
    }

    func coverage() async throws -> [IntervalCoverage] {
      let context = try CoverageContext(of: try await bench.export.retrieve(), now: bench.clock.date)
      return try await bench.export.coverage(of: window, in: context).reduce(into: []) { $0.append($1) }
    }

    mutating func runAsOperatorsDo(_ plan: BackfillPlan) async throws {
      let project = try bench.project
      let now = bench.clock.date
      switch Int.random(in: 0..<3, using: &random) {
      case 0:
        let last = Int.random(in: 0..<60, using: &random)
        let network = LossyNetwork(bench.fake) { count, _ in count >= last ? .unsupportedRequest : nil }
        _ = try? await bench.clock.withTimePassing { try await plan.run(in: network.project, now: now) }
      case 1:
        _ = await bench.clock.withTimePassing {
          async let one = try? plan.run(in: project, now: now)
          async let two = try? plan.run(in: project, now: now)
          return await [one, two]
        }
      default: break
      }
      _ = try? await bench.run(plan)
    }

    /// Whatever the plan had to export is exported once, but for the parts that it said are exported again.
    func judge(_ plan: BackfillPlan, _ before: [IntervalCoverage]) async throws {
      let again = plan.exportedAgain
      let calendar = try ExportCalendar(of: try await bench.export.retrieve())
      for (old, new) in zip(before, try await coverage())
      where plan.pieces.contains(where: { $0.range.overlaps(new.interval) }) {
        // Where the clocks skip the start, and the day before has no rows, the server makes no run.
        let isSkipped = calendar.firing(ofIntervalEndingAt: new.interval.lowerBound)?.ends == []
        let isDone = new.gaps.isEmpty || new.gaps == new.unreachable || isSkipped
        #expect(isDone, "\(plan)\n\(new.interval.text) \(new.state)")
        let newRuns = new.runs.filter { run in
          run.status == .completed && run.records ?? 0 > 0 && !old.runs.contains(run)
        }
        let twice = new.coveredTwice.filter { part in !again.contains { $0.overlaps(part) } }
          .filter { part in
            newRuns.contains { ($0.start ?? .distantPast) < part.upperBound && part.lowerBound < $0.end }
          }
        #expect(twice.isEmpty, "\(plan)\n\(new.interval.text) \(twice.map(\.text)) \(new.runs)")
      }
    }
  }
}
